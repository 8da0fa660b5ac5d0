export { citationLine, citationsOf, plainText, progressOf, reply } from './render.ts'
export type { Attachment, Block, Button, Citation, DutyCard, Reply } from './types.ts'
