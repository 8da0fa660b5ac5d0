import type { EmbeddingService } from '../../embedding/index.ts'
import type { Settings } from '../../settings.ts'

/** The embedding service that the settings name; null where they name no model for it. */
export function embeddingServiceIn(settings: Settings): EmbeddingService | null {
  const { OPENAI_EMBEDDING_MODEL: model, OPENAI_BASE_URL: baseUrl, OPENAI_API_KEY: apiKey } = settings
  return model ? { model, baseUrl, apiKey } : null
}
