import { createHash } from 'node:crypto'
import type { IncomingMessage } from '../../../src/conversation/index.ts'
import type { KeptFile } from '../../../src/files/index.ts'
import { foldLedger, type LedgerEntry } from '../../../src/ledger/index.ts'
import { plainText, type Reply } from '../../../src/reply/index.ts'
import type { LedgerRow } from '../../../src/storage/index.ts'
import { type Cast, openCast } from '../behalf-cast.ts'

/** A file as a channel gives it to the core: kept and checked already. Others of the same name have the same content. */
export function kept(name: string, mediaType = 'image/jpeg', bytes = 1_258_291): KeptFile {
  return { sha256: createHash('sha256').update(name).digest('hex'), name, mediaType, bytes }
}

export const PHOTO = kept('现场.jpg')
export const SECOND = kept('签到.jpg', 'image/jpeg', 35_000)
export const MINUTES = kept('会议纪要.pdf', 'application/pdf', 812)

/** A conversation over a real database, in which people send files; the last reply is the one whose buttons are tapped. */
export interface World extends Cast {
  /** Sends a message as this person; every reply. */
  sends(person: string, message: Partial<IncomingMessage>): Promise<Reply[]>
  /** The same; the text of all replies, one after the other. */
  tells(person: string, message: Partial<IncomingMessage>): Promise<string>
  /** Taps a button of the last reply to anybody. */
  touches(person: string, label: string): Promise<string>
  /** Buttons of the last reply. */
  buttons(): string[]
  entries(person: string): Promise<LedgerEntry[]>
  lines(person: string): Promise<LedgerRow[]>
  /** Moves the clock. */
  later(ms: number): void
}

export async function openWorld(day = '2026-11-21'): Promise<World> {
  const cast = await openCast(day)
  let now = new Date(`${day}T09:00:00+08:00`)
  let last: Reply | undefined
  const sends: World['sends'] = async (person, message) => {
    now = new Date(now.getTime() + 1000)
    const replies = await cast.conversation.handle({ person, now, ...message })
    last = replies.at(-1)
    return replies
  }
  const tells: World['tells'] = async (person, message) =>
    (await sends(person, message)).map((reply) => plainText(reply.blocks)).join('\n---\n')
  return Object.assign(Object.create(cast) as Cast, {
    sends,
    tells,
    async touches(person: string, label: string) {
      const all = last?.buttons.flat() ?? []
      const button = all.find((each) => each.label === label)
      if (!button) throw new Error(`no button ${label}; there are ${all.map((each) => each.label)}`)
      return tells(person, { tap: button.action })
    },
    buttons: () => last?.buttons.flat().map((each) => each.label) ?? [],
    lines: (person: string) => cast.store.ledger(person),
    entries: async (person: string) => foldLedger(await cast.store.ledger(person)),
    later(ms: number) {
      now = new Date(now.getTime() + ms)
    },
  })
}
