import type { Embedder } from './embedder.ts'
import { EmbeddingError } from './errors.ts'

export interface QueryVectors {
  /** The vector of a query; null where it was not there in time: words alone decide then. Never rejects. */
  vector(query: string): Promise<Float32Array | null>
}

export interface QueryVectorsOptions {
  /** How long a query waits for its vector, in milliseconds. */
  waitMs: number
  log: { info(message: string): void }
  /** Milliseconds that a service is left alone after a failure. Default: half a minute. */
  restMs?: number
  /** Milliseconds of a clock that only goes forward. */
  nowMs?: () => number
}

/** Vectors of the latest queries are kept. */
const MOST_KEPT = 200

/** Vectors of queries. That they begin to fail is said once, and once that they are there again. */
export function createQueryVectors(
  embedder: Pick<Embedder, 'embed'>,
  { waitMs, log, restMs = 30_000, nowMs = () => performance.now() }: QueryVectorsOptions,
): QueryVectors {
  const kept = new Map<string, Float32Array>()
  let restsUntilMs = Number.NEGATIVE_INFINITY
  let failing = false
  return {
    async vector(query) {
      const known = kept.get(query)
      if (known) return known
      if (nowMs() < restsUntilMs) return null
      try {
        const vector = await embedder.embed(query, { timeoutMs: waitMs })
        if (failing) log.info('向量服务已恢复正常。')
        failing = false
        kept.set(query, vector)
        if (kept.size > MOST_KEPT) kept.delete(kept.keys().next().value as string)
        return vector
      } catch (error) {
        restsUntilMs = nowMs() + restMs
        const why = error instanceof EmbeddingError ? error.message : '向量服务没有给出向量'
        if (!failing) log.info(`${why}。其间只按用词检索。`)
        failing = true
        return null
      }
    },
  }
}
