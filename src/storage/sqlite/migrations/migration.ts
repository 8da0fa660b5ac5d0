import type { Knex } from 'knex'

/** One step of the schema. Steps that were released are never edited; a change of the schema is a new step. */
export interface Migration {
  /** Rises by one from step to step, beginning with 1. */
  version: number
  /** Runs inside the transaction that raises the version, at the instant `now`. */
  up(db: Knex, now: Date): Promise<void>
}
