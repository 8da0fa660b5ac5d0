export { toActivities } from './activities.ts'
export { type ActivityDraft, draftProblems, maxCount, maxPlaceLength } from './draft.ts'
export { duplicatesOf } from './duplicates.ts'
export { LedgerOrderError, LedgerRuleError } from './errors.ts'
export type {
  Attached,
  DutyTarget,
  EntryDuty,
  EntryEvidence,
  EvidenceFile,
  EvidenceLink,
} from './evidence.ts'
export { attachedFile } from './evidence.ts'
export { affirmRow, attachRow, detachRow, linkRow, unlinkRow } from './evidence-rows.ts'
export { foldLedger } from './fold.ts'
export { type Days, isLate, isLateEntry } from './late.ts'
export {
  changed,
  correctionProblems,
  correctionRow,
  type EntryChange,
  type LineOrigin,
  recordRows,
  voidRow,
} from './rows.ts'
export type { LedgerEntry } from './types.ts'
