import type { DenseDocument, DenseSearch } from '../../retrieval/index.ts'
import { meaningOnce } from '../embedding/once.ts'
import { embeddingServiceIn } from '../embedding/service.ts'
import type { Environment } from '../environment.ts'

export interface SearchCommandOptions {
  k: string
  regulation?: string
  corpus?: string
  queries?: string
  out?: string
  json?: boolean
  data?: string
  offline?: boolean
}

/** Search by meaning where a model is configured and not declined; null where there is none to be had. */
export async function denseSearch(
  options: SearchCommandOptions,
  environment: Environment,
  mostMs: number | null,
  documents: () => readonly DenseDocument[],
): Promise<DenseSearch | null> {
  if (options.offline) return null
  const settings = environment.settings()
  if (embeddingServiceIn(settings) === null) return null
  return meaningOnce(settings, environment.dataDir(options.data), documents(), mostMs)
}
