import type { Migration } from './migration.ts'

const instant = (column: string) => `${column} GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]T*Z'`

/** A membership is its latest row; one without a role ended. */
const access = [
  `CREATE TABLE member (
     seq INTEGER PRIMARY KEY AUTOINCREMENT,
     person TEXT NOT NULL REFERENCES person (id),
     role TEXT CHECK (role IN ('official', 'staff')),
     region TEXT,
     unit TEXT,
     at TEXT NOT NULL CHECK (${instant('at')})
   ) STRICT`,
  'CREATE INDEX member_by_person ON member (person, seq)',
]

/** People who were invited, and what comes in and goes out through channels. */
export const second: Migration = {
  version: 2,
  async up(db) {
    for (const statement of access) await db.raw(statement)
  },
}
