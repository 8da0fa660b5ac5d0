import { type Model, ModelError, type ModelRequest } from '../../model/index.ts'
import type { Waiting } from '../types.ts'

/** What the model answers; null where it gives no answer, whatever the fault. */
export async function askedOf<T>(
  model: Model,
  request: Omit<ModelRequest<T>, 'signal' | 'timeoutMs'>,
  { timeoutMs, signal }: Waiting,
): Promise<T | null> {
  try {
    return await model.ask({ ...request, timeoutMs, ...(signal ? { signal } : {}) })
  } catch (error) {
    if (error instanceof ModelError) return null
    throw error
  }
}
