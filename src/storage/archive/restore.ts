import { createHash } from 'node:crypto'
import { createWriteStream, existsSync, readdirSync } from 'node:fs'
import { mkdir, mkdtemp, open, rename, rm, rmdir } from 'node:fs/promises'
import { dirname, join, resolve } from 'node:path'
import { Transform } from 'node:stream'
import { buffer } from 'node:stream/consumers'
import { pipeline } from 'node:stream/promises'
import { type Entry, openPromise, type ZipFile } from 'yauzl'
import { ArchiveError, asArchiveError } from './errors.ts'
import { type BackupManifest, DATABASE, MANIFEST, manifestOf, mayHold } from './manifest.ts'

/** What a backup is unpacked into; the database comes last, since with it the restoring is done. */
const KEPT = ['files', 'regulations', DATABASE]

/**
 * Unpacks a backup into a data folder that holds none of its kinds of files yet. All or nothing: each file's hash and
 * the database are checked before the first of them is put in its place.
 * @param check rejects with a sentence where the database, unpacked with its files beside it, is not sound.
 * @throws {ArchiveError} a sentence; the folder is as it was then.
 */
export async function restoreFolder(
  file: string,
  dir: string,
  check: (database: string) => Promise<void>,
): Promise<BackupManifest> {
  refuseTaken(dir)
  // Of a folder that was not there nothing is left where nothing was restored.
  const made = existsSync(dir) ? null : resolve(dir)
  let scratch: string | null = null
  try {
    await mkdir(dir, { recursive: true, mode: 0o700 })
    scratch = await mkdtemp(join(dir, '.restore-'))
    const manifest = await unpack(file, scratch)
    await check(join(scratch, DATABASE))
    refuseTaken(dir)
    await moveIn(scratch, dir)
    return manifest
  } catch (error) {
    throw asArchiveError(error, '没有恢复，数据文件夹没有变')
  } finally {
    if (scratch !== null) await rm(scratch, { recursive: true, force: true })
    // Refuses where something is in it.
    if (made !== null) await rmdir(made).catch(() => undefined)
  }
}

function refuseTaken(dir: string): void {
  if (existsSync(dir) && [DATABASE, `${DATABASE}-wal`].some((name) => existsSync(join(dir, name)))) {
    throw new ArchiveError(
      `${dir} 里已经有数据库，没有恢复，也没有改动它：请停止照单，把这个文件夹整个改名留存，再恢复到新的文件夹。`,
    )
  }
  const taken = ['files', 'regulations'].find(
    (name) => existsSync(join(dir, name)) && readdirSync(join(dir, name)).length > 0,
  )
  if (taken !== undefined) {
    throw new ArchiveError(`${dir} 里的 ${taken} 文件夹不是空的，没有恢复：请恢复到一个空的文件夹。`)
  }
}

const broken = (why: string): ArchiveError =>
  new ArchiveError(`备份文件不完整或被改动过（${why}），没有恢复：请换一份备份。`)

async function unpack(file: string, to: string): Promise<BackupManifest> {
  const zip = await openPromise(file, { lazyEntries: true, autoClose: false }).catch((error: unknown) => {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT')
      throw new ArchiveError(`没有找到备份文件 ${file}：请核对路径。`)
    throw broken('不是 zip 文件，或没有复制完整')
  })
  try {
    return await unpackAll(zip, to)
  } catch (error) {
    if (error instanceof ArchiveError || (error instanceof Error && 'code' in error && 'path' in error))
      throw error
    if (error instanceof Error && 'code' in error && error.code === 'ENOSPC') throw error
    throw broken('有的内容解压不了')
  } finally {
    zip.close()
  }
}

async function unpackAll(zip: ZipFile, to: string): Promise<BackupManifest> {
  const entries = new Map<string, Entry>()
  for await (const entry of zip.eachEntry()) {
    if (entries.has(entry.fileName)) throw broken('里面有两个同名的文件')
    entries.set(entry.fileName, entry)
  }
  const first = entries.get(MANIFEST)
  if (first === undefined) throw new ArchiveError('这不是照单的备份：里面没有 manifest.json。')
  const manifest = manifestOf((await buffer(await zip.openReadStreamPromise(first))).toString('utf8'))
  entries.delete(MANIFEST)
  for (const path of Object.keys(manifest.files)) if (!entries.has(path)) throw broken('里面缺文件')
  for (const [path, entry] of entries) {
    if (!mayHold(path) || !Object.hasOwn(manifest.files, path)) throw broken('里面多出文件')
    if ((await unpackOne(zip, entry, join(to, path))) !== manifest.files[path])
      throw broken('有的文件和清单里的哈希不一致')
  }
  return manifest
}

/** Writes one file to the disk and gives the hash of what was written. */
async function unpackOne(zip: ZipFile, entry: Entry, to: string): Promise<string> {
  await mkdir(dirname(to), { recursive: true, mode: 0o700 })
  const hash = createHash('sha256')
  const counted = new Transform({
    transform(chunk: Buffer, _, done) {
      hash.update(chunk)
      done(null, chunk)
    },
  })
  await pipeline(
    await zip.openReadStreamPromise(entry),
    counted,
    createWriteStream(to, { flags: 'wx', mode: 0o600, flush: true }),
  )
  return hash.digest('hex')
}

/** Each by renaming; where one fails, those before it are taken out again. */
async function moveIn(from: string, dir: string): Promise<void> {
  const moved: string[] = []
  try {
    for (const name of KEPT.filter((each) => existsSync(join(from, each)))) {
      // An empty folder may stand there, and renaming takes its place.
      await rename(join(from, name), join(dir, name))
      moved.push(name)
    }
  } catch (error) {
    for (const name of moved) await rm(join(dir, name), { recursive: true, force: true })
    throw error
  }
  const folder = await open(dir, 'r').catch(() => null)
  await folder?.sync().catch(() => undefined)
  await folder?.close()
}
