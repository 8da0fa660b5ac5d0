import { existsSync } from 'node:fs'
import { join } from 'node:path'

/**
 * Where the index of the provisions is kept; null where there is no data folder yet: commands that only read make none.
 */
export function provisionIndexFile(dataDir: string | null): string | null {
  return dataDir !== null && existsSync(dataDir) ? join(dataDir, 'indexes', 'provisions.index') : null
}
