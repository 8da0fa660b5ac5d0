import { randomBytes } from 'node:crypto'
import { existsSync } from 'node:fs'
import { copyFile, link, mkdir, open, readdir, rename, rm, writeFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { ImportError } from './errors.ts'
import { asidePath, isId, LOCK, WORK } from './layout.ts'

const LINE_FEED = 0x0a

/** Content by path inside a regulation's folder. */
export type Files = Record<string, string | Uint8Array>

/**
 * Puts the folder of imported regulations in order after a process that was killed: half-made folders go, and a
 * regulation that was just being swapped is there again. Only for the holder of the lock.
 */
export async function settle(dir: string): Promise<void> {
  const work = join(dir, WORK)
  for (const name of await readdir(work).catch(() => [])) {
    if (name === LOCK) continue
    const id = /^aside\.(.+)$/.exec(name)?.[1]
    if (id !== undefined && isId(id) && !existsSync(join(dir, id)))
      await rename(join(work, name), join(dir, id))
    else await rm(join(work, name), { recursive: true, force: true })
  }
}

/**
 * Makes the folder `dir/id` anew with these files, and with everything else that it held before. Whoever looks sees the
 * old folder or the new one, but for the instant between two renames in which there is none; a crash leaves one of both.
 * Only for the holder of the lock.
 * @param check looks at the finished folder (its parent is given) before anybody else can; where it says no, nothing
 *   changed.
 * @throws {ImportError} `disk` where it cannot be written.
 */
export async function publish(
  dir: string,
  id: string,
  files: Files,
  check: (parent: string) => boolean = () => true,
): Promise<boolean> {
  const parent = join(dir, WORK, randomBytes(6).toString('hex'))
  const made = join(parent, id)
  const target = join(dir, id)
  try {
    await mkdir(parent, { recursive: true })
    await mkdir(made)
    if (existsSync(target)) await carryOver(target, made, files)
    for (const [path, content] of Object.entries(files)) await put(join(made, path), content)
    await syncFolder(made)
    if (!check(parent)) return false
    const aside = asidePath(dir, id)
    const before = existsSync(target)
    if (before) await rename(target, aside)
    await rename(made, target)
    await syncFolder(dir)
    if (before) await rm(aside, { recursive: true, force: true })
    return true
  } catch (cause) {
    throw diskError(cause)
  } finally {
    await rm(parent, { recursive: true, force: true }).catch(() => undefined)
  }
}

/** Moves a folder elsewhere below the same one; its former place is free. Only for the holder of the lock. */
export async function moveAway(dir: string, id: string, to: string): Promise<void> {
  try {
    await mkdir(dirname(to), { recursive: true })
    await rename(join(dir, id), to)
    await syncFolder(dir)
  } catch (cause) {
    throw diskError(cause)
  }
}

/**
 * Appends whole lines that are on the disk once this resolves. What a crash left of a line whose writer was never told
 * that it is kept goes first. Only for the holder of the lock.
 */
export async function appendLines(path: string, lines: readonly string[]): Promise<void> {
  try {
    const file = await open(path, 'a+')
    try {
      const before = await file.readFile()
      if (before.length > 0 && before.at(-1) !== LINE_FEED)
        await file.truncate(before.lastIndexOf(LINE_FEED) + 1)
      await file.write(lines.map((line) => `${line}\n`).join(''))
      await file.sync()
    } finally {
      await file.close()
    }
  } catch (cause) {
    throw diskError(cause)
  }
}

/** Whatever is not written anew is linked where the disk can, so that large files are neither copied nor flushed. */
async function carryOver(from: string, to: string, anew: Files): Promise<void> {
  for (const entry of await readdir(from, { recursive: true, withFileTypes: true })) {
    const path = join(entry.parentPath.slice(from.length + 1), entry.name)
    if (!entry.isFile() || path in anew) continue
    await mkdir(dirname(join(to, path)), { recursive: true })
    await link(join(from, path), join(to, path)).catch(() => copy(join(from, path), join(to, path)))
  }
}

async function copy(from: string, to: string): Promise<void> {
  await copyFile(from, to)
  const file = await open(to, 'r+')
  await file.sync()
  await file.close()
}

async function put(path: string, content: string | Uint8Array): Promise<void> {
  await mkdir(dirname(path), { recursive: true })
  await writeFile(path, content, { flush: true })
}

/** Names are on the disk once their folder is; where folders cannot be opened (Windows), the system sees to it. */
async function syncFolder(path: string): Promise<void> {
  const folder = await open(path, 'r').catch(() => null)
  await folder?.sync().catch(() => undefined)
  await folder?.close()
}

export function diskError(cause: unknown): ImportError {
  if (cause instanceof ImportError) return cause
  const code = (cause as NodeJS.ErrnoException).code
  const why =
    code === 'ENOSPC'
      ? '磁盘已满'
      : code === 'EACCES' || code === 'EROFS'
        ? '没有写入权限'
        : (code ?? String(cause))
  return new ImportError('disk', `数据文件夹写不进去（${why}）：请处理后重试，已有的法规没有改动。`, {
    cause,
  })
}
