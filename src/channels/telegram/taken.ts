import type { OutRow } from '../../storage/index.ts'

/** What Telegram has taken. */
export interface Taken<T> {
  messageId: number
  /** What it said, where that is to be kept. */
  said: T
}

/**
 * Sends a message of a row and has it marked. One that was sent but could not be marked (the database is locked) is
 * remembered for the life of the process: the next attempt marks it and does not send it again.
 */
export function createMarking<T>() {
  const unmarked = new Map<string, Taken<T>>()
  return {
    /** What Telegram has of the row's message of this index and the store does not know. */
    unmarked: ({ seq }: Pick<OutRow, 'seq'>, index: number): Taken<T> | undefined =>
      unmarked.get(`${seq}:${index}`),
    /** Rejects with whatever `mark` did, having remembered what was taken. */
    async mark(
      { seq }: Pick<OutRow, 'seq'>,
      index: number,
      taken: Taken<T>,
      mark: (taken: Taken<T>) => Promise<void>,
    ): Promise<void> {
      const key = `${seq}:${index}`
      unmarked.set(key, taken)
      await mark(taken)
      unmarked.delete(key)
    },
  }
}
