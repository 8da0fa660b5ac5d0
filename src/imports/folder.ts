import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { CORE_SCHEMA, load } from 'js-yaml'
import { z } from 'zod'
import type { Activity, RegulationMeta } from '../knowledge/index.ts'
import { ImportError } from './errors.ts'
import { FILES, isId, PACK_FILES, REMOVED } from './layout.ts'
import type { Before } from './pack/files.ts'
import type { ImportRecord } from './record.ts'

/** Ids of all that is kept, in order; those of removed ones as well where asked for. */
export function idsIn(dir: string, options: { removed?: boolean } = {}): string[] {
  const of = (folder: string) =>
    existsSync(folder)
      ? readdirSync(folder, { withFileTypes: true })
          .filter((entry) => entry.isDirectory() && isId(entry.name))
          .map((entry) => entry.name)
      : []
  const removed = options.removed
    ? of(join(dir, REMOVED)).map((name) => name.replace(/\.removed-\d+$/, ''))
    : []
  return [...new Set([...of(dir), ...removed])].sort()
}

/** @throws {ImportError} `unknown` where there is no such regulation. */
export function folderOf(dir: string, id: string): string {
  const folder = join(dir, id)
  if (isId(id) && existsSync(folder)) return folder
  throw new ImportError('unknown', `没有编号为“${id}”的导入法规。`)
}

/** Content of a YAML file that the product wrote itself; null where it is not there. */
function yamlIn<T>(folder: string, file: string): T | null {
  const path = join(folder, file)
  if (!existsSync(path)) return null
  try {
    return load(readFileSync(path, 'utf8'), { schema: CORE_SCHEMA }) as T
  } catch (cause) {
    throw new ImportError('damaged', `${file} 读不出来：这个文件被改动过。`, { cause })
  }
}

/** meta.yaml as written, its levels with their names. */
export type StoredMeta = Omit<RegulationMeta, 'levels'> & { levels: { id: string; name: string }[] }

/** What is asked of it here; whether it can be used is for the knowledge to say. */
const storedSchema = z.looseObject({
  id: z.string(),
  series: z.string(),
  fullName: z.string(),
  shortName: z.string(),
  inForce: z.string(),
  region: z.looseObject({ name: z.string(), within: z.array(z.string()) }),
  levels: z.array(z.looseObject({ id: z.string() })),
})

/** @throws {ImportError} `damaged` where it cannot be read. */
export function storedMeta(folder: string): StoredMeta {
  const meta = storedSchema.safeParse(yamlIn(folder, FILES.meta))
  if (!meta.success) throw new ImportError('damaged', 'meta.yaml 不见了，或者被改动过。')
  return meta.data as unknown as StoredMeta
}

/** What is in force by the last finished review. */
export function beforeReview(folder: string, record: ImportRecord): Before {
  if (record.accepted.length === 0) return { inForce: null, posts: [], rules: [], activities: [] }
  const list = <T>(file: string, key: string) => yamlIn<Record<string, T[]>>(folder, file)?.[key] ?? []
  return {
    inForce: storedMeta(folder).inForce,
    posts: list('posts.yaml', 'posts'),
    rules: list('rules.yaml', 'obligations'),
    activities: list<Required<Activity>>('activities.yaml', 'activities'),
  }
}

/** The files in force, under the paths at which a later review keeps them. */
export function historyFiles(folder: string, revision: number): Record<string, string> {
  return Object.fromEntries(
    [FILES.meta, ...PACK_FILES].flatMap((file) => {
      const path = join(folder, file)
      return existsSync(path) ? [[`${FILES.history}/${revision}/${file}`, readFileSync(path, 'utf8')]] : []
    }),
  )
}
