import type { BackupMade } from './backup.ts'
import type { BackupManifest } from './manifest.ts'

export { ArchiveError } from './errors.ts'
export type { BackupMade, BackupManifest }

/** See backup.ts, which is loaded with the first use: no start waits for what reads and writes archives. */
export async function backupFolder(dir: string, file: string, now: Date): Promise<BackupMade> {
  return (await import('./backup.ts')).backupFolder(dir, file, now)
}

/** See restore.ts. */
export async function restoreFolder(
  file: string,
  dir: string,
  check: (database: string) => Promise<void>,
): Promise<BackupManifest> {
  return (await import('./restore.ts')).restoreFolder(file, dir, check)
}
