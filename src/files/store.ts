import { createHash } from 'node:crypto'
import { readdir, readFile, rm, stat, utimes } from 'node:fs/promises'
import { join } from 'node:path'
import { diskError, isMissing, writeDurably } from './disk.ts'
import { FileError } from './errors.ts'
import { markOf } from './first-page.ts'
import { kindOf } from './kinds.ts'
import { MOST_BYTES } from './limits.ts'
import { markInName } from './marks/index.ts'
import { cleanName } from './names.ts'
import { thumbnailOf } from './thumbnails.ts'
import type { FileStore } from './types.ts'

export interface FileOptions {
  /** The clock that tells how old a file is; see `FileStore.sweep`. Default: the real time. */
  clock?: () => Date
}

const HASH = /^[0-9a-f]{64}$/

const sha256Of = (content: Uint8Array): string => createHash('sha256').update(content).digest('hex')

const secret = (where: '文件名' | '首页', mark: string): FileError =>
  new FileError(
    'secret',
    `${where}有“${mark}”标记，照单不能存放涉密文件，这个文件没有保存：请按保密规定处理。`,
  )

/**
 * The files of the evidence below a folder: `ab/HASH` for the content with that SHA-256, `thumbnails/ab/HASH.jpg`
 * for the small picture of it, `unfinished` for what is being written. The folder is made with the first file.
 * @param dir `DATA/files`
 */
export function openFiles(dir: string, { clock = () => new Date() }: FileOptions = {}): FileStore {
  const scratch = join(dir, 'unfinished')
  const pathOf = (sha256: string) => join(dir, sha256.slice(0, 2), sha256)
  const thumbnailPath = (sha256: string) => join(dir, 'thumbnails', sha256.slice(0, 2), `${sha256}.jpg`)

  /** The file as it is on the disk; null where it is not there. */
  const stored = (path: string): Promise<Buffer | null> =>
    readFile(path).catch((error: unknown) => {
      if (isMissing(error)) return null
      throw diskError(error)
    })

  const store: FileStore = {
    async keep({ name, content }) {
      if (content.byteLength === 0) {
        throw new FileError('empty', '这个文件是空的（0 字节），没有保存：请核对后再发。')
      }
      if (content.byteLength > MOST_BYTES) throw tooLarge(content.byteLength)
      const named = markInName(name)
      if (named) throw secret('文件名', named)
      const kind = await kindOf(content, name)
      const marked = await markOf(content, kind)
      if (marked) throw secret('首页', marked)
      const sha256 = sha256Of(content)
      const path = pathOf(sha256)
      try {
        // What went bad on the disk is mended by the same content coming again.
        const before = await stored(path)
        if (before === null || sha256Of(before) !== sha256) await writeDurably(path, content, scratch)
        const now = clock()
        await utimes(path, now, now)
      } catch (error) {
        throw error instanceof FileError ? error : diskError(error)
      }
      const { mediaType, endings } = kind
      return { sha256, name: cleanName(name, endings), mediaType, bytes: content.byteLength }
    },

    async read(sha256) {
      const content = HASH.test(sha256) ? await stored(pathOf(sha256)) : null
      if (content === null) throw new FileError('unknown', '没有找到这个附件：它不在存附件的文件夹里。')
      if (sha256Of(content) !== sha256) {
        throw new FileError(
          'disk',
          '这个附件在磁盘上被改动或损坏了，内容和记录的校验值不一致，不能打开：请从备份恢复。',
        )
      }
      return content
    },

    async thumbnail(sha256) {
      const made = HASH.test(sha256) ? await stored(thumbnailPath(sha256)) : null
      if (made) return made
      const content = await store.read(sha256)
      const kind = await kindOf(content, '').catch(() => null)
      if (kind?.reading !== 'picture') return null
      const small = await thumbnailOf(content)
      // It can be made again at any time: a full disk keeps nobody from seeing it.
      if (small) await writeDurably(thumbnailPath(sha256), small, scratch).catch(() => undefined)
      return small
    },

    async list() {
      const found: string[] = []
      for (const folder of await namesIn(dir)) {
        if (!/^[0-9a-f]{2}$/.test(folder)) continue
        for (const name of await namesIn(join(dir, folder))) {
          if (HASH.test(name) && name.startsWith(folder)) found.push(name)
        }
      }
      return found.sort()
    },

    async sweep(used, before) {
      let deleted = 0
      for (const sha256 of await store.list()) {
        if (used.has(sha256) || !(await isOlder(pathOf(sha256), before))) continue
        await rm(pathOf(sha256), { force: true })
        await rm(thumbnailPath(sha256), { force: true })
        deleted += 1
      }
      // Left behind by a process that was ended while it wrote.
      for (const name of await namesIn(scratch)) {
        if (await isOlder(join(scratch, name), before)) await rm(join(scratch, name), { force: true })
      }
      return deleted
    },
  }
  return store
}

async function namesIn(folder: string): Promise<string[]> {
  return readdir(folder).catch((error: unknown) => {
    if (isMissing(error)) return []
    throw diskError(error)
  })
}

async function isOlder(path: string, before: Date): Promise<boolean> {
  const found = await stat(path).catch(() => null)
  return found !== null && found.mtimeMs < before.getTime()
}

function tooLarge(bytes: number): FileError {
  return new FileError(
    'too-large',
    `这个文件有 ${(bytes / 1e6).toFixed(1)} MB，最多收 ${MOST_BYTES / 1e6} MB，没有保存：请压缩照片、拆成几个文件，或只发要紧的几页。`,
  )
}
