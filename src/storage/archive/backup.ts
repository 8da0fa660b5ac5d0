import { createWriteStream, existsSync, readdirSync } from 'node:fs'
import { link, mkdtemp, open, readFile, rename, rm } from 'node:fs/promises'
import { dirname, join, relative, sep } from 'node:path'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { openPromise } from 'yauzl'
import { ZipFile } from 'yazl'
import { GENESIS } from '../../chain/index.ts'
import { StoreCorruptError, StoreOlderError } from '../errors.ts'
import type { LedgerHead } from '../port.ts'
import { copyDatabase } from '../sqlite/copy.ts'
import { inspectDatabase } from '../sqlite/inspect/index.ts'
import { ArchiveError, asArchiveError } from './errors.ts'
import { type BackupManifest, DATABASE, hashOf, hashOfFile, MANIFEST, mayHold } from './manifest.ts'

export interface BackupMade {
  head: LedgerHead | null
  /** Files of evidence and of imports in it. */
  files: number
}

/**
 * Writes a zip with the database as it is at one moment, the evidence's files and what was imported, with a manifest
 * of their hashes; the product may be running. The file is there once it is whole, durable and read back.
 * @param dir the data folder; holds a database.
 * @throws {ArchiveError | StoreError} a sentence; nothing is left of the file then.
 */
export async function backupFolder(dir: string, file: string, now: Date): Promise<BackupMade> {
  if (existsSync(file)) throw taken(file)
  let scratch: string | null = null
  try {
    scratch = await mkdtemp(join(dirname(file), '.backup-'))
    // The database first: files are kept before a line names them, so that all that it names is there.
    const copy = join(scratch, DATABASE)
    await copyDatabase(join(dir, DATABASE), copy)
    const head = await headOf(copy)
    const parts = new Map([[DATABASE, copy], ...filesBelow(dir)])
    const manifest = await write(join(scratch, 'backup.zip'), parts, { head, madeAt: now.toISOString() })
    await readBack(join(scratch, 'backup.zip'), manifest)
    await putInPlace(join(scratch, 'backup.zip'), file)
    return { head, files: parts.size - 1 }
  } catch (error) {
    throw asArchiveError(error, `备份没有做成，${file} 没有写出`)
  } finally {
    if (scratch !== null) await rm(scratch, { recursive: true, force: true })
  }
}

/** Linking never takes the place of a file that came in between; disks that know no links get a look before. */
async function putInPlace(from: string, to: string): Promise<void> {
  try {
    await link(from, to)
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? error.code : ''
    if (code === 'EEXIST' || existsSync(to)) throw taken(to)
    if (!['EPERM', 'ENOTSUP', 'EOPNOTSUPP', 'ENOSYS'].includes(String(code))) throw error
    await rename(from, to)
  }
}

const taken = (file: string): ArchiveError => new ArchiveError(`${file} 已经存在，没有备份：请换一个文件名。`)

async function headOf(copy: string): Promise<LedgerHead | null> {
  try {
    const { chains, damage } = await inspectDatabase(copy)
    if (damage !== null) throw new StoreCorruptError(copy, damage)
    const last = chains.ledger.at(-1)
    return { seq: last?.seq ?? 0, hash: last?.hash ?? GENESIS }
  } catch (error) {
    if (error instanceof StoreOlderError) return null
    throw error
  }
}

/** What is kept beside the database, by its path in the backup. What can be made again is left out. */
function filesBelow(dir: string): [string, string][] {
  return ['files', 'regulations'].flatMap((folder) => {
    if (!existsSync(join(dir, folder))) return []
    return readdirSync(join(dir, folder), { recursive: true, withFileTypes: true })
      .filter((each) => each.isFile())
      .map((each): [string, string] => {
        const path = join(each.parentPath, each.name)
        return [relative(dir, path).split(sep).join('/'), path]
      })
      .filter(([path]) => mayHold(path) && !path.split('/').some((part) => part.startsWith('.')))
      .sort(([a], [b]) => (a < b ? -1 : 1))
  })
}

async function write(
  to: string,
  parts: ReadonlyMap<string, string>,
  about: Pick<BackupManifest, 'head' | 'madeAt'>,
): Promise<BackupManifest> {
  const zip = new ZipFile()
  const files: Record<string, string> = {}
  for (const [path, from] of parts) {
    // Of what is imported, files may be written anew meanwhile: those are few and small, and read once.
    const whole = path.startsWith('regulations/') ? await readFile(from) : null
    files[path] = await (whole === null ? hashOfFile(from) : hashOf(Readable.from([whole])))
    const options = { compress: !path.startsWith('files/'), mode: 0o100600 }
    if (whole === null) zip.addFile(from, path, options)
    else zip.addBuffer(whole, path, options)
  }
  const manifest: BackupManifest = { format: 'zhaodan-backup', version: 1, ...about, files }
  zip.addBuffer(Buffer.from(`${JSON.stringify(manifest, null, 2)}\n`), MANIFEST, { mode: 0o100600 })
  zip.end()
  const failed = new Promise<never>((_, reject) => zip.on('error', reject))
  await Promise.race([
    pipeline(zip.outputStream, createWriteStream(to, { flags: 'wx', mode: 0o600 })),
    failed,
  ])
  const written = await open(to, 'r')
  await written.sync().finally(() => written.close())
  return manifest
}

async function readBack(file: string, { files }: BackupManifest): Promise<void> {
  const zip = await openPromise(file, { lazyEntries: true, autoClose: false })
  try {
    let left = Object.keys(files).length
    for await (const entry of zip.eachEntry()) {
      if (entry.fileName === MANIFEST) continue
      const hash = await hashOf(await zip.openReadStreamPromise(entry))
      if (hash !== files[entry.fileName])
        throw new ArchiveError('备份写好后读回来不一致，没有保留：请再试一次，仍不行就检查磁盘。')
      left -= 1
    }
    if (left !== 0) throw new ArchiveError('备份写好后读回来缺文件，没有保留：请再试一次，仍不行就检查磁盘。')
  } finally {
    zip.close()
  }
}
