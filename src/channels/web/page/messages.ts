import { client, RequestError } from './client.ts'
import type { FileActions } from './files/actions.ts'
import type { SentFile } from './files/state.ts'
import { outbox } from './outbox.ts'
import { createPhrasing } from './phrasing.ts'
import { scroll } from './scroll.ts'
import { canSend, isSending, type Line, type Store, shownNow } from './state.ts'
import type { Button, MessageBody, Reply } from './wire.ts'

/** Saying something, and what may become of it. */
export interface MessageActions {
  setDraft(text: string): void
  sendDraft(): Promise<void>
  tap(button: Button): Promise<void>
  /** Sends a failed line again, under its first id. */
  retry(line: Line): Promise<void>
  /** Takes a failed line back into the composer. */
  takeBack(line: Line): void
  /** Leaves a reply that is being phrased as it was. */
  stopPhrasing(): void
}

/**
 * @param files what the composer holds beside the words
 * @param answered runs after every attempt, whether it was answered or not.
 */
export function createMessageActions(
  store: Store,
  files: Pick<FileActions, 'takeAttached' | 'putBack'>,
  answered: () => Promise<void>,
): MessageActions {
  const phrasing = createPhrasing(store)
  const keepUnsent = () =>
    outbox.keepUnsent(
      store.state.lines.flatMap(({ outgoing, text, files: sent, at }) =>
        outgoing ? [{ message: outgoing.message, shown: text ?? '', at, ...(sent && { files: sent }) }] : [],
      ),
    )

  const showReply = (key: string, reply: Reply) => {
    const at = new Date(shownNow(store.state)).toISOString()
    // After a broken connection a retry gives the same replies again: each stands once.
    const others = store.state.lines.filter((line) => line.key !== key)
    store.update({ lines: [...others, { key, from: 'assistant', at, reply }] })
  }

  /** Shows what comes. `settle` runs when every reply has, though one of them may grow into another yet. */
  const receive = async (key: string, message: MessageBody, settle: () => void) => {
    const stop = new AbortController()
    let replies = 0
    let phrased: string | null = null
    try {
      for await (const line of client.send(message, stop.signal)) {
        if ('phrasing' in line) {
          phrased = `${key}.${line.phrasing}`
          phrasing.begin(phrased, stop)
          settle()
        } else if ('revised' in line) {
          phrasing.revise(line)
        } else {
          showReply(`${key}.${replies++}`, line)
        }
      }
    } catch (error) {
      if (!(error instanceof RequestError) || phrased === null) throw error
    }
    if (phrased === null) settle()
    else await phrasing.over(phrased)
  }

  const deliver = async (key: string, message: MessageBody) => {
    phrasing.cancel()
    store.updateLine(key, (line) => ({ ...line, outgoing: { message, state: 'sending' } }))
    keepUnsent()
    scroll.toEnd()
    const settled = (outgoing?: Line['outgoing']) => {
      store.updateLine(key, ({ outgoing: _, ...line }) => (outgoing ? { ...line, outgoing } : line))
      if (outgoing) scroll.toEnd()
      else scroll.toLine(key)
      keepUnsent()
      void answered()
    }
    try {
      await receive(key, message, settled)
    } catch (error) {
      if (!(error instanceof RequestError)) throw error
      settled({ message, state: 'failed', error: error.message })
    }
  }

  const say = async (text: string, said: { text?: string; tap?: string }, sent: SentFile[] = []) => {
    const message: MessageBody = {
      id: newId(),
      ...said,
      ...(sent.length > 0 && { files: sent.map(({ id }) => id) }),
    }
    const at = new Date(shownNow(store.state)).toISOString()
    const line: Line = { key: message.id, from: 'person', at, text, ...(sent.length > 0 && { files: sent }) }
    store.update({ lines: [...store.state.lines, line] })
    await deliver(message.id, message)
  }

  const setDraft = (text: string) => {
    outbox.keepDraft(text)
    store.update({ draft: text })
  }

  return {
    setDraft,
    stopPhrasing: phrasing.stop,
    async sendDraft() {
      const text = store.state.draft
      if (!canSend(store.state)) return
      setDraft('')
      await say(text, text.trim() === '' ? {} : { text }, files.takeAttached())
    },
    async tap(button) {
      if (!isSending(store.state)) await say(button.label, { tap: button.action })
    },
    async retry(line) {
      if (line.outgoing && !isSending(store.state)) await deliver(line.key, line.outgoing.message)
    },
    takeBack(line) {
      store.update({ lines: store.state.lines.filter(({ key }) => key !== line.key) })
      keepUnsent()
      files.putBack(line.files ?? [])
      setDraft([line.text, store.state.draft].filter(Boolean).join('\n'))
    },
  }
}

/** Not `crypto.randomUUID`: browsers keep that from pages that are served over plain http to another machine. */
function newId(): string {
  return Array.from(crypto.getRandomValues(new Uint8Array(16)), (byte) =>
    byte.toString(16).padStart(2, '0'),
  ).join('')
}
