import { digestOf, linkOf } from './hash.ts'

/** A line of a chain as somebody hands it over: with its body, or where that is not given away with its digest. */
export interface SealedLine {
  seq: number
  prev: string
  hash: string
  body?: Readonly<Record<string, unknown>>
  digest?: string
}

/** What became of a line. */
export type BadKind = 'changed' | 'missing' | 'extra' | 'reordered' | 'truncated'

/** The first line that is not as it was written, and a sentence that says what is wrong with it. */
export interface BadLine {
  seq: number
  kind: BadKind
  why: string
}

/** The digest of the body as if it had the number `seq`; null where it cannot be told. */
function digestAs(line: SealedLine, seq: number): string | null {
  if (line.body === undefined) return line.digest ?? null
  try {
    return digestOf({ ...line.body, seq })
  } catch {
    // No JSON has half of a character: such a body was never hashed.
    return null
  }
}

/** True where the line has its own hash, taken as number `seq` behind a line with the hash `prev`. */
export function sealedAs(line: SealedLine, seq: number, prev: string): boolean {
  const digest = digestAs(line, seq)
  return digest !== null && linkOf(prev, digest) === line.hash
}

/** True where the line is whole in itself, wherever it stands. */
export function soundByItself(line: SealedLine): boolean {
  return numberAgrees(line) && sealedAs(line, line.seq, line.prev)
}

/** The number stands in the body as well, and in no other form. */
export function numberAgrees({ seq, body }: SealedLine): boolean {
  return body === undefined || body.seq === seq
}
