import { statSync } from 'node:fs'

/** Changes with everything that is imported, reviewed or taken away below `dir`, by whatever process. */
export function versionOf(dir: string): string {
  try {
    return String(statSync(dir, { bigint: true }).mtimeNs)
  } catch {
    return ''
  }
}
