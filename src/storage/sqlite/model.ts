import type { ModelStore } from '../port.ts'
import type { Database } from './database.ts'

/** What is kept of a chat model's endpoint. */
export function modelStore(database: Database): ModelStore {
  return {
    async rung(endpoint) {
      const [row] = await database.rows<{ rung: string }>(
        'SELECT rung FROM model_endpoint WHERE id = ?',
        endpoint,
      )
      return row?.rung ?? null
    },

    async keepRung(endpoint, rung, at) {
      await database.change(
        `INSERT INTO model_endpoint (id, rung, at) VALUES (?, ?, ?)
         ON CONFLICT (id) DO UPDATE SET rung = excluded.rung, at = excluded.at`,
        endpoint,
        rung,
        at,
      )
    },

    async tokens(day) {
      const [row] = await database.rows<{ tokens: number }>(
        'SELECT tokens FROM model_usage WHERE day = ?',
        day,
      )
      return row?.tokens ?? 0
    },

    async addTokens(day, tokens) {
      await database.change(
        `INSERT INTO model_usage (day, tokens) VALUES (?, ?)
         ON CONFLICT (day) DO UPDATE SET tokens = tokens + excluded.tokens`,
        day,
        tokens,
      )
    },
  }
}
