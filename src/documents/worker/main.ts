import { parentPort, workerData } from 'node:worker_threads'
import { DocumentError } from '../errors.ts'
import { readBytes } from './reading.ts'
import type { Answer, Task } from './types.ts'

const { name, bytes, limits } = workerData as Task

let answer: Answer
try {
  answer = { document: await readBytes(name, bytes, limits) }
} catch (error) {
  answer =
    error instanceof DocumentError
      ? { fault: error.fault, message: error.message }
      : // A reader that trips over a file's inside: why is of no use to people, and may quote the file.
        { fault: 'broken', message: '这个文件坏了，读到一半读不下去：请用原来的软件打开修复，另存后再导入。' }
}
parentPort?.postMessage(answer)
