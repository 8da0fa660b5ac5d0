import type { ChannelStore, OutRow } from '../../storage/index.ts'

/**
 * Which rows of the store a worker has taken, so that none is taken twice however looks at the store and rows given
 * directly overlap.
 */
export function createOutboxSource(store: Pick<ChannelStore, 'waitingOutgoing'>, prefix: string) {
  /** Taken and not done with. */
  const held = new Set<number>()
  /** All rows up to this one have been seen in the store itself. */
  let seen = 0
  /** Done with since the look under way began: its answer may still name them. */
  let doneMeanwhile: Set<number> | null = null

  /** True where the row is to be taken by the caller; from now on it is. */
  function take(row: OutRow): boolean {
    if (held.has(row.seq) || !row.address.startsWith(prefix)) return false
    held.add(row.seq)
    return true
  }

  return {
    take,
    /** The worker has nothing more to do with the row. */
    done(seq: number): void {
      held.delete(seq)
      doneMeanwhile?.add(seq)
    },
    /** Forgets the row without an end: a later look from the beginning finds it again. */
    forget(seq: number): void {
      held.delete(seq)
    },
    /** The waiting rows that were not taken yet; they are now. Not to be called while a look is under way. */
    async look(from: 'beginning' | 'last'): Promise<OutRow[]> {
      doneMeanwhile = new Set()
      try {
        const rows = await store.waitingOutgoing(prefix, from === 'last' ? seen : undefined)
        seen = Math.max(seen, rows.at(-1)?.seq ?? 0)
        const settled = doneMeanwhile
        return rows.filter((row) => !settled.has(row.seq) && take(row))
      } finally {
        doneMeanwhile = null
      }
    },
    /** The row as the store has it now; null where it was settled or moved to another address. */
    async again(row: OutRow): Promise<OutRow | null> {
      const rows = await store.waitingOutgoing(row.address, row.seq - 1)
      return rows.find(({ seq, address }) => seq === row.seq && address === row.address) ?? null
    },
  }
}
