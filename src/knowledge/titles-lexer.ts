import type { RankWord, TitleLevel, TitlePortfolio, TitleSide, Vocabulary } from './titles-schema.ts'

export type OfficeEntry = Vocabulary['offices'][number]
export interface OrganEntry {
  side: TitleSide
  level?: TitleLevel | undefined
  usualLevel?: TitleLevel | undefined
  department: string | null
}
export interface PlaceEntry {
  regulation: string
  level: TitleLevel
}

interface Span {
  word: string
  start: number
  end: number
}
export type Token = Span &
  (
    | { kind: 'office'; entry: OfficeEntry }
    | { kind: 'organ'; entry: OrganEntry }
    | { kind: 'level'; level: TitleLevel }
    | { kind: 'place'; entry: PlaceEntry }
    | { kind: 'rank'; rank: RankWord }
    | { kind: 'portfolio'; portfolio: TitlePortfolio | null; headless: boolean }
    | { kind: 'filler' | 'joiner' | 'open' | 'close' | 'punct' | 'text' }
  )
type Payload = Token extends infer T ? (T extends Token ? Omit<T, keyof Span> : never) : never

interface Word {
  word: string
  payload: Payload
  /** Whether the word stands here, given the text before and after it. */
  fits?: (before: string, after: string) => boolean
}

/** Splits a normalised text into the parts that titles are made of; what is none of them becomes `text`. */
export type Lexer = (text: string) => Token[]

/** A regulation's names of places, each with the level that it stands for. */
export interface PlaceName {
  name: string
  entry: PlaceEntry
}

/** Makes the lexer of a vocabulary and of all regulations' places. Longest word first; no word inside another. */
export function createLexer(vocabulary: Vocabulary, places: readonly PlaceName[]): Lexer {
  const byFirst = new Map<string, Word[]>()
  for (const word of [...placeWords(places), ...vocabularyWords(vocabulary)]) {
    const first = word.word[0] as string
    const bucket = byFirst.get(first)
    if (bucket) bucket.push(word)
    else byFirst.set(first, [word])
  }
  for (const bucket of byFirst.values()) bucket.sort((a, b) => b.word.length - a.word.length)
  const portfolios = portfolioFinder(vocabulary)

  return (text) => {
    const tokens: Token[] = []
    const spans = portfolios(text)
    let plain = 0
    const flush = (end: number) => {
      if (plain < end) tokens.push({ kind: 'text', word: text.slice(plain, end), start: plain, end })
    }
    for (let at = 0; at < text.length; ) {
      const span = spans.find(({ start }) => start === at)
      const found = span ? { ...span } : wordAt(byFirst, text, at)
      if (!found) {
        at += 1
        continue
      }
      flush(at)
      tokens.push(found)
      at = found.end
      plain = at
    }
    flush(text.length)
    return tokens
  }
}

function wordAt(byFirst: ReadonlyMap<string, Word[]>, text: string, at: number): Token | undefined {
  const c = text[at] as string
  const single = { word: c, start: at, end: at + 1 }
  if (c === '(') return { kind: 'open', ...single }
  if (c === ')') return { kind: 'close', ...single }
  for (const { word, payload, fits } of byFirst.get(c) ?? []) {
    if (!text.startsWith(word, at)) continue
    const end = at + word.length
    if (fits && !fits(text.slice(Math.max(0, at - 4), at), text.slice(end, end + 8))) continue
    return { ...payload, word, start: at, end } as Token
  }
  if (/[。;?!:\n]/.test(c)) return { kind: 'punct', ...single }
  const latin = /^[a-z]+/.exec(text.slice(at, at + 20))
  if (latin) return { kind: 'filler', word: latin[0], start: at, end: at + latin[0].length }
  return undefined
}

const SHARED = /长$/
const sharedPart = (office: string) => office.slice(0, -1)

function vocabularyWords(vocabulary: Vocabulary): Word[] {
  const words: Word[] = []
  const add = (list: readonly string[], payload: Payload, fits?: Word['fits']) => {
    for (const word of list) words.push(fits ? { word, payload, fits } : { word, payload })
  }
  /** 应急局长 is 应急局 + 局长 with the 局 written once: the organ ends before a character that it shares. */
  const addMerged = (organs: readonly string[], offices: readonly string[], payload: Payload) => {
    for (const organ of organs) {
      const shared = offices.filter(
        (office) => office.length > 1 && SHARED.test(office) && organ.endsWith(sharedPart(office)),
      )
      if (shared.length === 0) {
        add([organ], payload)
        continue
      }
      const tails = shared.map((office) => office.slice(sharedPart(office).length))
      add([organ], payload, (_, after) => !tails.some((tail) => after.startsWith(tail)))
      for (const office of shared) {
        add([organ.slice(0, -sharedPart(office).length)], payload, (_, after) => after.startsWith(office))
      }
    }
  }
  add(vocabulary.ignore, { kind: 'text' })
  for (const entry of vocabulary.offices) {
    for (const word of entry.words) {
      const banned = vocabulary.notAfter[word]
      const fits = banned && ((before: string) => !banned.includes(before.at(-1) ?? ' '))
      add([word], { kind: 'office', entry }, fits || undefined)
    }
  }
  for (const organ of vocabulary.organs) {
    const { side, level, usualLevel, department = null, before } = organ
    const payload: Payload = { kind: 'organ', entry: { side, level, usualLevel, department } }
    if (before) addMerged(organ.words, before, payload)
    else add(organ.words, payload)
  }
  const offices = vocabulary.offices.flatMap((office) => office.words)
  for (const { id, names, suffixes } of vocabulary.departments) {
    const payload: Payload = { kind: 'organ', entry: { side: 'department', department: id } }
    addMerged(
      names.flatMap((name) => suffixes?.map((suffix) => name + suffix) ?? [name]),
      offices,
      payload,
    )
  }
  for (const [level, list] of Object.entries(vocabulary.levels)) {
    add(list, { kind: 'level', level: level as TitleLevel })
  }
  for (const [rank, list] of Object.entries(vocabulary.ranks)) {
    add(list, { kind: 'rank', rank: rank as RankWord })
  }
  add(vocabulary.fillers, { kind: 'filler' })
  add(vocabulary.joiners, { kind: 'joiner' })
  return words
}

/** 滕州市长 is 滕州 + 市长 and 市中区委 is 市中 + 区委: the last character may belong to the next word. */
function placeWords(places: readonly PlaceName[]): Word[] {
  return places.flatMap(({ name, entry }) => {
    const payload: Payload = { kind: 'place', entry }
    const last = name.at(-1) as string
    if (!'市县区镇乡'.includes(last)) return [{ word: name, payload }]
    return [
      { word: name, payload, fits: (_: string, after: string) => !/^[委长]/.test(after) },
      {
        word: name.slice(0, -1),
        payload,
        fits: (_: string, after: string) => after[0] === last && /[委长]/.test(after[1] ?? ''),
      },
    ]
  })
}

type PortfolioToken = Extract<Token, { kind: 'portfolio' }>

/** Finds what a person is in charge of: 分管安全生产(的), 不管安全, 负责教育、文旅. */
function portfolioFinder({ portfolio, offices, ranks }: Vocabulary): (text: string) => PortfolioToken[] {
  const any = (list: readonly string[]) =>
    [...list]
      .sort((a, b) => b.length - a.length)
      .map(escapeRegExp)
      .join('|')
  const office = `(?:${any(Object.values(ranks).flat())})*(?:${any(offices.flatMap(({ words }) => words))})`
  const verb = portfolio.verbs
    .flatMap(({ words, notAfter, notBefore }) =>
      words.map((word) => {
        const left = notAfter ? `(?<![${notAfter}])` : ''
        return `${left}${escapeRegExp(word)}${notBefore ? `(?![${notBefore}])` : ''}`
      }),
    )
    .join('|')
  const negation = any(portfolio.negations)
  const pattern = new RegExp(
    `(?<negation>${negation})?(?<verb>${verb})(?!${office})(?<object>[^,。;?!:()\\n]{1,30}?)(?=工作的|的|[,。;?!:()\\n]|$|${office})`,
    'g',
  )
  const ends = new RegExp(any(portfolio.ends))
  const notSafety = new RegExp(any(portfolio.notSafety), 'g')
  const safety = new RegExp(any(portfolio.safety))
  const inner = new RegExp(`(?:${negation})(?:${verb}).*`)
  const headless = new RegExp(`^(?:工作)?的(?:$|[,。;?!:)\\n]|${any(portfolio.headless)})`)
  const saysSafety = (object: string) => safety.test(object.replace(notSafety, ''))

  const read = (negated: boolean, object: string): TitlePortfolio | null => {
    const denied = inner.exec(object)?.[0] ?? ''
    if (negated) return saysSafety(object) ? 'other' : null
    return saysSafety(object.slice(0, object.length - denied.length)) ? 'safety' : 'other'
  }
  return (text) =>
    [...text.matchAll(pattern)].flatMap((match) => {
      const { negation, object: whole = '' } = match.groups ?? {}
      const object = whole.split(ends)[0] as string
      if (object === '') return []
      const cut = object.length < whole.length
      const start = match.index
      const end = cut ? start + match[0].indexOf(object, 1) + object.length : start + match[0].length
      const token: PortfolioToken = {
        kind: 'portfolio',
        portfolio: read(negation !== undefined, object),
        headless: headless.test(text.slice(end)),
        word: text.slice(start, end),
        start,
        end,
      }
      return [token]
    })
}

function escapeRegExp(word: string): string {
  return word.replace(/[.*+?^${}()|[\]\\/]/g, '\\$&')
}
