import {
  BrokenCircuitError,
  BulkheadRejectedError,
  bulkhead,
  CircuitState,
  ConsecutiveBreaker,
  circuitBreaker,
  handleWhenResult,
} from 'cockatiel'
import { ModelError, type ModelFault } from './errors.ts'
import type { Leash } from './leash.ts'

const AT_ONCE = 8
const WAITING = 32
const FAULTS_TO_REST = 5
const REST_MS = 30_000

/** Faults that say something about the endpoint, rather than about one question or about ourselves. */
const OF_THE_ENDPOINT: ReadonlySet<ModelFault> = new Set<ModelFault>([
  'unauthorized',
  'busy',
  'refused',
  'unreachable',
  'timeout',
  'empty',
  'unreadable',
  'too-long',
])

export interface Limits {
  /**
   * Runs `work` when its turn has come. `work` must end with the leash by itself.
   * @throws {ModelError} `crowded` where no turn is to be had in time, `resting` where the endpoint has failed too
   *   often; else what `work` throws.
   */
  run<T>(leash: Leash, work: () => Promise<T>): Promise<T>
}

/**
 * So many requests at once, so many waiting, and a rest for an endpoint that fails again and again: after the rest one
 * request tries it, and only if that succeeds do others follow.
 * @param seen told how the endpoint did, after each request that says something about it.
 */
export function createLimits(seen: (fault: ModelError | null) => void): Limits {
  const places = bulkhead(AT_ONCE, WAITING)
  const breaker = circuitBreaker(
    handleWhenResult((outcome) => faultOf(outcome) !== null),
    { halfOpenAfter: REST_MS, breaker: new ConsecutiveBreaker(FAULTS_TO_REST) },
  )

  const watched = async <T>(work: () => Promise<T>): Promise<T> => {
    // The breaker would let others wait for the one that tries.
    if (breaker.state === CircuitState.HalfOpen) throw new ModelError('resting')
    const outcome = await breaker.execute(() => outcomeOf(work))
    if (!('error' in outcome)) {
      seen(null)
      return outcome.value
    }
    seen(faultOf(outcome))
    throw outcome.error
  }

  return {
    async run(leash, work) {
      let begun = false
      // No signal for the bulkhead: it drops a cancelled task without letting the next one in.
      const turn = places.execute(() => {
        begun = true
        const ended = leash.ended()
        return ended ? Promise.reject(ended) : watched(work)
      })
      try {
        return await untilBegun(turn, leash, () => begun)
      } catch (error) {
        if (error instanceof BulkheadRejectedError) throw new ModelError('crowded')
        if (error instanceof BrokenCircuitError) throw new ModelError('resting')
        if (!begun && error instanceof ModelError && error.fault === 'timeout')
          throw new ModelError('crowded')
        throw error
      }
    },
  }
}

type Outcome<T> = { value: T } | { error: ModelError }

/** What came of it, as far as it says something about the endpoint. Anything else is thrown, and counts for nothing. */
async function outcomeOf<T>(work: () => Promise<T>): Promise<Outcome<T>> {
  try {
    return { value: await work() }
  } catch (error) {
    if (error instanceof ModelError && (OF_THE_ENDPOINT.has(error.fault) || error.fault === 'declined')) {
      return { error }
    }
    throw error
  }
}

function faultOf(outcome: unknown): ModelError | null {
  const error = (outcome as { error?: unknown } | null)?.error
  return error instanceof ModelError && OF_THE_ENDPOINT.has(error.fault) ? error : null
}

/** The leash ends the waiting; once begun, the work ends itself, and is seen to. */
function untilBegun<T>(turn: Promise<T>, leash: Leash, begun: () => boolean): Promise<T> {
  return new Promise<T>((resolve, reject) => {
    const stop = () => {
      if (!begun()) reject(leash.signal.reason)
    }
    if (leash.signal.aborted) stop()
    leash.signal.addEventListener('abort', stop, { once: true })
    turn.then(resolve, reject).finally(() => leash.signal.removeEventListener('abort', stop))
  })
}
