import { join } from 'node:path'
import type { Finding } from '../../knowledge/index.ts'
import { KnowledgeError, readTyped } from '../../knowledge/index.ts'
import { searchLanguageSchema } from './schema.ts'
import { QUESTION_KINDS, type SearchLanguage } from './types.ts'

const FILE = 'language/search.yaml'

/**
 * Loads how queries are read, from below a knowledge folder.
 * @throws KnowledgeError holding every mistake with file and line.
 */
export function loadSearchLanguage(dir: string): SearchLanguage {
  const findings: Finding[] = []
  const file = readTyped(join(dir, FILE), FILE, searchLanguageSchema, findings)
  if (file === null) throw new KnowledgeError(findings)
  const { value } = file
  const kinds = QUESTION_KINDS.map((kind) => {
    const { asks, answers } = value.kinds[kind]
    return [kind, { asks: new RegExp(asks), answers: new RegExp(answers) }] as const
  })
  return {
    kinds: Object.fromEntries(kinds) as SearchLanguage['kinds'],
    breach: new RegExp(value.breach),
    defined: value.defined.map((source) => new RegExp(source)),
    definition: value.definition,
    asking: new Set(value.asking.split(/\s+/).filter((word) => word !== '')),
    askingText: new RegExp(value['asking-text'], 'g'),
    nameOpenings: value['name-openings'],
    law: new RegExp(value.law),
    local: new RegExp(value.local),
  }
}
