import { appendOnly, day, instant } from './checks.ts'
import type { Migration } from './migration.ts'

const people = [
  `CREATE TABLE person (
     id TEXT PRIMARY KEY NOT NULL CHECK (id <> ''),
     name TEXT,
     created_at TEXT NOT NULL CHECK (${instant('created_at')})
   ) STRICT`,
  `CREATE TABLE preference (
     person TEXT NOT NULL REFERENCES person (id),
     key TEXT NOT NULL,
     value TEXT NOT NULL,
     PRIMARY KEY (person, key)
   ) STRICT`,
]

/** A tenure is its latest version; `version` 1 founds it, later ones change its days or withdraw it. */
const tenures = [
  `CREATE TABLE tenure (
     seq INTEGER PRIMARY KEY AUTOINCREMENT,
     id TEXT NOT NULL,
     version INTEGER NOT NULL CHECK (version >= 1),
     person TEXT NOT NULL REFERENCES person (id),
     regulation TEXT NOT NULL,
     post TEXT NOT NULL,
     title TEXT,
     from_day TEXT NOT NULL CHECK (${day('from_day')}),
     to_day TEXT CHECK (${day('to_day')} AND to_day >= from_day),
     withdrawn INTEGER NOT NULL CHECK (withdrawn IN (0, 1)),
     recorded_at TEXT NOT NULL CHECK (${instant('recorded_at')}),
     UNIQUE (id, version)
   ) STRICT`,
  'CREATE INDEX tenure_by_person ON tenure (person)',
  ...appendOnly('tenure', 'seq = NEW.seq OR (id = NEW.id AND version = NEW.version)'),
]

/** `line` tells apart the lines that came from one confirmation. */
const ledger = [
  `CREATE TABLE ledger (
     seq INTEGER PRIMARY KEY,
     id TEXT NOT NULL UNIQUE,
     person TEXT NOT NULL REFERENCES person (id),
     recorded_by TEXT NOT NULL REFERENCES person (id),
     kind TEXT NOT NULL CHECK (kind IN ('record', 'correction', 'void')),
     amends TEXT REFERENCES ledger (id) CHECK ((kind = 'record') = (amends IS NULL)),
     activity TEXT NOT NULL CHECK (activity <> ''),
     date TEXT NOT NULL CHECK (${day('date')}),
     place TEXT,
     count INTEGER NOT NULL CHECK (count >= 1),
     words TEXT NOT NULL,
     reason TEXT,
     recorded_at TEXT NOT NULL CHECK (${instant('recorded_at')}),
     confirmation TEXT NOT NULL CHECK (confirmation <> ''),
     line INTEGER NOT NULL CHECK (line >= 1),
     UNIQUE (confirmation, line)
   ) STRICT`,
  'CREATE INDEX ledger_by_person ON ledger (person, seq)',
  ...appendOnly(
    'ledger',
    'seq = NEW.seq OR id = NEW.id OR (confirmation = NEW.confirmation AND line = NEW.line)',
  ),
  `CREATE TRIGGER ledger_gapless BEFORE INSERT ON ledger
   WHEN NEW.seq IS NOT (SELECT coalesce(max(seq), 0) + 1 FROM ledger)
   BEGIN SELECT RAISE(ABORT, 'ledger: seq must follow without a gap'); END`,
  `CREATE TRIGGER ledger_amends BEFORE INSERT ON ledger
   WHEN NEW.amends IS NOT NULL AND NOT EXISTS (
     SELECT 1 FROM ledger WHERE id = NEW.amends AND kind = 'record' AND person = NEW.person
   )
   BEGIN SELECT RAISE(ABORT, 'ledger: amends must name a record of the same person'); END`,
]

const conversation = [
  `CREATE TABLE pending (
     id TEXT PRIMARY KEY NOT NULL CHECK (id <> ''),
     person TEXT NOT NULL REFERENCES person (id),
     kind TEXT NOT NULL,
     payload TEXT NOT NULL,
     created_at TEXT NOT NULL CHECK (${instant('created_at')}),
     settled_at TEXT CHECK (${instant('settled_at')}),
     outcome TEXT CHECK ((outcome IS NULL) = (settled_at IS NULL))
   ) STRICT`,
  'CREATE INDEX pending_open ON pending (person) WHERE settled_at IS NULL',
  `CREATE TRIGGER pending_settled_once BEFORE UPDATE ON pending WHEN OLD.settled_at IS NOT NULL
   BEGIN SELECT RAISE(ABORT, 'pending: a card is settled once'); END`,
  `CREATE TABLE message (
     seq INTEGER PRIMARY KEY AUTOINCREMENT,
     person TEXT NOT NULL REFERENCES person (id),
     from_side TEXT NOT NULL CHECK (from_side IN ('person', 'assistant')),
     body TEXT NOT NULL,
     at TEXT NOT NULL CHECK (${instant('at')})
   ) STRICT`,
  'CREATE INDEX message_by_person ON message (person, seq)',
]

/** The first schema: people, tenures, ledger, cards waiting for a tap, conversation. */
export const first: Migration = {
  version: 1,
  async up(db) {
    for (const statement of [...people, ...tenures, ...ledger, ...conversation]) await db.raw(statement)
  },
}
