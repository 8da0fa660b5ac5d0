import { ModelError, type ModelFault } from '../errors.ts'

/** What one request to the endpoint came to, as the guard saw it. The client between us and the guard tells less. */
export interface Exchange {
  /** The first fault; null while there is none. */
  fault: ModelError | null
  /** Whether the endpoint took the request: only then has it used tokens. Null where nobody can tell. */
  taken: boolean | null
  /** How long the endpoint asks to be left alone, in milliseconds. */
  retryAfterMs: number | null
  /** Why the model stopped; null where it did not say. */
  finish: string | null
  /** Tokens as counted by the endpoint; null where it does not say. */
  usage: number | null
  /** Text the model wrote for itself before the answer. */
  thoughts: string
  /** Whether anything of the answer came. */
  begun: boolean
}

export function newExchange(): Exchange {
  return {
    fault: null,
    taken: null,
    retryAfterMs: null,
    finish: null,
    usage: null,
    thoughts: '',
    begun: false,
  }
}

/** Notes the fault, unless there is one, and returns the one that counts. */
export function fail(exchange: Exchange, fault: ModelFault, status: number | null = null): ModelError {
  exchange.fault ??= new ModelError(fault, status)
  return exchange.fault
}
