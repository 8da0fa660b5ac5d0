import { createHash } from 'node:crypto'
import { createReadStream } from 'node:fs'
import type { Readable } from 'node:stream'
import type { LedgerHead } from '../port.ts'
import { ArchiveError } from './errors.ts'

export const DATABASE = 'zhaodan.sqlite'
export const MANIFEST = 'manifest.json'

/** What stands in a backup: the database, the evidence's files by their hash, and what was imported. */
const INSIDE = /^(?:zhaodan\.sqlite|files\/[0-9a-f]{2}\/[0-9a-f]{64}|regulations\/[^\\\0]+)$/

/** True for a path that a backup may hold: none leads out of the folder that it is unpacked into. */
export function mayHold(path: string): boolean {
  return INSIDE.test(path) && !path.split('/').some((part) => part === '' || part === '.' || part === '..')
}

/** What a backup says of itself. */
export interface BackupManifest {
  format: 'zhaodan-backup'
  version: 1
  madeAt: string
  /** Where the ledger stood; null where the database was of a version without a chain. */
  head: LedgerHead | null
  /** SHA-256 by path of every other file. */
  files: Record<string, string>
}

/** @throws {ArchiveError} where the text is no manifest, or of a later version. */
export function manifestOf(text: string): BackupManifest {
  let value: Partial<BackupManifest> | null = null
  try {
    value = JSON.parse(text) as Partial<BackupManifest> | null
  } catch {
    // Said below.
  }
  const files = value?.files
  if (value?.format !== 'zhaodan-backup' || typeof files !== 'object' || files === null) {
    throw new ArchiveError('这不是照单的备份：里面没有读得出来的 manifest.json。')
  }
  if (value.version !== 1) throw new ArchiveError('这份备份由更新版本的照单做成：请升级照单后再恢复。')
  const odd = Object.keys(files).some((path) => !mayHold(path)) || !(DATABASE in files)
  if (odd) throw new ArchiveError('这份备份的清单不对：缺少数据库，或者写着不该有的文件。')
  return value as BackupManifest
}

/** SHA-256 of all that a stream gives, as hexadecimal digits. */
export async function hashOf(stream: Readable): Promise<string> {
  const hash = createHash('sha256')
  for await (const chunk of stream) hash.update(chunk as Buffer)
  return hash.digest('hex')
}

export const hashOfFile = (path: string): Promise<string> => hashOf(createReadStream(path))
