import { digestOf, GENESIS, linkOf, type SealedLine } from '../../src/chain/index.ts'

/** A chain over the bodies, which get their numbers. */
export function chained(bodies: readonly Record<string, unknown>[], from = 1, first = GENESIS): SealedLine[] {
  let prev = first
  return bodies.map((each, at) => {
    const body = { ...each, seq: from + at }
    const line = { seq: from + at, body, prev, hash: linkOf(prev, digestOf(body)) }
    prev = line.hash
    return line
  })
}

/** A chain of so many lines with different words. */
export const chainOf = (count: number): SealedLine[] =>
  chained(
    Array.from({ length: count }, (_, at) => ({ words: `第${at + 1}次检查`, count: at + 1, place: null })),
  )

/** The line without its body, as it stands in the dossier of somebody else. */
export const closed = ({ seq, prev, hash, body }: SealedLine): SealedLine => ({
  seq,
  prev,
  hash,
  digest: digestOf(body),
})

/** The line with the hash that follows from what it says. */
export const resealed = (line: SealedLine): SealedLine => ({
  ...line,
  hash: linkOf(line.prev, line.body === undefined ? (line.digest ?? '') : digestOf(line.body)),
})
