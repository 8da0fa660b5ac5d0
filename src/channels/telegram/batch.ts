/** How many works are done together at most. */
const MOST_TOGETHER = 32

interface Waiting<W, R> {
  work: W
  resolve(result: R): void
  reject(error: unknown): void
}

/**
 * Does works one after another, those that came while others were done together: a transaction for many costs little
 * more than one for a single work.
 * @param together does all of the works or none, and gives their results in the same order.
 * @param ofOne whether an error may be that of one work alone; then each is done by itself, so that it fails alone.
 */
export function createBatch<W, R>(
  together: (works: W[]) => Promise<R[]>,
  ofOne: (error: unknown) => boolean,
): (work: W) => Promise<R> {
  const waiting: Waiting<W, R>[] = []
  let running = false

  async function run(): Promise<void> {
    running = true
    while (waiting.length > 0) await settle(waiting.splice(0, MOST_TOGETHER))
    running = false
  }

  async function settle(taken: Waiting<W, R>[]): Promise<void> {
    try {
      const results = await together(taken.map(({ work }) => work))
      taken.forEach(({ resolve }, index) => {
        resolve(results[index] as R)
      })
    } catch (error) {
      if (taken.length > 1 && ofOne(error)) for (const each of taken) await settle([each])
      else for (const { reject } of taken) reject(error)
    }
  }

  return (work) =>
    new Promise((resolve, reject) => {
      waiting.push({ work, resolve, reject })
      if (!running) void run()
    })
}
