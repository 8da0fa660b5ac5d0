import { existsSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import type { Provision } from '../regulation/index.ts'
import type { Finding } from './findings.ts'
import { KnowledgeError } from './findings.ts'
import { integrityFindings, packFindings } from './integrity.ts'
import type { PackFiles } from './pack-files.ts'
import { readPackFiles } from './pack-files.ts'
import { activitiesSchema } from './schema.ts'
import { titleFindings, titleFindingsOf } from './titles-integrity.ts'
import type { Vocabulary } from './titles-schema.ts'
import { vocabularySchema } from './titles-schema.ts'
import type { Activity, Knowledge, KnowledgePack, Post } from './types.ts'
import { readTyped } from './yaml-file.ts'

/** All files of a knowledge folder, with every mistake found in them. */
export interface KnowledgeFiles {
  packs: PackFiles[]
  activities: Activity[]
  /** null where titles.yaml could not be read; `findings` says why. */
  vocabulary: Vocabulary | null
  findings: Finding[]
}

/**
 * Reads a knowledge folder: activities.yaml, titles.yaml and a folder per regulation (any folder that holds one of
 * its files). Mistakes are collected, not thrown.
 */
export function readKnowledgeFiles(dir: string): KnowledgeFiles {
  const findings: Finding[] = []
  const activities = readTyped(join(dir, 'activities.yaml'), 'activities.yaml', activitiesSchema, findings)
  const vocabulary = readTyped(join(dir, 'titles.yaml'), 'titles.yaml', vocabularySchema, findings)
  const seen = new Set<string>()
  activities?.value.activities.forEach(({ id }, i) => {
    if (seen.has(id)) findings.push(activities.file.finding(['activities', i], `履职活动编号“${id}”重复。`))
    seen.add(id)
  })
  const packs = regulationFolders(dir, findings).flatMap((folder) => {
    const pack = readPackFiles(dir, folder, findings)
    return pack ? [pack] : []
  })
  if (activities) findings.push(...integrityFindings(packs, seen))
  if (vocabulary) findings.push(...titleFindings(packs, vocabulary.file, vocabulary.value))
  return {
    packs,
    activities: activities?.value.activities ?? [],
    vocabulary: vocabulary?.value ?? null,
    findings,
  }
}

/**
 * Loads a knowledge folder, and beside it the regulations that users imported. One of these that has a mistake is left
 * out and told in `leftOut`: what a user brings never keeps the product from starting.
 * @param imported folder of the imported regulations, one folder each; need not exist. Default: none.
 * @throws KnowledgeError holding every mistake of `dir` with file and line, where there is any.
 */
export function loadKnowledge(dir: string, imported: string | null = null): Knowledge {
  const files = readKnowledgeFiles(dir)
  if (files.findings.length > 0 || files.vocabulary === null) throw new KnowledgeError(files.findings)
  const { vocabulary } = files
  const brought = readImported(imported, files, vocabulary)
  const all = [...files.packs, ...brought.packs]
  const activities = [...files.activities, ...all.flatMap((pack) => pack.activities.value.activities)]
  const packs = inSuccession(all.map(packOf))
  const byId = new Map(packs.map((pack) => [pack.meta.id, pack]))
  const provisions = new Map<string, Provision>()
  const posts = new Map<string, Post>()
  for (const pack of packs) {
    for (const provision of pack.regulation.provisions) provisions.set(provision.ref, provision)
    for (const post of pack.posts) posts.set(`${post.regulation}:${post.id}`, post)
  }
  const obligations = new Map(packs.flatMap((pack) => pack.obligations.map((rule) => [rule.id, rule])))
  return {
    dir,
    packs,
    leftOut: brought.leftOut,
    activities,
    vocabulary,
    pack: (regulation) => byId.get(regulation),
    provision: (ref) => provisions.get(ref),
    post: (regulation, id) => posts.get(`${regulation}:${id}`),
    obligation: (id) => obligations.get(id),
  }
}

/** Every imported regulation is held to what the shipped ones are held to, together with those before it. */
function readImported(dir: string | null, shipped: KnowledgeFiles, vocabulary: Vocabulary) {
  const packs: PackFiles[] = []
  const leftOut: Knowledge['leftOut'] = []
  const activities = shipped.activities.map(({ id }) => id)
  for (const folder of dir !== null && existsSync(dir) ? regulationFolders(dir, []) : []) {
    const findings: Finding[] = []
    const pack = readPackFiles(dir as string, folder, findings, 'imported')
    if (pack !== null) {
      const known = new Set([...activities, ...pack.activities.value.activities.map(({ id }) => id)])
      const others = [...shipped.packs, ...packs]
      findings.push(...ownActivityFindings(pack))
      findings.push(...packFindings(pack, others, known), ...titleFindingsOf(pack, vocabulary))
    }
    if (pack === null || findings.length > 0) leftOut.push({ folder, findings })
    else packs.push(pack)
  }
  return { packs, leftOut }
}

/** Activities that an imported regulation brings carry its id, so that none is taken for another's. */
export function ownActivityFindings({ folder, activities }: PackFiles): Finding[] {
  return activities.value.activities.flatMap(({ id }, i) =>
    id.startsWith(`${folder}.`)
      ? []
      : [activities.file.finding(['activities', i, 'id'], `活动编号“${id}”应当以“${folder}.”开头。`)],
  )
}

/** A later version of a regulation ends the one before it, where that names no day of its own. */
function inSuccession(packs: KnowledgePack[]): KnowledgePack[] {
  return packs.map((pack) => {
    const { series, inForce, repealed } = pack.meta
    const next = packs
      .filter(({ meta }) => meta.series === series && meta.inForce > inForce)
      .map(({ meta }) => meta.inForce)
      .sort()[0]
    return repealed !== null || next === undefined
      ? pack
      : { ...pack, meta: { ...pack.meta, repealed: next } }
  })
}

/** A regulation as the rest of the product sees it; of use only as far as its files are without findings. */
export function packOf(files: PackFiles): KnowledgePack {
  const { levels, slips, inForceNote, ...meta } = files.meta.value
  const regulation = meta.id
  const full = (ref: string) => `${regulation}${ref}`
  const levelName = new Map(levels.map((level) => [level.id, level.name]))
  return {
    origin: files.origin,
    meta: {
      ...meta,
      levels: levels.map((level) => level.id),
      slips: slips.map((slip) => ({ ...slip, ref: full(slip.ref) })),
      ...(inForceNote === undefined ? {} : { inForceNote }),
    },
    regulation: files.regulation,
    levels: levels.map(({ id, name, note }) => ({ id, name, ...(note === undefined ? {} : { note }) })),
    posts: files.posts.value.posts.map(({ id, name, institution, duties, at }): Post => {
      const places = at.map((place) => ({ ...place, levelName: levelName.get(place.level) as string }))
      const first = places[0] as (typeof places)[number]
      return { regulation, id, name, institution, duties: duties.map(full), ...first, at: places }
    }),
    obligations: files.rules.value.obligations.map(({ reading, to, ...rule }) => ({
      ...rule,
      regulation,
      ref: full(rule.ref),
      to: to ?? null,
      ...(reading === undefined ? {} : { reading }),
    })),
    uncounted: files.rules.value.uncounted.map((duty) => ({ ...duty, regulation, ref: full(duty.ref) })),
    phrases: files.phrases.value.phrases.map((phrase) => ({ ...phrase, ref: full(phrase.ref) })),
    titleRules: files.titles.value,
  }
}

/** A folder that holds any of these is a regulation's; the others belong to other parts of the product. */
const REGULATION_FILES = ['meta.yaml', 'text.txt', 'rules.yaml']

function regulationFolders(dir: string, findings: Finding[]): string[] {
  try {
    const folders = readdirSync(dir, { withFileTypes: true })
      .filter((entry) => entry.isDirectory())
      .map((entry) => entry.name)
      .filter((folder) => REGULATION_FILES.some((file) => existsSync(join(dir, folder, file))))
      .sort()
    if (folders.length > 0) return folders
    findings.push({ file: '.', line: 1, message: `${dir} 里没有任何法规文件夹。` })
  } catch (cause) {
    findings.push({
      file: '.',
      line: 1,
      message: `读不到知识库文件夹 ${dir}（${(cause as Error).message}）。`,
    })
  }
  return []
}
