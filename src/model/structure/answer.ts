import type { ZodType } from 'zod'
import { ModelError } from '../errors.ts'
import { type PartialJson, partialJson } from './partial.ts'

/** Behind what a model thought aloud, where its server leaves that in the answer. Null: it is still thinking. */
function afterThoughts(text: string): number | null {
  const open = '<think>'
  const head = text.trimStart().slice(0, open.length)
  if (head !== open) return head !== '' && open.startsWith(head) ? null : 0
  const end = text.indexOf('</think>')
  return end === -1 ? null : end + '</think>'.length
}

/** Where an object may begin: at the first brace from `from` on; null where there is none yet. */
function objectFrom(text: string, from: number): number | null {
  const start = text.indexOf('{', from)
  return start === -1 ? null : start
}

/** Braces of prose that are tried before an answer is given up: looking at every one could take for ever. */
const MAX_STARTS = 10

/** Follows a growing answer: bare JSON, JSON in a code fence, or JSON amid prose. */
export interface Growing {
  /** @param text all of the answer so far. @returns what of it is closed, where that became more; else undefined. */
  grow(text: string): unknown
}

export function followAnswer(): Growing {
  let json: PartialJson = partialJson()
  let starts = 0
  let start: number | null = null
  /** Where to look for the next start; null until it is known that the model thinks no more. */
  let from: number | null = null
  let read = 0
  return {
    grow(text) {
      from ??= afterThoughts(text)
      while (from !== null && starts <= MAX_STARTS) {
        if (start === null) {
          start = objectFrom(text, from)
          if (start === null) return undefined
          json = partialJson()
          read = start
          starts++
        }
        const partial = json.push(text.slice(read))
        read = text.length
        if (!json.broken()) return partial
        // That brace was part of the prose.
        from = start + 1
        start = null
      }
      return undefined
    },
  }
}

/** What an answer that does not fit says about its endpoint. */
export class AnswerError extends ModelError {
  /** Whether the endpoint did not keep to JSON at all, or kept to another shape. */
  readonly kept: 'nothing' | 'json' | 'half'
  constructor(kept: 'nothing' | 'json' | 'half') {
    super('unreadable')
    this.kept = kept
  }
}

/**
 * The value of a finished answer, in the shape of `schema`.
 * @throws {AnswerError} where there is none.
 */
export function readAnswer<T>(text: string, schema: ZodType<T>): T {
  const from = afterThoughts(text)
  let start = from === null ? null : objectFrom(text, from)
  let kept: AnswerError['kept'] = 'nothing'
  for (let starts = 0; start !== null && starts < MAX_STARTS; starts++) {
    const json = partialJson()
    const value = json.push(text.slice(start))
    const end = json.ended()
    if (end === null && !json.broken()) {
      if (kept === 'nothing') kept = 'half'
      break
    }
    if (end !== null && !json.broken()) {
      const checked = schema.safeParse(value)
      if (checked.success) return checked.data
      kept = 'json'
    }
    start = objectFrom(text, end === null || json.broken() ? start + 1 : start + end)
  }
  throw new AnswerError(kept)
}
