// A service that turns texts into vectors, probed before it is used

export type { EmbeddingService } from './client.ts'
export { type Embedder, type EmbedderOptions, openEmbedder } from './embedder.ts'
export { EmbeddingError, type EmbeddingFault } from './errors.ts'

// Vectors of the texts that are searched, kept in files

export { fillStore, type Progress } from './fill.ts'
export { openVectorStore, type VectorStore } from './store.ts'

// Vectors of what is searched for

export { createQueryVectors, type QueryVectors } from './queries.ts'
