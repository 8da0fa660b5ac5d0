import { open } from 'node:fs/promises'
import { basename, resolve } from 'node:path'
import type { Conversation, IncomingMessage } from '../../conversation/index.ts'
import { FileError, type FileStore, MOST_BYTES } from '../../files/index.ts'

/** `!file PATH`, `!file PATH words`, `!file "PATH WITH SPACES" words`. */
export interface FileLine {
  path: string
  words: string
}

/** A line that attaches a file; null for every other line. */
export function readFileLine(line: string): FileLine | null {
  const read = /^!file\s+(?:"([^"]+)"|'([^']+)'|(\S+))\s*([\s\S]*)$/.exec(line.trim())
  if (!read) return null
  return { path: read[1] ?? read[2] ?? (read[3] as string), words: (read[4] ?? '').trim() }
}

const CAUSES: Record<string, string> = {
  ENOENT: '没有这个文件，请核对路径；路径里有空格的，用引号括起来。',
  EISDIR: '这是文件夹，请写到具体的文件。',
  EACCES: '没有权限读这个文件，请核对它的权限。',
}

/**
 * The file of a line, kept, as a message's part; or a sentence why it is not.
 * @param files undefined where none are taken
 */
export async function keepFile(
  { path, words }: FileLine,
  files: FileStore | undefined,
  conversation: Pick<Conversation, 'refusesFiles'>,
  from: Pick<IncomingMessage, 'person' | 'now'>,
): Promise<Pick<IncomingMessage, 'text' | 'files'> | string> {
  if (!files) return '这里不能添加附件。'
  const refused = await conversation.refusesFiles(from)
  if (refused) return refused
  try {
    const kept = await files.keep({ name: basename(path), content: await contentOf(resolve(path)) })
    return { ...(words && { text: words.replaceAll('\\n', '\n') }), files: [kept] }
  } catch (error) {
    if (error instanceof FileError) return error.message
    const code = error instanceof Error && 'code' in error ? String(error.code) : ''
    return `没有添加附件：${CAUSES[code] ?? '这个文件读不了，请换一个文件再试。'}`
  }
}

/** Of what is too large one byte more than may be is enough to say so. */
async function contentOf(path: string): Promise<Uint8Array> {
  const file = await open(path, 'r')
  try {
    const { size } = await file.stat()
    const content = Buffer.alloc(Math.min(size, MOST_BYTES + 1))
    let read = 0
    while (read < content.length) {
      const { bytesRead } = await file.read(content, read, content.length - read, read)
      if (bytesRead === 0) break
      read += bytesRead
    }
    return content.subarray(0, read)
  } finally {
    await file.close()
  }
}
