import type { Exchange } from './endpoint/exchange.ts'

const JITTER_FROM_MS = 100
const JITTER_TO_MS = 400
/** An endpoint that asks for a longer pause is not tried again: somebody is waiting. */
const LONGEST_PAUSE_MS = 2000
/** With less left, a second try comes to nothing. */
const LEAST_MS = 300

/**
 * How long to wait before the one retry, in milliseconds; null where there is to be none: the fault would come again,
 * part of an answer was there, or the time does not suffice.
 * @param spentMs what the first try took.
 * @param leftMs what is left of the time.
 */
export function pauseBeforeRetry(
  { fault, begun, retryAfterMs }: Pick<Exchange, 'fault' | 'begun' | 'retryAfterMs'>,
  spentMs: number,
  leftMs: number,
): number | null {
  if (!fault || begun) return null
  const passing = fault.fault === 'unreachable' || (fault.fault === 'busy' && fault.status !== 402)
  if (!passing) return null
  const jitter = JITTER_FROM_MS + Math.random() * (JITTER_TO_MS - JITTER_FROM_MS)
  const pause = Math.max(retryAfterMs ?? 0, jitter)
  if (pause > LONGEST_PAUSE_MS) return null
  return leftMs - pause >= Math.max(LEAST_MS, spentMs) ? pause : null
}
