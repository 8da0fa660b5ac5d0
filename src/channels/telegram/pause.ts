import { setTimeout as sleep } from 'node:timers/promises'

/** Resolves after so many milliseconds, or once the signal is raised. */
export async function pause(ms: number, signal: AbortSignal): Promise<void> {
  await sleep(ms, undefined, { signal }).catch(() => undefined)
}
