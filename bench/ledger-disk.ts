/** Small disks in memory, for the benches of the ledger alone: they need the administrator's rights. */
import { execFileSync } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

export interface SmallDisk {
  dir: string
  grow(size: string): void
  readOnly(): void
  end(): void
}

const mount = (...args: string[]) => execFileSync('mount', args, { stdio: 'ignore' })

/** A disk of this size (`2m`) in a new folder; null where this machine does not allow it. */
export function smallDisk(size: string): SmallDisk | null {
  const dir = mkdtempSync(join(tmpdir(), 'zhaodan-disk-'))
  try {
    mount('-t', 'tmpfs', '-o', `size=${size},mode=700`, 'none', dir)
  } catch {
    rmSync(dir, { recursive: true })
    return null
  }
  return {
    dir,
    grow: (to) => mount('-o', `remount,size=${to}`, dir),
    readOnly: () => mount('-o', 'remount,ro', dir),
    end() {
      execFileSync('umount', ['-l', dir], { stdio: 'ignore' })
      rmSync(dir, { recursive: true, force: true })
    },
  }
}
