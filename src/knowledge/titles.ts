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
  const given = exactPosts(text, knowledge).filter((match) =>
    wanted(match.regulation, options.regulation, []),
  )
  if (given.length > 0) return given
  const normal = normalise(text)
  const mentions = findMentions(normal, lexerOf(knowledge), knowledge.vocabulary)
  const anyPerson = mentions.some(({ person }) => person)
  const matches: PostMatch[] = []
  for (const mention of mentions) {
    const weight = (mention.person || !anyPerson ? 1 : BESIDE_PERSON) * (mention.object ? AS_OBJECT : 1)
    for (const { meta, titleRules } of knowledge.packs) {
      if (!wanted(meta.id, options.regulation, mention.regions)) continue
      for (const reading of readFrame(mention.frame, meta.id, titleRules)) {
        const score = Math.round(reading.score * weight * 100) / 100
        matches.push({ regulation: meta.id, ...reading, score, words: wordsOf(normal, mention) })
      }
    }
  }
  return bestOfEach(matches)
}

function wanted(regulation: string, only: string | undefined, regions: readonly string[]): boolean {
  if (only !== undefined) return regulation === only
  return regions.length === 0 || regions.includes(regulation)
}

/** `REG:POST`, or a post's name word for word. */
function exactPosts(text: string, knowledge: Knowledge): PostMatch[] {
  const plain = normalise(text)
  const [, regulation = '', id = ''] = /^([\w.-]+):([\w.-]+)$/.exec(text.trim()) ?? []
  if (knowledge.post(regulation, id)) return [{ regulation, post: id, score: 1, words: text.trim() }]
  return knowledge.packs.flatMap((pack) =>
    pack.posts
      .filter(({ name }) => normalise(name) === plain)
      .map(({ id: post }) => ({ regulation: pack.meta.id, post, score: 1, words: plain })),
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
