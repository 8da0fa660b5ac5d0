export type ModelFault =
  /** Neither a key nor an address, or no model name. */
  | 'not-configured'
  /** 401, 403. */
  | 'unauthorized'
  /** 429, or a quota that is used up. */
  | 'busy'
  /** Any other 4xx. */
  | 'refused'
  /** 5xx, no connection, a connection that broke. */
  | 'unreachable'
  | 'timeout'
  /** An answer without content. */
  | 'empty'
  /** The model declined to answer. */
  | 'declined'
  /** No answer in the shape asked for: a web page, half an answer, prose. */
  | 'unreadable'
  /** Far more than an honest answer can be long. */
  | 'too-long'
  /** The day's tokens are used up. */
  | 'budget'
  /** Not asked: it failed several times in a row and is given a rest. */
  | 'resting'
  /** Not asked: too many are being answered. */
  | 'crowded'
  | 'cancelled'

/** Why a model gave no answer. Holds no key, no address and none of the words: the service's own error is not kept. */
export class ModelError extends Error {
  readonly fault: ModelFault
  /** HTTP status of the endpoint's answer; null where there was none. */
  readonly status: number | null
  constructor(fault: ModelFault, status: number | null = null) {
    super(`model: ${fault}`)
    this.name = 'ModelError'
    this.fault = fault
    this.status = status
  }
}
