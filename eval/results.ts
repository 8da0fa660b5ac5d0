/** The result that was last accepted, and how another one differs from it. */
import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { z } from 'zod'
import { type Figures, isFault } from './figures.ts'

const figures = z.strictObject({
  lines: z.number().int(),
  rows: z.record(z.string(), z.number()),
  kinds: z.record(z.string(), z.strictObject({ ok: z.number().int(), n: z.number().int() })),
})
const results = z.strictObject({
  /** Civil day on which it was accepted. */
  accepted: z.string(),
  sets: z.record(z.string(), figures),
  /** Falls that were accepted, the latest last, with the reason that was given. */
  falls: z.array(z.strictObject({ accepted: z.string(), reason: z.string(), figures: z.array(z.string()) })),
})

export type Results = z.infer<typeof results>

/** A figure that is worse than it was. */
export interface Fall {
  set: string
  /** A kind of question, an intent; null for a row of the whole set. */
  kind: string | null
  row: string
  was: string
  /** `gone` where there is none any more. */
  is: string
}

/** The result last accepted; null where none was. @throws where the file has a mistake. */
export function readResults(folder: string): Results | null {
  const file = join(folder, 'results.json')
  return existsSync(file) ? results.parse(JSON.parse(readFileSync(file, 'utf8'))) : null
}

export function writeResults(folder: string, value: Results): void {
  writeFileSync(join(folder, 'results.json'), `${JSON.stringify(value, null, 2)}\n`)
}

/** Every figure of a set that is worse than it was. Of a set whose lines have changed, the shares are compared. */
export function fallsOf(set: string, was: Figures, is: Figures | undefined): Fall[] {
  if (is === undefined) return [{ set, kind: null, row: 'lines', was: String(was.lines), is: 'gone' }]
  const rows = Object.entries(was.rows).flatMap(([row, before]): Fall[] => {
    const now = is.rows[row]
    const fell = now === undefined || (isFault(row) ? now > before : now < before)
    return fell ? [{ set, kind: null, row, was: String(before), is: String(now ?? 'gone') }] : []
  })
  const kinds = Object.entries(was.kinds).flatMap(([kind, before]): Fall[] => {
    const now = is.kinds[kind]
    const fell = now === undefined || now.ok * before.n < before.ok * now.n
    const words = now ? `${now.ok}/${now.n}` : 'gone'
    return fell ? [{ set, kind, row: 'all of it right', was: `${before.ok}/${before.n}`, is: words }] : []
  })
  return [...rows, ...kinds]
}

/** `own/qa.jsonl, lookup: all of it right was 20/20, is 19/20` */
export function fallInWords({ set, kind, row, was, is }: Fall): string {
  return `${set}${kind === null ? '' : `, ${kind}`}: ${row} was ${was}, is ${is}`
}
