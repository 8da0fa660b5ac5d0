/** Conditions of columns, as SQL, and triggers that several steps use. */

/** A day that exists, written YYYY-MM-DD: the engine's own reading of it gives the same text back. */
export const day = (column: string) => `date(${column}) IS ${column}`

/** A time of day, written HH:MM. */
export const wallTime = (column: string) => `${column} GLOB '[0-2][0-9]:[0-5][0-9]' AND ${column} < '24:00'`

/** An instant in UTC. */
export const instant = (column: string) => `${column} GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]T*Z'`

/**
 * Refuses every change and deletion of the rows of a table. `taken` tells of a new row whether one of its unique
 * values is in use: INSERT OR REPLACE would delete the older row without asking the trigger on deletion.
 */
export const appendOnly = (table: string, taken: string): string[] => [
  ...['UPDATE', 'DELETE'].map(
    (action) =>
      `CREATE TRIGGER ${table}_no_${action.toLowerCase()} BEFORE ${action} ON ${table}
       BEGIN SELECT RAISE(ABORT, '${table}: rows are append-only'); END`,
  ),
  `CREATE TRIGGER ${table}_no_replace BEFORE INSERT ON ${table}
   WHEN EXISTS (SELECT 1 FROM ${table} WHERE ${taken})
   BEGIN SELECT RAISE(ABORT, '${table}: rows are append-only'); END`,
]

/** Refuses to delete rows of a table, so that what was used once is never new again. */
export const neverDeleted = (table: string): string =>
  `CREATE TRIGGER ${table}_no_delete BEFORE DELETE ON ${table}
   BEGIN SELECT RAISE(ABORT, '${table}: rows are never deleted'); END`
