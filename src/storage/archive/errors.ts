import { StoreFullError } from '../errors.ts'

/** A backup was not made or not restored; the message is a sentence for the person who runs the product. */
export class ArchiveError extends Error {
  override readonly name = 'ArchiveError'
}

const DISK: Record<string, string> = {
  ENOSPC: '磁盘满了',
  EDQUOT: '磁盘配额用完了',
  EACCES: '没有写权限',
  EPERM: '没有写权限',
  EROFS: '磁盘是只读的',
  ENOENT: '所在的文件夹不存在',
  ENOTDIR: '所在的文件夹不存在',
}

/** An error of the file system as a sentence: what was not done, why, and what to do; others come back unchanged. */
export function asArchiveError(error: unknown, what: string): unknown {
  // The database is only read here: what is full is the disk of the copy, which its own sentence would not name.
  const full = error instanceof StoreFullError ? 'ENOSPC' : ''
  const code = error instanceof Error && 'code' in error ? String(error.code) : full
  const why = DISK[code]
  if (why === undefined) return error
  return new ArchiveError(`${what}：${why}。请换一个位置，或处理后再试一次。`, { cause: error })
}
