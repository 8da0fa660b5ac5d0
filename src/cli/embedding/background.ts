import { setTimeout as wait } from 'node:timers/promises'
import type { EmbeddingService } from '../../embedding/index.ts'
import type { DenseDocument, DenseSearch } from '../../retrieval/index.ts'
import { showProgress } from './progress.ts'
import type { Session } from './session.ts'

export interface BackgroundOptions {
  service: EmbeddingService
  dataDir: string
  log: { info(message: string): void }
  /** Pause before a service that failed is tried again, in milliseconds. Default: a minute. */
  retryMs?: number
}

/** Search by meaning for a product that keeps running. */
export interface BackgroundMeaning {
  /** Finds nothing until everything has its vector. */
  search: DenseSearch
  /** Takes over what is to be found from now on, and embeds what of it has no vector yet; returns at once. */
  over(documents: readonly DenseDocument[]): void
  /** Ends what is under way. What was embedded stays. */
  stop(): Promise<void>
}

/** A model may have to be loaded by its server first. */
const PROBE_MS = 30_000

/** Nothing is sent before `over`. That a service fails is said once, and once that all is embedded. */
export function startMeaning({
  service,
  dataDir,
  log,
  retryMs = 60_000,
}: BackgroundOptions): BackgroundMeaning {
  let session: Session | null = null
  let current: DenseSearch | null = null
  let abort = new AbortController()
  let work: Promise<void> = Promise.resolve()
  let failing = false

  async function embed(documents: readonly DenseDocument[], signal: AbortSignal): Promise<void> {
    const { openSession } = await import('./session.ts')
    while (!signal.aborted) {
      // Lines, whatever the log is: a bar would run into what else is said.
      const { tell } = showProgress({ write: (line) => log.info(line.trimEnd()) })
      try {
        session ??= await openSession({ service, dataDir, probeMs: PROBE_MS, log, signal })
        const search = await session.search(documents, { signal, onProgress: tell })
        if (signal.aborted) return
        current = search
        log.info(`向量：${service.model}，${documents.length} 段条文都已就绪。`)
        return
      } catch (error) {
        if (signal.aborted) return
        const { EmbeddingError } = await import('../../embedding/index.ts')
        const why = error instanceof EmbeddingError ? error.message : '向量没有算成'
        if (!failing) log.info(`${why}。其间只按用词检索。`)
        failing = true
        await wait(retryMs, undefined, { signal, ref: false }).catch(() => undefined)
      }
    }
  }

  return {
    search: { nearest: async (query, options) => (await current?.nearest(query, options)) ?? null },
    over(documents) {
      abort.abort()
      abort = new AbortController()
      current = null
      const { signal } = abort
      work = work.then(() => embed(documents, signal))
    },
    async stop() {
      abort.abort()
      await work
      await session?.close()
    },
  }
}
