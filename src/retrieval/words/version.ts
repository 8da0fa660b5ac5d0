import { JIEBA_VERSION } from './jieba.ts'

/** To be raised with every change to this folder that changes a term of any text. */
const REVISION = 1

/** What decides the terms of a text; an index made by another version is built anew. */
export const TOKENISER_VERSION = `jieba ${JIEBA_VERSION}, words ${REVISION}`
