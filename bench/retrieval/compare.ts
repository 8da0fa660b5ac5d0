import { fork } from 'node:child_process'
import { once } from 'node:events'
import { join } from 'node:path'
import type { Run } from './types.ts'

export interface Comparison {
  corpus: string
  queries: string
  /** Lines that the corpus is grown to; 0 = as it is. */
  replicate: number
}

/**
 * Runs one engine over the files, in a process of its own, so that its memory is its own and one that fails does not
 * end the others.
 * @throws {Error} where it ends without having given its run.
 */
export async function runEngine(engine: string, { corpus, queries, replicate }: Comparison): Promise<Run> {
  const child = fork(join(import.meta.dirname, 'child.ts'), [engine, corpus, queries, String(replicate)], {
    // MiniSearch and FlexSearch keep their indexes as objects: 150,000 articles need more than the usual heap.
    execArgv: ['--max-old-space-size=12288'],
    stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
  })
  let run: Run | undefined
  child.once('message', (message) => {
    run = message as Run
  })
  const [code] = await once(child, 'exit')
  if (run === undefined) throw new Error(`${engine}: ended with ${code} and without a result`)
  return run
}
