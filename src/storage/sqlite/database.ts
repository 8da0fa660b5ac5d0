import type { Knex } from 'knex'
import type { Memory } from './memory.ts'
import type { Value } from './statements.ts'

/** Two connections on one file: all writing goes through one, one work after another; reading through the other. */
export interface Database {
  readonly file: string
  /** Runs a query that sees everything committed so far. It cannot write. */
  read<T>(query: (db: Knex) => Promise<T>): Promise<T>
  /** The rows of one SQL statement, under the same conditions; compiled once. */
  rows<T>(sql: string, ...values: Value[]): Promise<T[]>
  /** Runs one SQL statement that writes, and gives the rows that it returns, under the conditions of `write`. */
  change<T>(sql: string, ...values: Value[]): Promise<T[]>
  /** Runs `work` in one immediate transaction; resolves after the commit is durable, rejects with nothing stored. */
  write<T>(work: (db: Knex) => Promise<T>): Promise<T>
  /**
   * Runs `work` in one such transaction; what it does through the database given is part of it.
   * @param keepsMemory that `work` itself keeps `memory` right, or writes nothing of what is remembered.
   */
  transaction<T>(work: (inner: Database) => Promise<T>, keepsMemory?: boolean): Promise<T>
  /** What transactions know of the rows, as far as nobody else can have changed them. */
  readonly memory: Memory
  /** Runs statements that must stand outside a transaction, on the writing connection. */
  outside<T>(work: (db: Knex) => Promise<T>): Promise<T>
  /** Lets what is queued finish, then closes both connections. Later calls are refused. */
  close(): Promise<void>
}
