import type { Lexer } from './titles-lexer.ts'
import { createLexer } from './titles-lexer.ts'
import { findMentions } from './titles-mentions.ts'
import { type PlainTitle, plainTitles, plainTitlesIn } from './titles-plain.ts'
import { readFrame } from './titles-rules.ts'
import { type TitleLevel, titleLevel } from './titles-schema.ts'
import type { PlaceEntry } from './titles-tokens.ts'
import type { PlaceName } from './titles-words.ts'
import type { Knowledge, PostMatch } from './types.ts'
import { normalise } from './words-of.ts'

/** An institution named beside a person is seldom who is meant; a person spoken to (向…报告) less than who acts. */
const BESIDE_PERSON = 0.5
const AS_OBJECT = 0.6

/** What is made once of a knowledge and serves every title. */
interface TitleIndex {
  lexer: Lexer
  /** Post names in the words of their regulations, normalised. */
  names: Map<string, { regulation: string; post: string }[]>
  plain: PlainTitle[]
}

const indexes = new WeakMap<Knowledge, TitleIndex>()

/**
 * Finds the posts that a title or a whole sentence names: 副区长（分管教育）, 在广西县委书记要做什么, `REG:POST`.
 * Everything it knows stands in knowledge/titles.yaml and in each regulation's titles.yaml.
 * @param options.regulation only this regulation; without it, the regions named in the text decide, else all answer.
 * @param options.level that of titles for which neither the title nor the text says one, e.g. `town`.
 * @returns best first, each post once; empty where no title is named. An entry whose `by.relation` is `not-bound` has
 *   an empty `post`: the regulation holds no duty list for that title, `by` says by which provision.
 */
export function matchPosts(
  text: string,
  knowledge: Knowledge,
  options: { regulation?: string; level?: string } = {},
): PostMatch[] {
  const { regulation: only, level } = options
  const given = postOfId(text, knowledge)
  if (given) return wanted(given.regulation, only, []) ? [given] : []
  const { lexer, names, plain } = indexOf(knowledge)
  const words = normalise(text)
  const named = (names.get(words) ?? []).filter(({ regulation }) => wanted(regulation, only, []))
  const matches: PostMatch[] = named.map((post) => ({ ...post, score: 1, words }))
  for (const { title, regulation, post, score } of plainTitlesIn(words, plain)) {
    if (wanted(regulation, only, [])) matches.push({ regulation, post, score, words: title })
  }
  const mentions = findMentions(words, lexer, knowledge.vocabulary, titleLevel(level))
  const anyPerson = mentions.some(({ person }) => person)
  for (const mention of mentions) {
    const weight = (mention.person || !anyPerson ? 1 : BESIDE_PERSON) * (mention.object ? AS_OBJECT : 1)
    for (const { meta, titleRules } of knowledge.packs) {
      if (named.some(({ regulation }) => regulation === meta.id)) continue
      if (!wanted(meta.id, only, mention.regions)) continue
      for (const reading of readFrame(mention.frame, meta.id, titleRules)) {
        const score = Math.round(reading.score * weight * 100) / 100
        const spoken = words.slice(mention.start, mention.end)
        matches.push({ regulation: meta.id, ...reading, score, words: spoken })
      }
    }
  }
  return bestOfEach(matches)
}

/**
 * The words name a post of a person in an imported regulation as that regulation names it: such names need none of the
 * words by which titles are told elsewhere (村级河长).
 */
export function namesImportedPost(text: string, knowledge: Knowledge): boolean {
  const { names, plain } = indexOf(knowledge)
  const words = normalise(text)
  const named = (names.get(words) ?? []).some(({ regulation, post }) => {
    const imported = knowledge.pack(regulation)?.origin === 'imported'
    return imported && knowledge.post(regulation, post)?.institution === false
  })
  return named || plainTitlesIn(words, plain).length > 0
}

function wanted(regulation: string, only: string | undefined, regions: readonly string[]): boolean {
  if (only !== undefined) return regulation === only
  return regions.length === 0 || regions.includes(regulation)
}

/** `REG:POST` */
function postOfId(text: string, knowledge: Knowledge): PostMatch | null {
  const words = text.trim()
  const [, regulation = '', post = ''] = /^([\w.-]+):([\w.-]+)$/.exec(words) ?? []
  return knowledge.post(regulation, post) ? { regulation, post, score: 1, words } : null
}

function bestOfEach(matches: readonly PostMatch[]): PostMatch[] {
  const best = new Map<string, PostMatch>()
  for (const match of matches) {
    const key = `${match.regulation}:${match.post}`
    if ((best.get(key)?.score ?? 0) < match.score) best.set(key, match)
  }
  return [...best.values()].sort((a, b) => b.score - a.score)
}

function indexOf(knowledge: Knowledge): TitleIndex {
  const known = indexes.get(knowledge)
  if (known) return known
  const names: TitleIndex['names'] = new Map()
  for (const { meta, posts } of knowledge.packs) {
    for (const { id, name } of posts) {
      const key = normalise(name)
      names.set(key, [...(names.get(key) ?? []), { regulation: meta.id, post: id }])
    }
  }
  const plain = plainTitles(knowledge)
  const index = { lexer: createLexer(knowledge.vocabulary, placesOf(knowledge)), names, plain }
  indexes.set(knowledge, index)
  return index
}

/** Every name of a region or place; versions of one regulation share theirs. */
function placesOf({ packs }: Knowledge): PlaceName[] {
  const places = new Map<string, PlaceEntry>()
  const add = (name: string, regulation: string, level: TitleLevel) => {
    const known = places.get(name)
    if (known) known.regulations.push(regulation)
    else places.set(name, { regulations: [regulation], level })
  }
  for (const { meta, titleRules } of packs) {
    // The nation is where everybody is: to name it (全国两会期间…) leaves out no region.
    if (meta.authority === 'nation') continue
    const { regionLevel, placeLevels } = titleRules
    const levelOf = (place: string) =>
      (Object.keys(placeLevels) as TitleLevel[]).find((level) => placeLevels[level]?.includes(place))
    for (const name of [meta.region.name, ...meta.region.aliases]) add(name, meta.id, regionLevel)
    for (const name of meta.region.places) add(name, meta.id, levelOf(name) ?? 'county')
  }
  return [...places].map(([name, entry]) => ({ name, entry }))
}
