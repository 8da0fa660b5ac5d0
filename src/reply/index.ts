export { citationLine, citationsOf, plainText, progressOf, reply } from './render.ts'
export type {
  Asked,
  Attachment,
  Block,
  Button,
  Citation,
  DutyCard,
  ExportFormat,
  ExportSpec,
  Reply,
} from './types.ts'
