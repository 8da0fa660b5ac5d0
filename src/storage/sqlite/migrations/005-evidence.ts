import type { Knex } from 'knex'
import { canonical, digestOf, GENESIS, linkOf } from '../../../chain/index.ts'
import { appendOnly, day, instant } from './checks.ts'
import type { Migration } from './migration.ts'

type Row = Record<string, string | number | null>

const hash = (column: string) => `length(${column}) = 64 AND ${column} NOT GLOB '*[^0-9a-f]*'`

/** Refuses a row that does not follow the last one; what the hash itself says is for the writer to compute. */
const chained = (table: string): string =>
  `CREATE TRIGGER ${table}_chained BEFORE INSERT ON ${table}
   WHEN NEW.prev IS NOT coalesce((SELECT hash FROM ${table} ORDER BY seq DESC LIMIT 1), '${GENESIS}')
   BEGIN SELECT RAISE(ABORT, '${table}: a row must hold the hash of the row before it'); END`

const tenureTaken = 'seq = NEW.seq OR (id = NEW.id AND version = NEW.version)'

const ledgerTaken = 'seq = NEW.seq OR id = NEW.id OR (confirmation = NEW.confirmation AND line = NEW.line)'

/** As it was, with more kinds of lines and what each line rests on. AUTOINCREMENT keeps the highest number given. */
const ledger = `CREATE TABLE ledger (
     seq INTEGER PRIMARY KEY AUTOINCREMENT,
     id TEXT NOT NULL UNIQUE,
     person TEXT NOT NULL REFERENCES person (id),
     recorded_by TEXT NOT NULL REFERENCES person (id),
     kind TEXT NOT NULL CHECK (kind IN
       ('record', 'correction', 'void', 'attach', 'detach', 'link', 'unlink', 'affirm')),
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
     detail TEXT CHECK (json_valid(detail) AND (detail IS NULL) = (kind IN ('record', 'correction', 'void'))),
     heads TEXT NOT NULL CHECK (json_valid(heads)),
     prev TEXT NOT NULL CHECK (${hash('prev')}),
     hash TEXT NOT NULL UNIQUE CHECK (${hash('hash')}),
     UNIQUE (confirmation, line)
   ) STRICT`

const ledgerRules = [
  'CREATE INDEX ledger_by_person ON ledger (person, seq)',
  ...appendOnly('ledger', ledgerTaken),
  `CREATE TRIGGER ledger_gapless BEFORE INSERT ON ledger
   WHEN NEW.seq IS NOT (SELECT coalesce(max(seq), 0) + 1 FROM ledger)
   BEGIN SELECT RAISE(ABORT, 'ledger: seq must follow without a gap'); END`,
  `CREATE TRIGGER ledger_amends BEFORE INSERT ON ledger
   WHEN NEW.amends IS NOT NULL AND NOT EXISTS (
     SELECT 1 FROM ledger WHERE id = NEW.amends AND kind = 'record' AND person = NEW.person
   )
   BEGIN SELECT RAISE(ABORT, 'ledger: amends must name a record of the same person'); END`,
  chained('ledger'),
]

const tenureRules = [...appendOnly('tenure', tenureTaken), chained('tenure')]
const itemRules = [...appendOnly('duty_item', tenureTaken), chained('duty_item')]
const anchorRules = appendOnly('anchor', 'hash = NEW.hash AND shown = NEW.shown')

/** Every trigger of the tables that are evidence, as it was made: what verify compares those it finds with. */
export const evidenceTriggers: readonly string[] = [
  ...ledgerRules.filter((rule) => rule.startsWith('CREATE TRIGGER')),
  ...tenureRules,
  ...itemRules,
  ...anchorRules,
]

/** An item is its latest version, as a tenure is. */
const items = [
  `CREATE TABLE duty_item (
     seq INTEGER PRIMARY KEY AUTOINCREMENT,
     id TEXT NOT NULL CHECK (id <> ''),
     version INTEGER NOT NULL CHECK (version >= 1),
     person TEXT NOT NULL REFERENCES person (id),
     text TEXT NOT NULL CHECK (text <> ''),
     source TEXT NOT NULL CHECK (source <> ''),
     source_day TEXT CHECK (${day('source_day')}),
     count INTEGER CHECK (count >= 1),
     period TEXT CHECK (period IN ('day', 'week', 'month', 'quarter', 'half-year', 'year')),
     every INTEGER CHECK (every >= 1 AND (every IS NULL) = (count IS NULL) AND (period IS NULL) = (count IS NULL)),
     from_day TEXT NOT NULL CHECK (${day('from_day')}),
     to_day TEXT CHECK (${day('to_day')} AND to_day >= from_day),
     withdrawn INTEGER NOT NULL CHECK (withdrawn IN (0, 1)),
     recorded_by TEXT NOT NULL REFERENCES person (id),
     recorded_at TEXT NOT NULL CHECK (${instant('recorded_at')}),
     prev TEXT NOT NULL CHECK (${hash('prev')}),
     hash TEXT NOT NULL UNIQUE CHECK (${hash('hash')}),
     UNIQUE (id, version)
   ) STRICT`,
  'CREATE INDEX duty_item_by_person ON duty_item (person)',
  ...itemRules,
]

const anchors = [
  `CREATE TABLE anchor (
     at TEXT NOT NULL CHECK (${instant('at')}),
     seq INTEGER NOT NULL CHECK (seq >= 0),
     hash TEXT NOT NULL CHECK (${hash('hash')}),
     shown TEXT NOT NULL CHECK (shown <> ''),
     PRIMARY KEY (hash, shown)
   ) STRICT`,
  ...anchorRules,
]

/** Of an address only a hash is kept: who reads the file cannot read the calendars. */
const calendars = [
  `CREATE TABLE calendar_address (
     person TEXT PRIMARY KEY NOT NULL REFERENCES person (id),
     secret TEXT NOT NULL UNIQUE CHECK (secret <> ''),
     at TEXT NOT NULL CHECK (${instant('at')})
   ) STRICT, WITHOUT ROWID`,
]

/** The row with its hashes, behind the row of the hash `prev`. */
function sealed<T extends Row>(body: T, prev: string): T & { prev: string; hash: string } {
  return { ...body, prev, hash: linkOf(prev, digestOf(body)) }
}

async function chainTenures(db: Knex): Promise<string> {
  for (const rule of ['no_update', 'no_delete', 'no_replace']) await db.raw(`DROP TRIGGER tenure_${rule}`)
  for (const column of ['prev', 'hash']) {
    await db.raw(`ALTER TABLE tenure ADD COLUMN ${column} TEXT NOT NULL DEFAULT ''`)
  }
  const rows: Row[] = await db.raw('SELECT * FROM tenure ORDER BY seq')
  let last = GENESIS
  for (const { prev: _, hash: __, ...body } of rows) {
    const { prev, hash } = sealed(body, last)
    await db.raw('UPDATE tenure SET prev = ?, hash = ? WHERE seq = ?', [prev, hash, body.seq as number])
    last = hash
  }
  for (const rule of tenureRules) await db.raw(rule)
  return last
}

/** Lines that one statement takes: one at a time, a ledger of years would take minutes. */
const AT_ONCE = 200

async function insertLines(db: Knex, lines: readonly Row[]): Promise<void> {
  const columns = Object.keys(lines[0] as Row)
  const values = lines.map(() => `(${columns.map(() => '?').join()})`).join()
  const cells = lines.flatMap((line) => columns.map((column) => line[column] as string))
  await db.raw(`INSERT INTO ledger (${columns.join()}) VALUES ${values}`, cells)
}

/** Lines of before rest on the posts as they are at the migration: what they were then nobody noted. */
async function chainLedger(db: Knex, tenure: string): Promise<void> {
  const rules = ['no_update', 'no_delete', 'no_replace', 'gapless', 'amends']
  for (const rule of rules) await db.raw(`DROP TRIGGER ledger_${rule}`)
  await db.raw('DROP INDEX ledger_by_person')
  await db.raw('ALTER TABLE ledger RENAME TO ledger_before')
  await db.raw(ledger)
  const rows: Row[] = await db.raw('SELECT * FROM ledger_before ORDER BY seq')
  const own = new Map<unknown, string>()
  let last = GENESIS
  const lines = rows.map((row) => {
    const heads = canonical({ duty_item: GENESIS, own: own.get(row.person) ?? GENESIS, tenure })
    const line = sealed<Row>({ ...row, detail: null, heads }, last)
    last = line.hash
    own.set(row.person, last)
    return line
  })
  for (let from = 0; from < lines.length; from += AT_ONCE)
    await insertLines(db, lines.slice(from, from + AT_ONCE))
  // To drop a row the engine looks for those that amend it: without an index it would read all of them for each.
  await db.raw('CREATE INDEX ledger_before_by_amends ON ledger_before (amends)')
  await db.raw('DROP TABLE ledger_before')
  for (const rule of ledgerRules) await db.raw(rule)
}

/** Every line holds the hash of the one before it; more can be said of an entry; organisations' own items. */
export const fifth: Migration = {
  version: 5,
  async up(db) {
    await chainLedger(db, await chainTenures(db))
    for (const statement of [items, anchors, calendars].flat()) await db.raw(statement)
  },
}
