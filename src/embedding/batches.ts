import { setTimeout as wait } from 'node:timers/promises'
import type { Failure } from './client.ts'
import { EmbeddingError } from './errors.ts'

/** Texts of one request, and the characters of them all. Services refuse more, each at its own bound. */
const MOST_TEXTS = 64
const MOST_CHARACTERS = 16_000
const TRIES = 5
/** A service that asks for a longer pause is taken to have failed. */
const LONGEST_PAUSE_MS = 60_000
/** A text that is refused for its length is cut in half, down to this. */
const LEAST_CHARACTERS = 200

/** Cuts a list of texts, in their order, into batches that most services take. */
export function batchesOf(texts: readonly string[]): string[][] {
  const batches: string[][] = []
  let characters = 0
  for (const text of texts) {
    const batch = batches.at(-1)
    if (batch && batch.length < MOST_TEXTS && characters + text.length <= MOST_CHARACTERS) {
      batch.push(text)
      characters += text.length
    } else {
      batches.push([text])
      characters = text.length
    }
  }
  return batches
}

type Send = (texts: readonly string[]) => Promise<Float32Array[] | Failure>
interface Manner {
  pauseMs: number
  signal: AbortSignal | undefined
}

/** The batches' vectors, one batch after the other, as {@link Embedder.embedAll} promises it. */
export async function* inBatches(
  batches: readonly string[][],
  send: Send,
  manner: Manner,
): AsyncGenerator<Float32Array[]> {
  let most = MOST_TEXTS
  for (const batch of batches) {
    for (let from = 0; from < batch.length; ) {
      const texts = batch.slice(from, from + most)
      const result = await patiently(texts, send, manner)
      if (Array.isArray(result)) {
        from += texts.length
        yield result
      } else if (texts.length > 1 && mayBeTooMuch(result.error)) {
        most = Math.ceil(texts.length / 2)
      } else if (mayBeTooMuch(result.error) && (texts[0] as string).length > LEAST_CHARACTERS) {
        // Its beginning stands for the text: better found by that than not at all.
        const [text] = texts as [string]
        batch[from] = text.slice(0, Math.max(LEAST_CHARACTERS, text.length >> 1))
      } else throw result.error
    }
  }
}

/** Too many or too long texts are refused in different ways, and slow machines do not manage them in time. */
function mayBeTooMuch({ fault, status }: EmbeddingError): boolean {
  return fault === 'timeout' || (fault === 'refused' && [400, 413, 422].includes(status ?? 0))
}

async function patiently(
  texts: readonly string[],
  send: Send,
  { pauseMs, signal }: Manner,
): Promise<Float32Array[] | Failure> {
  for (let tried = 1; ; tried++) {
    const result = await send(texts)
    if (Array.isArray(result) || tried === TRIES || !passes(result.error)) return result
    const pause = Math.max(result.pauseMs ?? 0, pauseMs * 2 ** (tried - 1) * (1 + Math.random() / 4))
    if (pause > LONGEST_PAUSE_MS) return result
    await wait(pause, undefined, { ...(signal ? { signal } : {}) }).catch(() => {
      throw new EmbeddingError('cancelled')
    })
  }
}

function passes({ fault, status }: EmbeddingError): boolean {
  return fault === 'unreachable' || (fault === 'busy' && status !== 402)
}
