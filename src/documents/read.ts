import { Worker } from 'node:worker_threads'
import { DocumentError } from './errors.ts'
import { bytesInWords, limitsFrom } from './limits.ts'
import type { DocumentLimits, SourceDocument } from './types.ts'
import type { Answer, Task } from './worker/types.ts'

/** Memory that reading one file may take, in MB; beyond it only the reading ends. */
const MEMORY_MB = 1_024

/**
 * Reads the words of a file. The format is told by the content; the name is a hint, and a wrong ending a warning.
 * Reading happens in a thread of its own that is ended at the limits of time and memory, so that no file can hang or
 * kill the process; nothing is written to disk, and nothing is fetched.
 * @param name the file's name as it was brought
 * @param bytes its content; left as it is
 * @param options.limits what it may at most be, instead of `DEFAULT_LIMITS`
 * @throws {DocumentError} for every file that cannot be read, and nothing else
 * @throws {RangeError} where a limit is no positive number
 */
export async function readDocument(
  name: string,
  bytes: Uint8Array,
  options: { limits?: Partial<DocumentLimits> } = {},
): Promise<SourceDocument> {
  const limits = limitsFrom(options.limits)
  if (bytes.length === 0) {
    throw new DocumentError('empty', '这个文件是空的（0 字节）：请重新下载或重新保存后再导入。')
  }
  if (bytes.length > limits.bytes) {
    throw new DocumentError(
      'too-large',
      `这个文件有 ${bytesInWords(bytes.length)}，最多读 ${bytesInWords(limits.bytes)}：请去掉里面的图片，或拆成几个文件再导入。`,
    )
  }
  const answer = await inWorker({ name, bytes: Uint8Array.from(bytes), limits })
  if ('document' in answer) return answer.document
  throw new DocumentError(answer.fault, answer.message)
}

function inWorker(task: Task): Promise<Answer> {
  const worker = new Worker(new URL('./worker/main.ts', import.meta.url), {
    workerData: task,
    transferList: [task.bytes.buffer as ArrayBuffer],
    resourceLimits: { maxOldGenerationSizeMb: MEMORY_MB },
    // What a reader of the file prints about it is nobody's business.
    stdout: true,
    stderr: true,
    execArgv: [],
    env: {},
  })
  return new Promise((resolve) => {
    const finish = (answer: Answer): void => {
      clearTimeout(timer)
      resolve(answer)
      void worker.terminate()
    }
    const timer = setTimeout(
      () =>
        finish({
          fault: 'too-slow',
          message: `这个文件读了 ${task.limits.milliseconds / 1_000} 秒还没读完，已停下：请拆成几个文件，或另存为 .docx、.txt 再导入。`,
        }),
      task.limits.milliseconds,
    )
    worker.once('message', finish)
    worker.once('error', (error: NodeJS.ErrnoException) =>
      finish(
        error.code === 'ERR_WORKER_OUT_OF_MEMORY'
          ? { fault: 'too-large', message: '这个文件读起来要的内存太多，已停下：请拆成几个文件再导入。' }
          : BROKEN,
      ),
    )
    worker.once('exit', () => finish(BROKEN))
  })
}

const BROKEN: Answer = {
  fault: 'broken',
  message: '这个文件坏了，读不出来：请用原来的软件打开修复，另存后再导入。',
}
