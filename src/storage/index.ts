export {
  NotADatabaseError,
  StoreClosedError,
  StoreCorruptError,
  StoreError,
  type StoreFault,
  StoreFullError,
  StoreLockedError,
  StoreNewerError,
  StoreReadOnlyError,
  StoreRefusedError,
  StoreUnreachableError,
} from './errors.ts'
export type * from './port.ts'
export { type Lock, openLock } from './sqlite/lock.ts'
export { openStore, type StoreOptions } from './sqlite/open.ts'
