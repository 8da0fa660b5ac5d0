import { readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'
import type { Knowledge } from '../knowledge/index.ts'
import { type ParsedRegulation, parseRegulation } from '../regulation/index.ts'
import { ImportError } from './errors.ts'
import { idsIn, storedMeta } from './folder.ts'
import { FILES } from './layout.ts'
import { type ImportRecord, readRecord } from './record.ts'

/** A regulation that is there, shipped or imported, as far as another one is held against it. */
export interface Entry {
  id: string
  series: string
  fullName: string
  shortName: string
  inForce: string
  /** null of a shipped one. */
  record: ImportRecord | null
  /** Read when it is asked for. */
  regulation(): ParsedRegulation
}

/** What stands on the disk now beside what is shipped; folders that did not change are not read again. */
export type Catalogue = () => Entry[]

/** @param dir folder of the imported regulations. @param knowledge of which the shipped ones count. */
export function createCatalogue(dir: string, knowledge: () => Knowledge): Catalogue {
  const known = new Map<string, { at: string; entry: Entry }>()
  const imported = (id: string): Entry[] => {
    const folder = join(dir, id)
    try {
      // A folder that is changed is made anew, so its own time tells.
      const at = String(statSync(join(folder, FILES.record), { bigint: true }).mtimeNs)
      const stamp = `${at} ${statSync(join(folder, FILES.meta), { bigint: true }).mtimeNs}`
      const before = known.get(id)
      if (before?.at === stamp) return [before.entry]
      const entry = entryOf(folder, id)
      known.set(id, { at: stamp, entry })
      return [entry]
    } catch (error) {
      if (error instanceof ImportError || (error as NodeJS.ErrnoException).code === 'ENOENT') return []
      throw error
    }
  }
  return () => [
    ...knowledge()
      .packs.filter(({ origin }) => origin === 'shipped')
      .map(({ meta: { id, series, fullName, shortName, inForce }, regulation }) => ({
        id,
        series,
        fullName,
        shortName,
        inForce,
        record: null,
        regulation: () => regulation,
      })),
    ...idsIn(dir).flatMap(imported),
  ]
}

function entryOf(folder: string, id: string): Entry {
  const { series, fullName, shortName, inForce } = storedMeta(folder)
  const record = readRecord(folder)
  const regulation = () => parseRegulation(readFileSync(join(folder, FILES.text), 'utf8'), { id, shortName })
  return { id, series, fullName, shortName, inForce, record, regulation }
}
