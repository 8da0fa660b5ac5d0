import type { MessageBody } from './wire.ts'

/**
 * What was written but not yet answered, kept for this tab so that a reload loses none of it. The browser may refuse
 * storage (private windows, full disk); then the page works without.
 */
const DRAFT = 'zhaodan.draft'
const UNSENT = 'zhaodan.unsent'

export interface Unsent {
  message: MessageBody
  /** Words shown for it. */
  shown: string
  at: string
}

function read(key: string): string | null {
  try {
    return sessionStorage.getItem(key)
  } catch {
    return null
  }
}

function write(key: string, value: string | null): void {
  try {
    if (value === null) sessionStorage.removeItem(key)
    else sessionStorage.setItem(key, value)
  } catch {
    // Nothing to fall back to: the text is still on the page.
  }
}

export const outbox = {
  draft: () => read(DRAFT) ?? '',
  keepDraft: (text: string) => write(DRAFT, text === '' ? null : text),
  unsent(): Unsent[] {
    try {
      return JSON.parse(read(UNSENT) ?? '[]')
    } catch {
      return []
    }
  },
  keepUnsent: (messages: Unsent[]) => write(UNSENT, messages.length === 0 ? null : JSON.stringify(messages)),
}
