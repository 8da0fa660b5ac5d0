import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { z } from 'zod'
import type { ParsedRegulation } from '../regulation/index.ts'
import { parseRegulation, SlipNotFoundError } from '../regulation/index.ts'
import type { Finding } from './findings.ts'
import { metaSchema, ownActivitiesSchema, phrasesSchema, postsSchema, rulesSchema } from './schema.ts'
import { titleRulesSchema } from './titles-schema.ts'
import type { PackOrigin } from './types.ts'
import type { YamlFile } from './yaml-file.ts'
import { absentYaml, readTyped } from './yaml-file.ts'

interface Typed<T> {
  file: YamlFile
  value: T
}

/** The files of one regulation's folder, each read and of the right shape, not yet checked against each other. */
export interface PackFiles {
  folder: string
  origin: PackOrigin
  meta: Typed<z.output<typeof metaSchema>>
  posts: Typed<z.output<typeof postsSchema>>
  rules: Typed<z.output<typeof rulesSchema>>
  phrases: Typed<z.output<typeof phrasesSchema>>
  titles: Typed<z.output<typeof titleRulesSchema>>
  /** Of an imported regulation alone. */
  activities: Typed<z.output<typeof ownActivitiesSchema>>
  /** The text as issued. */
  text: string
  regulation: ParsedRegulation
}

/** What stands for a file that an imported regulation does not have: nothing of it was accepted yet. */
const NOTHING = {
  'posts.yaml': { posts: [] },
  'rules.yaml': { obligations: [], uncounted: [] },
  'phrases.yaml': { phrases: [] },
  'titles.yaml': { regionLevel: 'county', placeLevels: {}, departments: {}, rules: [] },
  'activities.yaml': { activities: [] },
}

/**
 * Reads `dir/folder`: meta.yaml, posts.yaml, rules.yaml, phrases.yaml, titles.yaml and text.txt. An imported regulation
 * needs meta.yaml and text.txt alone, and may have an activities.yaml.
 * @returns null where a file is missing or of the wrong shape; `findings` says which.
 */
export function readPackFiles(
  dir: string,
  folder: string,
  findings: Finding[],
  origin: PackOrigin = 'shipped',
): PackFiles | null {
  const read = <T>(file: string, schema: z.ZodType<T>) =>
    readTyped(join(dir, folder, file), `${folder}/${file}`, schema, findings)
  const readOr = <T>(file: keyof typeof NOTHING, schema: z.ZodType<T>) => {
    const optional = origin === 'imported' || file === 'activities.yaml'
    return optional && !existsSync(join(dir, folder, file))
      ? { file: absentYaml(`${folder}/${file}`), value: schema.parse(NOTHING[file]) }
      : read(file, schema)
  }
  const meta = read('meta.yaml', metaSchema)
  const posts = readOr('posts.yaml', postsSchema)
  const rules = readOr('rules.yaml', rulesSchema)
  const phrases = readOr('phrases.yaml', phrasesSchema)
  const titles = readOr('titles.yaml', titleRulesSchema)
  const activities = readOr('activities.yaml', ownActivitiesSchema)
  const text = readText(dir, folder, findings)
  if (!meta || !posts || !rules || !phrases || !titles || !activities || text === null) return null
  const { id, shortName } = meta.value
  if (id !== folder) {
    findings.push(meta.file.finding(['id'], `法规编号“${id}”应当与文件夹名“${folder}”相同。`))
    return null
  }
  const slips = meta.value.slips.map(({ ref, source, reading }) => ({ ref: `${id}${ref}`, source, reading }))
  try {
    const regulation = parseRegulation(text, { id, shortName, slips })
    return { folder, origin, meta, posts, rules, phrases, titles, activities, text, regulation }
  } catch (error) {
    if (!(error instanceof SlipNotFoundError)) throw error
    const at = slips.findIndex(({ ref, source }) => ref === error.ref && source === error.source)
    findings.push(meta.file.finding(['slips', at], error.message))
    return null
  }
}

function readText(dir: string, folder: string, findings: Finding[]): string | null {
  const name = `${folder}/text.txt`
  try {
    const text = readFileSync(join(dir, folder, 'text.txt'), 'utf8')
    if (text.trim() !== '') return text
    findings.push({ file: name, line: 1, message: '法规文本是空的。' })
  } catch (cause) {
    findings.push({ file: name, line: 1, message: `读不到法规文本（${(cause as Error).message}）。` })
  }
  return null
}
