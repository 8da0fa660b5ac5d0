import { client, RequestError } from './client.ts'
import { outbox } from './outbox.ts'
import { scroll } from './scroll.ts'
import { isSending, type Line, type Store, shownNow } from './state.ts'
import type { Button, MessageBody } from './wire.ts'

/** Saying something, and what may become of it. */
export interface MessageActions {
  setDraft(text: string): void
  sendDraft(): Promise<void>
  tap(button: Button): Promise<void>
  /** Sends a failed line again, under its first id. */
  retry(line: Line): Promise<void>
  /** Takes a failed line back into the composer. */
  takeBack(line: Line): void
}

/** @param answered runs after every attempt, whether it was answered or not. */
export function createMessageActions(store: Store, answered: () => Promise<void>): MessageActions {
  const keepUnsent = () =>
    outbox.keepUnsent(
      store.state.lines.flatMap(({ outgoing, text, at }) =>
        outgoing ? [{ message: outgoing.message, shown: text ?? '', at }] : [],
      ),
    )

  const showReplies = async (key: string, message: MessageBody) => {
    let count = 0
    for await (const reply of client.send(message)) {
      const at = new Date(shownNow(store.state)).toISOString()
      const answer: Line = { key: `${key}.${count++}`, from: 'assistant', at, reply }
      // After a broken connection a retry gives the same replies again: each stands once.
      store.update({ lines: [...store.state.lines.filter((line) => line.key !== answer.key), answer] })
    }
  }

  const deliver = async (key: string, message: MessageBody) => {
    store.updateLine(key, (line) => ({ ...line, outgoing: { message, state: 'sending' } }))
    keepUnsent()
    scroll.toEnd()
    try {
      await showReplies(key, message)
      store.updateLine(key, ({ outgoing: _, ...line }) => line)
      scroll.toLine(key)
    } catch (error) {
      if (!(error instanceof RequestError)) throw error
      const outgoing = { message, state: 'failed', error: error.message } as const
      store.updateLine(key, (line) => ({ ...line, outgoing }))
      scroll.toEnd()
    }
    keepUnsent()
    await answered()
  }

  const say = async (text: string, said: { text: string } | { tap: string }) => {
    const message: MessageBody = { id: newId(), ...said }
    const at = new Date(shownNow(store.state)).toISOString()
    store.update({ lines: [...store.state.lines, { key: message.id, from: 'person', at, text }] })
    await deliver(message.id, message)
  }

  const setDraft = (text: string) => {
    outbox.keepDraft(text)
    store.update({ draft: text })
  }

  return {
    setDraft,
    async sendDraft() {
      const text = store.state.draft
      if (text.trim() === '' || isSending(store.state)) return
      setDraft('')
      await say(text, { text })
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
