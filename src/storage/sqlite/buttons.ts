import type { Store } from '../port.ts'
import type { Database } from './database.ts'
import { insertRows } from './insert-rows.ts'

type Buttons = Pick<Store, 'keepActions' | 'action'>

const insertion = {
  into: 'button_action',
  columns: ['id', 'action'],
  ending: 'ON CONFLICT (id) DO NOTHING',
}

/** What short ids of buttons stand for. */
export function buttonStore(database: Database): Buttons {
  return {
    async keepActions(actions) {
      await insertRows(
        database,
        insertion,
        actions.map(({ id, action }) => [id, action]),
      )
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
