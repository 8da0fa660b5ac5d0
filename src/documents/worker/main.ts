import { getHeapStatistics } from 'node:v8'
import { parentPort } from 'node:worker_threads'
import { DocumentError } from '../errors.ts'
import { readBytes } from './reading.ts'
import type { Answer, Report, Task } from './types.ts'

async function answerTo({ name, bytes, limits }: Task): Promise<Answer> {
  try {
    return { document: await readBytes(name, bytes, limits) }
  } catch (error) {
    if (error instanceof DocumentError) return { fault: error.fault, message: error.message }
    // A reader that trips over a file's inside: why is of no use to people, and may quote the file.
    return {
      fault: 'broken',
      message: '这个文件坏了，读到一半读不下去：请用原来的软件打开修复，另存后再导入。',
    }
  }
}

parentPort?.on('message', async (task: Task) => {
  const answer = await answerTo(task)
  parentPort?.postMessage({ answer, heap: getHeapStatistics().used_heap_size } satisfies Report)
})
