import { client, RequestError } from './client.ts'
import { changeInPlace, textOf } from './in-place.ts'
import type { Line, Store } from './state.ts'
import type { Reply, RevisedLine } from './wire.ts'

/** Longer than a model is given; whatever is still open then has been forgotten by the other side. */
const LONGEST_MS = 120_000
/** How long an announcement stands: long enough to be taken up, and gone before anybody searches the page. */
const ANNOUNCED_MS = 3_000
/** How many of the latest lines are looked through for a reply whose end was not received. */
const LINES_SEARCHED = 10

/** One reply at a time being put in a model's words, in the place of the one that was shown at once. */
export interface Phrasing {
  /** @param stop ends it at the other side as well. */
  begin(key: string, stop: AbortController): void
  revise(line: RevisedLine): void
  /** No more lines come: had none been final, the history may still know the reply. */
  over(key: string): Promise<void>
  /** The person has seen enough: the reply stays as it was. */
  stop(): void
  /** The conversation goes on, and so does whoever listens. */
  cancel(): void
}

export function createPhrasing(store: Store): Phrasing {
  let underWay: { key: string; stop: AbortController; timer: ReturnType<typeof setTimeout> } | null = null

  const announce = (text: string) => {
    store.update({ announcement: text })
    setTimeout(() => {
      if (store.state.announcement === text) store.update({ announcement: '' })
    }, ANNOUNCED_MS)
  }

  const change = (key: string, growing: boolean, become: (line: Line) => Line) =>
    changeInPlace(key, growing, () => store.updateLine(key, become))

  const end = (reply: Reply | null) => {
    if (!underWay) return
    const { key, timer } = underWay
    clearTimeout(timer)
    underWay = null
    change(key, false, ({ phrasing: _, ...line }) => (reply ? { ...line, reply } : line))
    announce(textOf(key))
  }

  const stop = () => {
    underWay?.stop.abort()
    end(null)
  }

  return {
    begin(key, controller) {
      underWay = { key, stop: controller, timer: setTimeout(stop, LONGEST_MS) }
      store.updateLine(key, (line) => ({ ...line, phrasing: { soFar: null }, quiet: true }))
      announce('模型正在组织表述…')
    },
    revise({ reply, final }) {
      if (final) end(reply)
      else if (underWay) change(underWay.key, true, (line) => ({ ...line, phrasing: { soFar: reply } }))
    },
    async over(key) {
      if (underWay?.key !== key) return
      const shown = store.state.lines.find((line) => line.key === key)?.reply
      const stored = await storedFor(shown)
      if (underWay?.key === key) end(stored)
    },
    stop,
    cancel() {
      stop()
      if (store.state.announcement !== '') store.update({ announcement: '' })
    },
  }
}

/** The latest answer in the history to the same question, put at the same time; null where it cannot be found. */
async function storedFor(shown: Reply | undefined): Promise<Reply | null> {
  if (!shown?.asked) return null
  const asked = JSON.stringify(shown.asked)
  try {
    const lines = await client.history(LINES_SEARCHED)
    return lines.findLast((line) => JSON.stringify(line.reply?.asked) === asked)?.reply ?? null
  } catch (error) {
    if (error instanceof RequestError) return null
    throw error
  }
}
