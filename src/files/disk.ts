import { randomBytes } from 'node:crypto'
import { mkdir, open, rename, rm } from 'node:fs/promises'
import { dirname } from 'node:path'
import { FileError } from './errors.ts'

const SENTENCES: Record<string, string> = {
  ENOSPC: '磁盘满了，附件没有存下：请清理磁盘后再发一次。',
  EDQUOT: '磁盘配额用完了，附件没有存下：请清理磁盘后再发一次。',
  EROFS: '存附件的磁盘是只读的，附件没有存下：请联系维护人员。',
  EACCES: '没有权限写存附件的文件夹，附件没有存下：请联系维护人员。',
  EPERM: '没有权限写存附件的文件夹，附件没有存下：请联系维护人员。',
}

/** What the system said, as a sentence for the person; the cause is kept, its text may name a path. */
export function diskError(cause: unknown): FileError {
  const code = cause instanceof Error && 'code' in cause ? String(cause.code) : ''
  const error = new FileError('disk', SENTENCES[code] ?? '附件没有存下，磁盘出了问题：请稍后再发一次。')
  error.cause = cause
  return error
}

export function isMissing(error: unknown): boolean {
  return error instanceof Error && 'code' in error && (error.code === 'ENOENT' || error.code === 'ENOTDIR')
}

/**
 * Writes a file that is whole and durable once it is there: under another name first, then renamed; it, its folder and
 * the folder above reach the disk. Readable to the owner alone.
 * @param scratch folder on the same disk for unfinished files
 */
export async function writeDurably(path: string, content: Uint8Array, scratch: string): Promise<void> {
  const folder = dirname(path)
  await mkdir(scratch, { recursive: true, mode: 0o700 })
  const made = await mkdir(folder, { recursive: true, mode: 0o700 })
  const temporary = `${scratch}/${randomBytes(12).toString('hex')}`
  try {
    const file = await open(temporary, 'wx', 0o600)
    try {
      await file.writeFile(content)
      await file.sync()
    } finally {
      await file.close()
    }
    await rename(temporary, path)
  } catch (error) {
    await rm(temporary, { force: true }).catch(() => undefined)
    throw error
  }
  await syncFolder(folder)
  if (made !== undefined) await syncFolder(dirname(folder))
}

/** Some systems know no such thing of folders. */
async function syncFolder(folder: string): Promise<void> {
  const handle = await open(folder, 'r').catch(() => null)
  await handle?.sync().catch(() => undefined)
  await handle?.close()
}
