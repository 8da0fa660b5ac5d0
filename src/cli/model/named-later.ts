import { type Model, ModelError, type ModelRequest } from '../../model/index.ts'
import { findName } from './find-name.ts'

/** How long the service may take to say what it has; less where whoever asks has less. */
const FIND_MS = 2_000
/** After it did not say, it is left alone for so long. */
const REST_MS = 30_000

export interface NamedLaterOptions {
  baseUrl: string
  apiKey?: string
  /** Makes the model once its name is known. */
  make: (name: string) => Model
}

/**
 * A model whose name its service is asked for when it is first needed, so that the start waits for nothing. Its `name`
 * is empty until then.
 */
export function modelNamedLater({ baseUrl, apiKey, make }: NamedLaterOptions): Model {
  let model: Model | null = null
  let finding: Promise<Model> | null = null
  let restUntilMs = 0

  async function find(): Promise<Model> {
    try {
      model = make(await findName(baseUrl, apiKey, AbortSignal.timeout(FIND_MS)))
      return model
    } catch (error) {
      restUntilMs = performance.now() + REST_MS
      throw error
    } finally {
      finding = null
    }
  }

  function known(): Promise<Model> {
    if (model) return Promise.resolve(model)
    if (performance.now() < restUntilMs) return Promise.reject(new ModelError('resting'))
    finding ??= find()
    return finding
  }

  return {
    get name() {
      return model?.name ?? ''
    },
    async warm() {
      await known().then(
        (one) => one.warm(),
        () => undefined,
      )
    },
    async ask<T>(request: ModelRequest<T>) {
      const startMs = performance.now()
      const one = await inTime(known(), request)
      return one.ask({
        ...request,
        timeoutMs: Math.max(1, request.timeoutMs - (performance.now() - startMs)),
      })
    },
  }
}

/** What the promise comes to, unless whoever asks gives up or has no more time. */
function inTime<T>(
  promise: Promise<T>,
  { timeoutMs, signal }: { timeoutMs: number; signal?: AbortSignal },
): Promise<T> {
  return new Promise<T>((resolve, reject) => {
    const cancel = () => reject(new ModelError('cancelled'))
    const timer = setTimeout(() => reject(new ModelError('timeout')), timeoutMs)
    if (signal?.aborted) cancel()
    signal?.addEventListener('abort', cancel, { once: true })
    promise.then(resolve, reject).finally(() => {
      clearTimeout(timer)
      signal?.removeEventListener('abort', cancel)
    })
  })
}
