import { DICTIONARY_VERSION } from './dictionary.ts'

/** To be raised with every change to this folder that changes a term of any text. */
const REVISION = 2

/** What decides the terms of a text; an index made by another version is built anew. */
export const TOKENISER_VERSION = `jieba ${DICTIONARY_VERSION}, words ${REVISION}`
