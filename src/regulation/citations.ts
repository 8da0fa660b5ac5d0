import { resolveRef } from './lookup.ts'
import { foldCitation, readPlaces } from './places.ts'
import { joinRef, splitRef } from './refs.ts'
import type { Provision, Ref } from './types.ts'

/** What people call a regulation: short name, full name, document number, nicknames. */
export interface RegulationName {
  id: string
  names: readonly string[]
}

/** A place in a regulation that a text speaks of. */
export interface Citation {
  /** As written, the regulation's name included where it stands right before. */
  words: string
  /** Index of `words` in the text. */
  at: number
  /** Id of the regulation meant; null where none is named, or another document is. */
  regulation: string | null
  /** The document named where it is none of the known: 安全生产法. */
  foreign: string | null
  /** One for each place; `#6.1` without an id where `regulation` is null. */
  refs: Ref[]
}

export interface CitationResolver {
  names?: readonly RegulationName[]
  /** Taken where the text names no regulation. */
  regulation?: string
  /** Where given, the result is one of its provisions, under its canonical reference, or null. */
  index?: ReadonlyMap<Ref, Provision>
}

const CANONICAL =
  /(?<![\w#-])([a-z][a-z0-9-]{0,63})?#((?:[bfcs]\d{1,4})+|\d{1,4}(?:-\d{1,3})?(?:\/\d{1,3})?(?:\.\d{1,3}){0,4})(?![\w/#-])/g
const PLACE_START =
  /第|(?<![〇零一二三四五六七八九十百千两\d])[〇零一二三四五六七八九十百千两\d]{1,8}(?=\s*(?:条|、|,|至|到|-|和|编|章))/g
const BETWEEN = /^\s*[》)]{0,2}\s*(?:\([^()]{0,40}号\))?\s*(?:里面|里头|[的里中,:])?\s*$/
const OTHER =
  /(?:《([^《》]{2,80})》\s*(?:\([^()]{0,40}\))?|([\u4E00-\u9FFF]{1,12}(?<![办做方依合违执立司守普设无想说看本该此])法|[\u4E00-\u9FFF]{2,16}条例))\s*的?\s*$/
/** Around 15条 without 第: what shows that it is a place and no count. */
const ASKS_BEFORE = /(?:^|[\s,.?!:;()，。？！、：；“”"'看查按照据读问翻引读讲])$/
const ASKS_AFTER = /^(?:$|[\s,.?!:;()，。？！、：；“”"'的说讲规写内是怎咋原全啥])/

/**
 * Finds every citation in a sentence, in the order of the text: canonical (`zaozhuang-2019#6.1`), human
 * (《枣庄办法》第六条第（一）项) or as people write them (枣庄办法6条, 第6条(1), 25条2款, full-width digits).
 * Where no name stands right before a place, the one regulation named anywhere in the text is meant, or of
 * several the one named last before it.
 */
export function findCitations(text: string, names: readonly RegulationName[]): Citation[] {
  const folded = foldCitation(text)
  const canonical = [...text.matchAll(CANONICAL)].map(
    ({ 0: words, 1: id, index: at }): Citation => ({
      words,
      at,
      regulation: id ?? null,
      foreign: null,
      refs: [words],
    }),
  )
  const found = [...canonical]
  const mentions = findNames(folded, names)
  let end = 0
  for (const match of folded.matchAll(PLACE_START)) {
    const at = match.index
    if (at < end || canonical.some((c) => at >= c.at && at < c.at + c.words.length)) continue
    const places = readPlaces(folded, at)
    if (places === null) continue
    const owner = ownerOf(folded, at, mentions)
    if (places.bare && !owner.adjacent && !looksAsked(folded, at, places.end)) continue
    end = places.end
    const from = owner.adjacent ? owner.start : at
    const refs = places.parts.map((parts) => joinRef({ ...parts, regulation: owner.regulation ?? '' }))
    found.push({
      words: text.slice(from, end),
      at: from,
      regulation: owner.regulation,
      foreign: owner.foreign,
      refs: [...new Set(refs)],
    })
  }
  return found.sort((a, b) => a.at - b.at)
}

/**
 * Reads a text that is one citation and nothing else, in any of the forms of {@link findCitations}.
 * @returns its reference, with an empty id (`#6.1`) where neither text nor resolver names a regulation; null
 * where the text is no citation, cites several provisions or another document, or nothing in the index.
 */
export function parseCitation(text: string, resolver: CitationResolver = {}): Ref | null {
  const trimmed = text.trim().replace(/[。.，,；;？?！!]+$/, '')
  const [citation, ...more] = findCitations(trimmed, resolver.names ?? [])
  if (citation === undefined || more.length > 0 || citation.foreign !== null) return null
  if (citation.refs.length !== 1 || citation.words.length !== trimmed.length) {
    if (citation.refs.length !== 1 || !isWrapping(trimmed, citation)) return null
  }
  const ref = citation.refs[0] as Ref
  const parts = splitRef(ref)
  if (parts === null) return null
  const own = joinRef({ ...parts, regulation: parts.regulation || (resolver.regulation ?? '') })
  return resolver.index === undefined ? own : resolveRef(own, resolver.index)
}

interface Mention {
  id: string
  start: number
  end: number
}

function findNames(folded: string, names: readonly RegulationName[]): Mention[] {
  const mentions: Mention[] = []
  const all = names.flatMap(({ id, names: of }) =>
    of.map((name) => ({ id, name: foldCitation(name.trim()) })),
  )
  for (const { id, name } of all
    .filter(({ name }) => name !== '')
    .sort((a, b) => b.name.length - a.name.length)) {
    const form = [...name.replace(/\s+/g, '')].map(nameCharacter).join('\\s*')
    for (const match of folded.matchAll(new RegExp(form, 'gi'))) {
      const [start, end] = [match.index, match.index + match[0].length]
      if (!mentions.some((m) => start < m.end && end > m.start)) mentions.push({ id, start, end })
    }
  }
  return mentions.sort((a, b) => a.start - b.start)
}

/** Brackets of a document number are written in every way; quotes of a title come and go in pairs. */
function nameCharacter(c: string): string {
  if (/[〔[(【]/.test(c)) return '[〔\\[(【]'
  if (/[〕\])】]/.test(c)) return '[〕\\])】]'
  if (/[《〈]/.test(c)) return '[《〈]'
  if (/[》〉]/.test(c)) return '[》〉]'
  return c.replace(/[.*+?^${}()|[\]\\/-]/g, '\\$&')
}

interface Owner {
  regulation: string | null
  foreign: string | null
  adjacent: boolean
  start: number
}

/** The regulation that a place at `at` belongs to. */
function ownerOf(folded: string, at: number, mentions: readonly Mention[]): Owner {
  const before = mentions.filter((mention) => mention.end <= at)
  const nearest = before.at(-1)
  if (nearest !== undefined && at - nearest.end <= 60 && BETWEEN.test(folded.slice(nearest.end, at))) {
    const quoted = folded[nearest.start - 1] === '《'
    return { regulation: nearest.id, foreign: null, adjacent: true, start: nearest.start - (quoted ? 1 : 0) }
  }
  const other = OTHER.exec(folded.slice(Math.max(0, at - 100), at))
  if (other !== null) {
    const foreign = other[1] ?? other[2] ?? ''
    return { regulation: null, foreign, adjacent: false, start: at }
  }
  const ids = new Set(mentions.map(({ id }) => id))
  const regulation = nearest?.id ?? (ids.size === 1 ? (mentions[0] as Mention).id : null)
  return { regulation, foreign: null, adjacent: false, start: at }
}

/** 15条 alone is a place in 15条说什么, not in 15条措施. */
function looksAsked(folded: string, at: number, end: number): boolean {
  return ASKS_BEFORE.test(folded.slice(Math.max(0, at - 1), at)) && ASKS_AFTER.test(folded.slice(end))
}

/** Nothing but brackets, quotes and blanks stand around the citation. */
function isWrapping(text: string, citation: Citation): boolean {
  const around = text.slice(0, citation.at) + text.slice(citation.at + citation.words.length)
  return /^[\s“”"'（）()【】[\]]*$/.test(around)
}
