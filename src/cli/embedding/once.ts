import type { DenseDocument, DenseSearch } from '../../retrieval/index.ts'
import type { Settings } from '../../settings.ts'
import { log } from '../log.ts'
import { showProgress } from './progress.ts'
import { embeddingServiceIn } from './service.ts'

/**
 * Search by meaning for a command that runs once: what has no vector yet is embedded first, with a progress bar. Null
 * where no model is configured, or with a line on standard error where its service fails.
 * @param mostMs time for all of it, in milliseconds; what is embedded by then is kept for the next time. Null: as long
 * as it takes.
 */
export async function meaningOnce(
  settings: Settings,
  dataDir: string,
  documents: readonly DenseDocument[],
  mostMs: number | null,
): Promise<DenseSearch | null> {
  const service = embeddingServiceIn(settings)
  if (service === null) return null
  const { openSession } = await import('./session.ts')
  const signal = mostMs === null ? undefined : AbortSignal.timeout(mostMs)
  const bar = showProgress(process.stderr)
  try {
    const probeMs = settings.ZHAODAN_MODEL_WAIT * 1000
    const session = await openSession({ service, dataDir, probeMs, log, signal })
    return await session.search(documents, { signal, onProgress: bar.tell })
  } catch (error) {
    bar.end()
    const { EmbeddingError } = await import('../../embedding/index.ts')
    if (!(error instanceof EmbeddingError)) throw error
    const why = signal?.aborted ? '向量还没有算完，算好的已经保存，下次接着算' : error.message
    log.info(`${why}。这次只按用词检索。`)
    return null
  } finally {
    bar.end()
  }
}
