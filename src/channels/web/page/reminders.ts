import { client, RequestError } from './client.ts'
import { historyLine } from './history-line.ts'
import { scroll } from './scroll.ts'
import { isSending, type Store } from './state.ts'

/**
 * Shows the reminders that came since the page was read; true where there was one. The server may be away for a while:
 * then the next look makes up for it, and nobody is bothered.
 */
export async function lookForReminders(store: Store): Promise<boolean> {
  if (store.state.session === null || isSending(store.state)) return false
  try {
    const { lastSeq } = store.state
    const found = await client.reminders(lastSeq)
    const { lines } = store.state
    const fresh = found.map(historyLine).filter(({ key }) => !lines.some((line) => line.key === key))
    const last = found.at(-1)
    if (last) store.update({ lastSeq: Math.max(store.state.lastSeq, last.seq) })
    const [first] = fresh
    if (!first) return false
    // Who reads further up is not torn away from it.
    const follow = scroll.isAtEnd()
    store.update({ lines: [...store.state.lines, ...fresh] })
    if (follow) scroll.toLine(first.key)
    return true
  } catch (error) {
    if (error instanceof RequestError) return false
    throw error
  }
}
