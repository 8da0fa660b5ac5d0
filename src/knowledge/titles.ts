import { foldWidth, sanitize, simplify } from '../text/index.ts'
import type { Lexer, PlaceName } from './titles-lexer.ts'
import { createLexer } from './titles-lexer.ts'
import type { TitleMention } from './titles-mentions.ts'
import { findMentions } from './titles-mentions.ts'
import { readFrame } from './titles-rules.ts'
import type { TitleLevel, TitleRules, Vocabulary } from './titles-schema.ts'
import type { Knowledge, PostMatch } from './types.ts'

/** An institution named beside a person is seldom who is meant; a person spoken to (向…报告) less than who acts. */
const BESIDE_PERSON = 0.5
const AS_OBJECT = 0.6

const lexers = new WeakMap<Vocabulary, Lexer>()

/**
 * Finds the posts that a title or a whole sentence names: 副区长（分管教育）, 在广西县委书记要做什么, `REG:POST`.
 * Everything it knows stands in knowledge/titles.yaml and in each regulation's titles.yaml.
 * @param options.regulation only this regulation; without it, the regions named in the text decide, else all answer.
 * @returns best first, each post once; empty where no title is named. An entry whose `by.relation` is `not-bound` has
 *   an empty `post`: the regulation holds no duty list for that title, `by` says by which provision.
 */
export function matchPosts(
  text: string,
  knowledge: Knowledge,
  options: { regulation?: string } = {},
): PostMatch[] {
  const normal = normalise(text)
  const given = postOfId(text, knowledge)
  if (given) return wanted(given.regulation, options.regulation, []) ? [given] : []
  const mentions = findMentions(normal, lexerOf(knowledge), knowledge.vocabulary)
  const anyPerson = mentions.some(({ person }) => person)
  const matches: PostMatch[] = []
  for (const mention of mentions) {
    const weight = (mention.person || !anyPerson ? 1 : BESIDE_PERSON) * (mention.object ? AS_OBJECT : 1)
    for (const { meta, titleRules, posts } of knowledge.packs) {
      if (!wanted(meta.id, options.regulation, mention.regions)) continue
      if (posts.some(({ name }) => normalise(name) === normal)) continue
      for (const reading of readFrame(mention.frame, meta.id, titleRules)) {
        const score = Math.round(reading.score * weight * 100) / 100
        matches.push({ regulation: meta.id, ...reading, score, words: wordsOf(normal, mention) })
      }
    }
  }
  return bestOfEach([...postsOfName(normal, knowledge, options.regulation), ...matches])
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

/** Posts whose name, in the words of their regulation, is the whole text. */
function postsOfName(words: string, knowledge: Knowledge, only: string | undefined): PostMatch[] {
  return knowledge.packs.flatMap(({ meta: { id: regulation }, posts }) =>
    posts
      .filter(({ name }) => wanted(regulation, only, []) && normalise(name) === words)
      .map(({ id: post }) => ({ regulation, post, score: 1, words })),
  )
}

/** Simplified, half-width, lower case, without white space; the form that the vocabulary is written in. */
function normalise(text: string): string {
  return foldWidth(simplify(sanitize(text)))
    .toLowerCase()
    .replace(/\s+/g, '')
}

function wordsOf(text: string, { start, end }: TitleMention): string {
  return text.slice(start, end)
}

function bestOfEach(matches: readonly PostMatch[]): PostMatch[] {
  const best = new Map<string, PostMatch>()
  for (const match of matches) {
    const key = `${match.regulation}:${match.post}`
    if ((best.get(key)?.score ?? 0) < match.score) best.set(key, match)
  }
  return [...best.values()].sort((a, b) => b.score - a.score)
}

function lexerOf(knowledge: Knowledge): Lexer {
  const known = lexers.get(knowledge.vocabulary)
  if (known) return known
  const lexer = createLexer(knowledge.vocabulary, knowledge.packs.flatMap(placesOf))
  lexers.set(knowledge.vocabulary, lexer)
  return lexer
}

function placesOf({
  meta,
  titleRules,
}: {
  meta: Knowledge['packs'][number]['meta']
  titleRules: TitleRules
}) {
  const { name, aliases, places } = meta.region
  const levels = new Map(
    Object.entries(titleRules.placeLevels).flatMap(([level, list]) =>
      list.map((place) => [place, level as TitleLevel] as const),
    ),
  )
  const all: PlaceName[] = [name, ...aliases].map((place) => ({
    name: place,
    entry: { regulation: meta.id, level: titleRules.regionLevel },
  }))
  for (const place of places) {
    all.push({ name: place, entry: { regulation: meta.id, level: levels.get(place) ?? 'county' } })
  }
  return all
}
