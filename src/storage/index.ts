export {
  ArchiveError,
  type BackupMade,
  type BackupManifest,
  backupFolder,
  restoreFolder,
} from './archive/index.ts'
export {
  NotADatabaseError,
  StoreClosedError,
  StoreCorruptError,
  StoreEmptyError,
  StoreError,
  type StoreFault,
  StoreFullError,
  StoreLockedError,
  StoreNewerError,
  StoreOlderError,
  StoreReadOnlyError,
  StoreRefusedError,
  StoreUnreachableError,
} from './errors.ts'
export type * from './port.ts'
export { type DatabaseEvidence, inspectDatabase } from './sqlite/inspect/index.ts'
export { type Lock, openLock } from './sqlite/lock.ts'
export { openStore, type StoreOptions } from './sqlite/open.ts'
