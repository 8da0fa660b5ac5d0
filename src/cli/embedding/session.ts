import { join } from 'node:path'
import type { EmbeddingService, Progress } from '../../embedding/index.ts'
import type { DenseDocument, DenseSearch } from '../../retrieval/index.ts'

export interface SessionOptions {
  service: EmbeddingService
  dataDir: string
  /** Time for each request of the probe, in milliseconds. */
  probeMs: number
  log: { info(message: string): void }
  signal?: AbortSignal | undefined
}

/** An embedding service that answered, with the vectors that it gave so far. */
export interface Session {
  /** Embeds what has no vector yet. @throws {EmbeddingError} */
  search(
    documents: readonly DenseDocument[],
    options: { signal?: AbortSignal | undefined; onProgress?: (progress: Progress) => void },
  ): Promise<DenseSearch | null>
  close(): Promise<void>
}

/** A query waits so long for its vector, in milliseconds; then words alone answer. */
const QUERY_WAIT_MS = 800

/** Probes the service and opens its vectors in the data folder. @throws {EmbeddingError} */
export async function openSession(options: SessionOptions): Promise<Session> {
  const { service, dataDir, probeMs, log, signal } = options
  const [{ createQueryVectors, fillStore, openEmbedder, openVectorStore }, { createDenseSearch }] =
    await Promise.all([import('../../embedding/index.ts'), import('../../retrieval/index.ts')])
  const embedder = await openEmbedder(service, { probeMs, signal })
  const store = openVectorStore(join(dataDir, 'embeddings'), embedder)
  const queries = createQueryVectors(embedder, { waitMs: QUERY_WAIT_MS, log })
  return {
    async search(documents, { signal: ended, onProgress }) {
      await fillStore(
        store,
        embedder,
        documents.map(({ text }) => text),
        { ...(ended ? { signal: ended } : {}), ...(onProgress ? { onProgress } : {}) },
      )
      return createDenseSearch(documents, embedder.dimension, (text) => store.vector(text), queries)
    },
    close: () => store.close(),
  }
}
