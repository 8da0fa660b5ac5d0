import { StoreError } from '../../storage/index.ts'

/**
 * Why something failed, to be kept in the store: the kind of error and the place in the program, never its message,
 * which may hold what somebody said.
 */
export function causeOf(error: unknown): string {
  if (!(error instanceof Error)) return typeof error
  const details = ['fault', 'code']
    .map((key) => (error as unknown as Record<string, unknown>)[key])
    .filter((value) => typeof value === 'string' && /^[\w-]{1,40}$/.test(value))
  const place = /\bsrc\/[\w./-]+:\d+/.exec(error.stack?.slice(error.message.length) ?? '')?.[0]
  return [error.name, ...details, ...(place === undefined ? [] : [`at ${place}`])].join(' ')
}

/** True for what the store cannot do just now, through no fault of the row: full, locked, not to be written. */
export function isStoreTrouble(error: unknown): error is StoreError {
  return error instanceof StoreError && error.fault !== 'refused'
}
