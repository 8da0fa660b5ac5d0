import { StoreRefusedError } from '../errors.ts'
import type { Database } from './database.ts'

/** Refuses a write for a rule that the schema itself cannot express. */
export function refuse(database: Database, rule: string): never {
  throw new StoreRefusedError(database.file, rule)
}
