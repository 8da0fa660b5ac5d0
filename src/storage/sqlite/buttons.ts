import type { Store } from '../port.ts'
import type { Database } from './database.ts'

type Buttons = Pick<Store, 'keepActions' | 'action'>

/** What short ids of buttons stand for. */
export function buttonStore(database: Database): Buttons {
  return {
    async keepActions(actions) {
      await database.transaction(async (inner) => {
        for (const { id, action } of actions) {
          await inner.change(
            'INSERT INTO button_action (id, action) VALUES (?, ?) ON CONFLICT (id) DO NOTHING',
            id,
            action,
          )
        }
      })
    },

    async action(id) {
      const [row] = await database.rows<{ action: string }>(
        'SELECT action FROM button_action WHERE id = ?',
        id,
      )
      return row?.action ?? null
    },
  }
}
