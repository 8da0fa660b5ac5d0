interface Waiter {
  address: string
  begin(): void
}

/** One piece of work at a time, in the order in which they came, but for those that are hurried. */
export interface Turns {
  /** Runs the work in its turn, with `urgent` in the next. Gives what becomes of it. */
  take<T>(address: string, urgent: boolean, work: () => Promise<T>): Promise<T>
  /** What waits for the address goes next. */
  hurry(address: string): void
}

export function createTurns(): Turns {
  const urgentOnes: Waiter[] = []
  let others: Waiter[] = []
  let busy = false

  function next(): void {
    const waiter = urgentOnes.shift() ?? others.shift()
    busy = waiter !== undefined
    waiter?.begin()
  }

  return {
    async take(address, urgent, work) {
      if (busy) {
        await new Promise<void>((begin) => {
          ;(urgent ? urgentOnes : others).push({ address, begin })
        })
      }
      busy = true
      try {
        return await work()
      } finally {
        next()
      }
    },
    hurry(address) {
      const hurried = others.filter((waiter) => waiter.address === address)
      if (hurried.length === 0) return
      others = others.filter((waiter) => waiter.address !== address)
      urgentOnes.push(...hurried)
    },
  }
}
