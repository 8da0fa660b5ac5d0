import { DocumentError } from './errors.ts'
import { bytesInWords, limitsFrom } from './limits.ts'
import { type Ending, readInThread } from './thread.ts'
import type { DocumentLimits, SourceDocument } from './types.ts'

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
  const answer = await readInThread({ name, bytes: Uint8Array.from(bytes), limits })
  if (typeof answer === 'string') throw ended(answer, limits)
  if ('document' in answer) return answer.document
  throw new DocumentError(answer.fault, answer.message)
}

function ended(ending: Ending, { milliseconds }: DocumentLimits): DocumentError {
  if (ending === 'too-slow') {
    return new DocumentError(
      'too-slow',
      `这个文件读了 ${milliseconds / 1_000} 秒还没读完，已停下：请拆成几个文件，或另存为 .docx、.txt 再导入。`,
    )
  }
  if (ending === 'out-of-memory') {
    return new DocumentError('too-large', '这个文件读起来要的内存太多，已停下：请拆成几个文件再导入。')
  }
  return new DocumentError('broken', '这个文件坏了，读不出来：请用原来的软件打开修复，另存后再导入。')
}
