import { Worker } from 'node:worker_threads'
import type { Answer, Report, Task } from './worker/types.ts'

/** Memory that reading may take, in MB; beyond it only the reading ends. */
const MEMORY_MB = 1_024
/** A thread that still holds more than this after a file is not used again, so that none starts short of memory. */
const HEAP_TO_KEEP = 200_000_000
/** Why a thread ended before it answered. */
export type Ending = 'too-slow' | 'out-of-memory' | 'died'

/** A thread waiting for its next file. It does not keep the process alive. */
let idle: Worker | null = null

/**
 * Reads a file in a thread of its own, which is ended when it takes too long or too much memory. A thread that came
 * through a file well reads the next one: to start one takes longer than to read a law.
 */
export function readInThread(task: Task): Promise<Answer | Ending> {
  const worker = idle ?? startWorker()
  idle = null
  worker.ref()
  return new Promise((resolve) => {
    const timer = setTimeout(() => finish('too-slow', false), task.limits.milliseconds)
    const report = ({ answer, heap }: Report): void => finish(answer, heap <= HEAP_TO_KEEP)
    const fail = (error: NodeJS.ErrnoException): void =>
      finish(error.code === 'ERR_WORKER_OUT_OF_MEMORY' ? 'out-of-memory' : 'died', false)
    const exit = (): void => finish('died', false)
    const finish = (result: Answer | Ending, keep: boolean): void => {
      clearTimeout(timer)
      worker.off('message', report).off('error', fail).off('exit', exit)
      resolve(result)
      if (keep && idle === null) {
        idle = worker
        worker.once('exit', forget).unref()
      } else {
        worker.on('error', () => undefined)
        void worker.terminate()
      }
    }
    worker.off('exit', forget).on('message', report).on('error', fail).on('exit', exit)
    worker.postMessage(task, [task.bytes.buffer as ArrayBuffer])
  })
}

function forget(this: Worker): void {
  if (idle === this) idle = null
}

function startWorker(): Worker {
  const worker = new Worker(new URL('./worker/main.ts', import.meta.url), {
    resourceLimits: { maxOldGenerationSizeMb: MEMORY_MB },
    // What a reader of the file prints about it is nobody's business.
    stdout: true,
    stderr: true,
    execArgv: [],
    env: {},
  })
  return worker
}
