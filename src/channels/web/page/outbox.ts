import type { SentFile } from './files/state.ts'
import type { MessageBody } from './wire.ts'

/**
 * What was written but not yet answered, kept for this tab so that a reload loses none of it. The browser may refuse
 * storage (private windows, full disk); then the page works without.
 */
const DRAFT = 'zhaodan.draft'
const UNSENT = 'zhaodan.unsent'
const ATTACHED = 'zhaodan.attached'

export interface Unsent {
  message: MessageBody
  /** Words shown for it. */
  shown: string
  files?: SentFile[]
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

function listAt<T>(key: string): T[] {
  try {
    return JSON.parse(read(key) ?? '[]')
  } catch {
    return []
  }
}

function writeList(key: string, list: unknown[]): void {
  write(key, list.length === 0 ? null : JSON.stringify(list))
}

export const outbox = {
  draft: () => read(DRAFT) ?? '',
  keepDraft: (text: string) => write(DRAFT, text === '' ? null : text),
  unsent: () => listAt<Unsent>(UNSENT),
  keepUnsent: (messages: Unsent[]) => writeList(UNSENT, messages),
  attached: () => listAt<SentFile>(ATTACHED),
  keepAttached: (files: SentFile[]) => writeList(ATTACHED, files),
}
