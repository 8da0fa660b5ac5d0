import { diagnose } from './diagnose.ts'
import { GENESIS } from './hash.ts'
import { type BadLine, numberAgrees, type SealedLine, sealedAs } from './line.ts'

/** What a chain says of itself. */
export interface ChainVerdict {
  ok: boolean
  /** How many lines were given. */
  entries: number
  /** Hash of the last line, 64 zeros where there is none: to compare with what was noted outside. */
  head: string
  firstBad: BadLine | null
}

/**
 * Checks that the lines are 1, 2, 3 … in this order, that each holds the hash of the one before, and that each hash is
 * the one that follows from its body, or from its digest where the body is not given.
 * @param highest the highest number that was ever given, as far as it is known from elsewhere: fewer lines are cut off.
 */
export function verifyChain(lines: readonly SealedLine[], highest = 0): ChainVerdict {
  const firstBad = firstBadOf(lines) ?? cutOff(lines.length, highest)
  return { ok: firstBad === null, entries: lines.length, head: lines.at(-1)?.hash ?? GENESIS, firstBad }
}

function firstBadOf(lines: readonly SealedLine[]): BadLine | null {
  let prev = GENESIS
  for (const [at, line] of lines.entries()) {
    const holds =
      line.seq === at + 1 && line.prev === prev && numberAgrees(line) && sealedAs(line, at + 1, prev)
    if (!holds) return diagnose(lines, at)
    prev = line.hash
  }
  return null
}

function cutOff(entries: number, highest: number): BadLine | null {
  if (entries >= highest) return null
  const why = `末尾被截断：曾经写到第 ${highest} 条，现在${entries === 0 ? '一条也没有' : `只到第 ${entries} 条`}。`
  return { seq: entries + 1, kind: 'truncated', why }
}
