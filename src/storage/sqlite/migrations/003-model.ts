import { day, instant } from './checks.ts'
import type { Migration } from './migration.ts'

/** A line may be read in the place of an earlier one of the same person. */
const revisions = [
  'ALTER TABLE message ADD COLUMN revises INTEGER',
  'CREATE INDEX message_revises ON message (revises) WHERE revises IS NOT NULL',
  `CREATE TRIGGER message_revises_own BEFORE INSERT ON message
   WHEN NEW.revises IS NOT NULL AND NOT EXISTS (
     SELECT 1 FROM message WHERE seq = NEW.revises AND person = NEW.person
   )
   BEGIN SELECT RAISE(ABORT, 'message: revises must name a line of the same person'); END`,
]

/** How each endpoint gives structured output, and the tokens used on each civil day. */
const model = [
  `CREATE TABLE model_endpoint (
     id TEXT PRIMARY KEY NOT NULL CHECK (id <> ''),
     rung TEXT NOT NULL CHECK (rung <> ''),
     at TEXT NOT NULL CHECK (${instant('at')})
   ) STRICT`,
  `CREATE TABLE model_usage (
     day TEXT PRIMARY KEY NOT NULL CHECK (${day('day')}),
     tokens INTEGER NOT NULL CHECK (tokens >= 0)
   ) STRICT`,
]

/** As before, but what was said in a row that was given up may be forgotten. */
const forgetting = [
  'DROP TRIGGER inbox_settled_once',
  `CREATE TRIGGER inbox_settled_once BEFORE UPDATE ON inbox
   WHEN NEW.channel IS NOT OLD.channel OR NEW.id IS NOT OLD.id OR (OLD.settled_at IS NOT NULL AND (
     NEW.body <> '' OR NEW.lane IS NOT OLD.lane OR NEW.received_at IS NOT OLD.received_at
     OR NEW.attempts IS NOT OLD.attempts OR NEW.settled_at IS NOT OLD.settled_at
     OR NEW.outcome IS NOT OLD.outcome OR NEW.cause IS NOT OLD.cause))
   BEGIN SELECT RAISE(ABORT, 'inbox: a row is settled once'); END`,
]

/** What a chat model needs kept, and what is forgotten after its time. */
export const third: Migration = {
  version: 3,
  async up(db) {
    for (const statement of [...revisions, ...model, ...forgetting]) await db.raw(statement)
  },
}
