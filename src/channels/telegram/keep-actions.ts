import type { ChannelStore } from '../../storage/index.ts'
import type { Rendered } from './render/index.ts'

/** Keeps what the short ids in buttons' data stand for; before a button is shown, its action must be kept. */
export type KeepActions = (actions: Rendered['actions']) => Promise<void>

const MOST_REMEMBERED = 10_000

/** Ids that were kept before need no second look. Rejects with a StoreError. */
export function createKeepActions(store: Pick<ChannelStore, 'keepActions'>): KeepActions {
  const kept = new Set<string>()
  return async (actions) => {
    const fresh = actions.filter((each) => !kept.has(each.id))
    if (fresh.length === 0) return
    await store.keepActions(fresh)
    if (kept.size > MOST_REMEMBERED) kept.clear()
    for (const each of fresh) kept.add(each.id)
  }
}
