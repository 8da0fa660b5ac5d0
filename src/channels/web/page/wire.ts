/** The types that come over the wire, gathered for the page. Types alone: nothing of the server is loaded. */
export type {
  Board,
  ChecklistEntry,
  ChecklistRow,
  ChecklistSpan,
  ChecklistView,
  HistoryLine,
  ReaderArticle,
  ReaderChapter,
  ReaderPart,
  ReaderView,
} from '../../../conversation/types.ts'
export type { DraftedPhrase, DraftedPost } from '../../../drafting/types.ts'
export type { NewDecision, ReviewedMeta, ReviewedRule, ReviewItem } from '../../../imports/types.ts'
export type {
  Attachment,
  Block,
  Button,
  Citation,
  DutyCard,
  ExportSpec,
  Reply,
} from '../../../reply/types.ts'
export type { ErrorBody, MessageBody, MessageLine, RevisedLine, Session } from '../api.ts'
export type { FileBody } from '../api-files.ts'
export type { FinishedBody, ImportedBody, ImportsBody, ReviewBody } from '../api-imports.ts'
