import { type Model, ModelError, type ModelRequest } from '../../model/index.ts'
import { findName } from './find-name.ts'

/** How long the service may take to say what it has; less where whoever asks has less. */
const FIND_MS = 2_000
/** After it did not say, it is left alone for so long. */
const REST_MS = 30_000

const NOT_SAID =
  '没有问到模型服务有哪些模型，请核对 OPENAI_BASE_URL（通常以 /v1 结尾）和该服务是否在运行，或者填写 OPENAI_MODEL。其间的回答由程序直接生成。'

export interface NamedLaterOptions {
  baseUrl: string
  apiKey?: string
  /** Makes the model once its name is known. */
  make: (name: string) => Model
  /** Told once that the service does not say, until it does. */
  log: { info(message: string): void }
}

/**
 * A model whose name its service is asked for when it is first needed, so that the start waits for nothing. Its `name`
 * is empty until then.
 */
export function modelNamedLater({ baseUrl, apiKey, make, log }: NamedLaterOptions): Model {
  let model: Model | null = null
  let finding: Promise<Model> | null = null
  let restUntilMs = 0
  let said = false

  async function find(): Promise<Model> {
    try {
      model = make(await findName(baseUrl, apiKey, AbortSignal.timeout(FIND_MS)))
      return model
    } catch (error) {
      restUntilMs = performance.now() + REST_MS
      if (!said) log.info(NOT_SAID)
      said = true
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
