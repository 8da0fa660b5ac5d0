import { growable, push } from './growable.ts'
import type { Field } from './types.ts'

export const FIELDS: readonly Field[] = ['name', 'path', 'body']
/** Words and pairs of characters. */
export const KINDS = ['words', 'pairs'] as const
export type Kind = (typeof KINDS)[number]

/** Terms in each field of each document, by kind. */
export type Lengths = Record<Kind, Record<Field, ReturnType<typeof growable<Uint32Array>>>>

export function createLengths(): Lengths {
  const each = () => ({
    name: growable(Uint32Array),
    path: growable(Uint32Array),
    body: growable(Uint32Array),
  })
  return { words: each(), pairs: each() }
}

/** Begins the next document, with nothing in it. */
export function beginLengths(lengths: Lengths): void {
  for (const kind of KINDS) for (const field of FIELDS) push(lengths[kind][field], 0)
}

/** Mean length over all documents that have the field; 1 where none has. */
export function averageOf({ data, length }: { data: Uint32Array; length: number }): number {
  let total = 0
  let filled = 0
  for (let i = 0; i < length; i++) {
    const each = data[i] as number
    total += each
    if (each > 0) filled++
  }
  return filled === 0 ? 1 : total / filled
}
