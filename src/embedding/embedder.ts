import { batchesOf, inBatches } from './batches.ts'
import { createClient, type EmbeddingService, type Failure, type Request } from './client.ts'
import { EmbeddingError } from './errors.ts'
import { cosine } from './vectors.ts'

/** A service that was probed. Vectors have length one. */
export interface Embedder {
  model: string
  /** Numbers of every vector. */
  dimension: number
  /** The vector of a sentence that is always the same: it tells two models of one name apart. */
  sample: Float32Array
  /**
   * The vector of one text, by a single request.
   * @throws {EmbeddingError}
   */
  embed(text: string, limits: { timeoutMs: number; signal?: AbortSignal }): Promise<Float32Array>
  /**
   * Vectors of many texts, in their order, as they come. What passes (a busy service, a broken connection) is tried
   * again; batches that are refused for their size are made smaller.
   * @throws {EmbeddingError} what does not pass, or `cancelled`.
   */
  embedAll(texts: readonly string[], signal?: AbortSignal): AsyncGenerator<Float32Array[]>
}

export interface EmbedderOptions {
  /** Time for each request of the probe, in milliseconds. */
  probeMs: number
  /** Time for each request with many texts, in milliseconds. Default: a minute. */
  batchMs?: number
  /** The first pause before a second try, in milliseconds; each next one is twice as long. Default: 500. */
  pauseMs?: number
  signal?: AbortSignal | undefined
}

const SAMPLE = '党委和政府的主要负责人是本地区安全生产的第一责任人。'
const OTHER = '每季度至少带队检查一次。'
/** Sent beside another text or alone, a text may get numbers that differ in their last digits. */
const SAME = 0.999
/** Two texts without a word in common whose vectors are as near as this have the same. */
const DIFFERENT = 0.99999

/**
 * Probes a service: that it is there, how many numbers its vectors have, that the same text twice gets the same vector
 * and another text another one.
 * @throws {EmbeddingError} saying what is wrong with it.
 */
export async function openEmbedder(service: EmbeddingService, options: EmbedderOptions): Promise<Embedder> {
  const request = createClient(service)
  const { probeMs, batchMs = 60_000, pauseMs = 500, signal } = options
  const probe = async (texts: string[], dimension: number | null) =>
    taken(await request({ texts, dimension, timeoutMs: probeMs, signal }))

  const [sample, other] = (await probe([SAMPLE, OTHER], null)) as [Float32Array, Float32Array]
  const dimension = sample.length
  const [again] = (await probe([SAMPLE], dimension)) as [Float32Array]
  if (cosine(sample, again) < SAME || cosine(sample, other) > DIFFERENT) throw new EmbeddingError('unsteady')

  return {
    model: service.model,
    dimension,
    sample,
    async embed(text, limits) {
      return taken(await request({ texts: [text], dimension, ...limits }))[0] as Float32Array
    },
    embedAll: (texts, ended) => {
      const send = (batch: readonly string[]) =>
        request({ texts: batch, dimension, timeoutMs: batchMs, signal: ended } satisfies Request)
      return inBatches(batchesOf(texts), send, { pauseMs, signal: ended })
    },
  }
}

function taken(result: Float32Array[] | Failure): Float32Array[] {
  if (Array.isArray(result)) return result
  throw result.error
}
