/**
 * SQLite FTS5 over jieba words, in memory: a column each for document name, number and text, any word of the query may
 * match, ranked by its own bm25() with weighted columns. The table holds the index alone.
 */
import { DatabaseSync } from 'node:sqlite'
import type { Open } from '../types.ts'
import { openWords } from '../words.ts'

/** Of doc, article, text; the best of 1, 2, 4 for the name. */
const WEIGHTS = '1.0, 1.0, 1.0'

export const open: Open = async () => {
  const words = await openWords()
  const spaced = (text: string) => words(text).join(' ')
  const db = new DatabaseSync(':memory:')
  db.exec(`CREATE VIRTUAL TABLE lines USING fts5(doc, article, text, content='', tokenize='unicode61');
    CREATE TABLE documents (line INTEGER PRIMARY KEY, doc TEXT NOT NULL);
    BEGIN`)
  const insert = db.prepare('INSERT INTO lines (rowid, doc, article, text) VALUES (?, ?, ?, ?)')
  const belongs = db.prepare('INSERT INTO documents (line, doc) VALUES (?, ?)')
  const names = new Map<string, string>()
  const ids: string[] = []
  return {
    add({ id, doc, article, text }) {
      let name = names.get(doc)
      if (name === undefined) {
        name = spaced(doc)
        names.set(doc, name)
      }
      insert.run(ids.length, name, spaced(article), spaced(text))
      belongs.run(ids.length, doc)
      ids.push(id)
    },
    finish() {
      db.exec("COMMIT; INSERT INTO lines (lines) VALUES ('optimize')")
      const anywhere = db.prepare(
        `SELECT rowid AS at FROM lines WHERE lines MATCH ? ORDER BY bm25(lines, ${WEIGHTS}) LIMIT ?`,
      )
      const within = db.prepare(
        `SELECT lines.rowid AS at FROM lines JOIN documents ON documents.line = lines.rowid
         WHERE lines MATCH ? AND documents.doc = ? ORDER BY bm25(lines, ${WEIGHTS}) LIMIT ?`,
      )
      return {
        search(query, doc, k) {
          const terms = [...new Set(words(query))].map((word) => `"${word.replaceAll('"', '""')}"`)
          if (terms.length === 0) return []
          const match = terms.join(' OR ')
          const rows = doc === null ? anywhere.all(match, k) : within.all(match, doc, k)
          return rows.map(({ at }) => ids[Number(at)] as string)
        },
      }
    },
  }
}
