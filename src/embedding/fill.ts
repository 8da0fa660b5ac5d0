import type { Embedder } from './embedder.ts'
import type { VectorStore } from './store.ts'

export interface Progress {
  /** Texts that have their vector, and how many there are. */
  done: number
  all: number
}

/**
 * Embeds those of the texts that the store has no vector of, and keeps each batch before the next is asked for: what
 * was embedded once is not embedded again, however this ends.
 * @param onProgress told at the beginning and after every batch, where there is anything to embed.
 * @throws {EmbeddingError}
 */
export async function fillStore(
  store: VectorStore,
  embedder: Embedder,
  texts: Iterable<string>,
  options: { signal?: AbortSignal; onProgress?: (progress: Progress) => void } = {},
): Promise<void> {
  const { signal, onProgress = () => undefined } = options
  const wanted = new Set(texts)
  const missing = [...wanted].filter((text) => !store.has(text))
  if (missing.length === 0) return
  const all = wanted.size
  let done = all - missing.length
  let next = 0
  onProgress({ done, all })
  for await (const vectors of embedder.embedAll(missing, signal)) {
    await store.add(
      vectors.map((vector) => {
        const text = missing[next] as string
        next++
        return { text, vector }
      }),
    )
    done += vectors.length
    onProgress({ done, all })
  }
}
