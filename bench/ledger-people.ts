/** People who log through the conversation, and the count of what became of it, for the benches of the ledger. */
import { loadavg } from 'node:os'
import { join } from 'node:path'
import type { App } from '../src/cli/app.ts'
import { verifyDatabase } from '../src/cli/commands/verify-database.ts'
import type { KeptFile } from '../src/files/index.ts'
import { plainText, type Reply } from '../src/reply/index.ts'
import { inspectDatabase, StoreError } from '../src/storage/index.ts'

/** The product's day during the benches. */
export const NOW = new Date('2026-11-21T09:00:00+08:00')

/** What `App` gives that logging needs. */
export type Product = Pick<App, 'conversation' | 'store' | 'files'>

export const personOf = (n: number): string => `tg:${7_000_000 + n}`

/** Makes the people members, in no post yet. */
export async function admit({ store }: Pick<App, 'store'>, people: readonly string[]): Promise<void> {
  const since = NOW.toISOString()
  await store.transaction(async (tx) => {
    for (const person of people) {
      await tx.ensurePerson(person, since)
      await tx.setMember({ person, role: 'official', region: 'zaozhuang-2019', unit: null, since })
    }
  })
}

/** What tells one activity from every other: letters, which are read as nothing but a name. */
export function markOf(n: number): string {
  return n.toString(26).replace(/./g, (digit) => String.fromCharCode(97 + Number.parseInt(digit, 26)))
}

export const textOf = (reply: Reply | undefined): string => (reply ? plainText(reply.blocks) : '')

/** Says a text or taps an action as this person; gives the last reply. */
export async function handle(
  { conversation }: Pick<App, 'conversation'>,
  person: string,
  message: { text?: string; tap?: string; files?: KeptFile[] },
): Promise<Reply | undefined> {
  return (await conversation.handle({ person, now: NOW, ...message })).at(-1)
}

export const POST = '我是区长，今年1月1日上任'

/** Reports an activity of this mark; gives the action that confirms it, or what was said instead. */
export async function report(
  product: Pick<App, 'conversation'>,
  person: string,
  mark: string,
  files: KeptFile[] = [],
): Promise<{ confirm: string } | { said: string }> {
  const text = `11月3日带队检查了鑫达${mark}化工厂`
  const reply = await handle(product, person, { text, ...(files.length > 0 ? { files } : {}) })
  const confirm = reply?.buttons.flat().find(({ label }) => label === '确认')?.action
  return confirm === undefined ? { said: textOf(reply) } : { confirm }
}

/** Whether an answer to 确认 says that it is on record. */
export const isRecorded = (said: string): boolean => said.includes('已记入台账')

/** Reports and confirms; gives the answer to the confirmation, or what was said instead of a card. */
export async function log(
  product: Product,
  person: string,
  mark: string,
  files: KeptFile[] = [],
): Promise<string> {
  const card = await report(product, person, mark, files)
  return 'said' in card ? card.said : textOf(await handle(product, person, { tap: card.confirm }))
}

/** A small text, kept; another of each mark. */
export const keep = ({ files }: Pick<App, 'files'>, mark: string): Promise<KeptFile> =>
  files.keep({ name: `签到表-${mark}.txt`, content: Buffer.from(`参加人员签到：${mark}\n`.repeat(40)) })

export interface Account {
  /** Marks that were confirmed and are not in the ledger. */
  lost: string[]
  /** Marks that are there more than once. */
  twice: string[]
  /** How many records there are. */
  records: number
  /** Hashes of all that is attached. */
  attached: Set<string>
  /** What `zhaodan verify` finds first; null where all is well. Chain, attachments and the engine's own check. */
  wrong: string | null
}

/** What `zhaodan verify` finds first in a database; null where all is well. */
export async function findingIn(file: string): Promise<string | null> {
  try {
    return (await verifyDatabase(file)).firstBad?.why ?? null
  } catch (error) {
    if (error instanceof StoreError) return error.message
    throw error
  }
}

/** Counts what was confirmed against what a database file holds. */
export async function account(dir: string, confirmed: Iterable<string>): Promise<Account> {
  const file = join(dir, 'zhaodan.sqlite')
  const { ledger } = (await inspectDatabase(file)).chains
  const times = new Map<string, number>()
  const attached = new Set<string>()
  for (const { body } of ledger) {
    if (body?.kind === 'attach')
      attached.add((JSON.parse(String(body.detail)) as { file: KeptFile }).file.sha256)
    if (body?.kind !== 'record') continue
    const mark = /鑫达([a-z]+)化工厂/.exec(String(body.words))?.[1]
    if (mark) times.set(mark, (times.get(mark) ?? 0) + 1)
  }
  return {
    lost: [...confirmed].filter((mark) => !times.has(mark)),
    twice: [...times].filter(([, count]) => count > 1).map(([mark]) => mark),
    records: times.size,
    attached,
    wrong: await findingIn(file),
  }
}

/** An account in words: what a table shows. */
export function accountWords({ lost, twice, wrong }: Account): string {
  return `lost ${lost.length}, twice ${twice.length}, verify ${wrong === null ? 'ok' : `“${wrong}”`}`
}

/** What else the machine was doing, beside any figure. */
export const loadWords = (): string => `load average ${loadavg()[0]?.toFixed(1)}`

/** The value below which this share of the values lies. */
export function quantile(values: readonly number[], share: number): number {
  const sorted = values.toSorted((a, b) => a - b)
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? Number.NaN
}
