import type { Delegation, Store } from '../port.ts'
import type { Database } from './database.ts'

type Delegations = Pick<Store, 'delegations' | 'setDelegation'>

/** The latest row of each pair, by side. */
const latest = (side: 'official' | 'staff') => `
  SELECT official, staff, state, at FROM delegation AS now
  WHERE ${side} = ?
    AND seq = (SELECT max(seq) FROM delegation WHERE official = now.official AND staff = now.staff)
  ORDER BY seq`

/** Who may record for whom. */
export function delegationStore(database: Database): Delegations {
  return {
    delegations: (of) =>
      'official' in of
        ? database.rows<Delegation>(latest('official'), of.official)
        : database.rows<Delegation>(latest('staff'), of.staff),

    async setDelegation({ official, staff, state, at }) {
      await database.change(
        'INSERT INTO delegation (official, staff, state, at) VALUES (?, ?, ?, ?)',
        official,
        staff,
        state,
        at,
      )
    },
  }
}
