import { join } from 'node:path'
import { type Finding, type Knowledge, KnowledgeError, readTyped } from '../knowledge/index.ts'
import { createGazetteer, type Gazetteer, placesSchema } from './places.ts'
import { vocabularySchema, type Words } from './schema.ts'

/** The words of drafting.yaml, and the patterns that are made of them once. */
export interface DraftingVocabulary {
  words: Words
  /** A whole number as laws write it: 1, １, 一, 两, 十二. */
  number: string
  floor: RegExp
  ceiling: RegExp
  verb: RegExp
  gazetteer: Gazetteer
}

const NAME = 'language/drafting.yaml'
const PLACES = 'language/places.yaml'
const NUMBER = '[0-9０-９〇零一二两三四五六七八九十百]{1,4}'

/**
 * Reads the words by which drafts are found, below a knowledge folder.
 * @throws KnowledgeError holding every mistake with file and line.
 */
export function loadDrafting(dir: string): DraftingVocabulary {
  const findings: Finding[] = []
  const read = readTyped(join(dir, NAME), NAME, vocabularySchema, findings)
  const places = readTyped(join(dir, PLACES), PLACES, placesSchema, findings)
  if (!read || !places || findings.length > 0) throw new KnowledgeError(findings)
  const words = read.value
  return {
    words,
    number: NUMBER,
    floor: new RegExp(oneOf(words.periods.floor)),
    ceiling: new RegExp(oneOf(words.periods.ceiling)),
    verb: new RegExp(oneOf(words.duties.verbs)),
    gazetteer: createGazetteer(places.value),
  }
}

/** Mistakes in the words of drafting: their shape, and activities that there are none of. */
export function checkDrafting(dir: string, { activities }: Pick<Knowledge, 'activities'>): Finding[] {
  const findings: Finding[] = []
  const read = readTyped(join(dir, NAME), NAME, vocabularySchema, findings)
  readTyped(join(dir, PLACES), PLACES, placesSchema, findings)
  const known = new Set(activities.map(({ id }) => id))
  read?.value.activities.forEach(({ id }, i) => {
    if (known.has(id)) return
    findings.push(read.file.finding(['activities', i, 'id'], `履职活动“${id}”不在 activities.yaml 里。`))
  })
  return findings
}

/** One of the words, the longest first, as the source of a pattern. */
export function oneOf(list: readonly string[]): string {
  const escaped = [...list]
    .sort((a, b) => b.length - a.length)
    .map((word) => word.replace(/[()|.*+?^$[\]{}\\]/g, '\\$&'))
  return `(?:${escaped.join('|')})`
}
