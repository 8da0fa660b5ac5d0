import { randomBytes } from 'node:crypto'
import { open, rename, rm, stat } from 'node:fs/promises'
import { basename, dirname, join } from 'node:path'
import { InputError } from '../io.ts'

/**
 * Where a file goes: `out` itself, or below it under its own name where `out` is a folder.
 * @throws {InputError} where something stands there and may not be replaced.
 */
export async function targetOf(out: string, name: string, force: boolean): Promise<string> {
  const found = await stat(out).catch(() => null)
  const file = found?.isDirectory() ? join(out, name) : out
  if (!force && (await stat(file).catch(() => null))) throw new InputError(taken(file))
  return file
}

const taken = (file: string) => `${file} 已经存在，没有覆盖：请换一个文件名，或者加上 --force。`

/**
 * Writes a file whole or not at all: under another name beside it, durable, and then in its place.
 * @throws {InputError} with what to do.
 */
export async function writeWhole(file: string, bytes: Buffer, force: boolean): Promise<void> {
  const beside = join(dirname(file), `.${basename(file)}.${randomBytes(4).toString('hex')}.tmp`)
  try {
    const handle = await open(beside, 'wx')
    try {
      await handle.writeFile(bytes)
      await handle.sync()
    } finally {
      await handle.close()
    }
    // What came to stand there meanwhile; links, which would refuse it, are unknown to many portable disks.
    if (!force && (await stat(file).catch(() => null))) throw new InputError(taken(file))
    await rename(beside, file)
  } catch (cause) {
    if (cause instanceof InputError) throw cause
    throw new InputError(reasonOf(cause, file), { cause })
  } finally {
    await rm(beside, { force: true })
  }
}

function reasonOf(cause: unknown, file: string): string {
  switch ((cause as NodeJS.ErrnoException).code) {
    case 'ENOENT':
    case 'ENOTDIR':
      return `写不了 ${file}：文件夹不存在，请先建好文件夹或换一个位置。`
    case 'EACCES':
    case 'EPERM':
    case 'EROFS':
      return `写不了 ${file}：没有写入权限，请换一个位置。`
    case 'ENOSPC':
      return `写不了 ${file}：磁盘满了，请清出空间或换一个位置。`
    default:
      return `写不了 ${file}：${cause instanceof Error ? cause.message : String(cause)}。`
  }
}
