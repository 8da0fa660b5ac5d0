import type { RankWord, TitleFrame, TitleLevel, TitlePortfolio } from './titles-schema.ts'
import type { OfficeEntry, OrganEntry, PlaceEntry, Token } from './titles-tokens.ts'

/** The parts of a title that stand before its last word. */
export interface LeftParts {
  /** Index of the first token that belongs to the title. */
  from: number
  /** Nearest first. */
  organs: OrganEntry[]
  level: TitleLevel | null
  places: PlaceEntry[]
  portfolios: (TitlePortfolio | null)[]
  ranks: RankWord[]
}

/** Walks left from the token at `index` over the parts of the same title. */
export function walkLeft(tokens: readonly Token[], index: number, used: ReadonlySet<number>): LeftParts {
  const left: LeftParts = { from: index, organs: [], level: null, places: [], portfolios: [], ranks: [] }
  let loose = false
  for (let i = index - 1; i >= 0 && !used.has(i); i -= 1) {
    const token = tokens[i] as Token
    if (token.kind === 'filler') {
      loose ||= token.word === '的'
      continue
    }
    const nearby = !loose
    loose = false
    if (token.kind === 'joiner') {
      if (joins(tokens[i - 1], left)) continue
      break
    }
    if (token.kind === 'rank' && left.organs.length === 0 && left.level === null) left.ranks.push(token.rank)
    else if (token.kind === 'portfolio') left.portfolios.push(token.portfolio)
    else if (token.kind === 'organ') left.organs.push(token.entry)
    else if (token.kind === 'level') left.level ??= token.level
    else if (token.kind === 'place') {
      left.places.push(token.entry)
      // 枣庄市长 is the mayor of 枣庄; 枣庄的市长 may be any mayor there
      if (nearby) left.level ??= token.entry.level
    } else break
    left.from = i
  }
  // 枣庄和广西的…: two regions say no level
  if (new Set(left.places.map(({ regulations }) => regulations.join())).size > 1) left.level = null
  return left
}

/** 党委和政府, 枣庄和广西: a joiner inside one title. */
function joins(before: Token | undefined, left: LeftParts): boolean {
  if (before?.kind === 'place') return left.places.length > 0
  if (before?.kind !== 'organ') return false
  const wanted = { party: 'government', government: 'party' }[before.entry.side as 'party' | 'government']
  return wanted !== undefined && left.organs.some(({ side }) => side === wanted)
}

/** The frame that the left parts and the last word give; `office` null where only an institution is named. */
export function frameOf(left: LeftParts, office: OfficeEntry | null): TitleFrame {
  const department = left.organs.find(({ side }) => side === 'department')
  const sides = left.organs.map(({ side }) => side)
  const both = sides.includes('party') && sides.includes('government')
  // 学校党委书记, 公司党委书记
  const outside = sides.includes('outside')
  const organSide = outside ? 'outside' : department ? 'department' : both ? 'both' : (sides[0] ?? null)
  const ownSide = office?.side ?? null
  // 纪委书记, 局党委书记: the organ says more than the office, unless the office stands for one side alone
  const side =
    ownSide === 'party' || ownSide === 'department' || ownSide === null ? (organSide ?? ownSide) : ownSide
  const frame: TitleFrame = {
    level: levelOf(left, office),
    side,
    rank: office?.rank ?? null,
    portfolio: null,
    department: department?.department ?? (side === 'department' ? 'any' : null),
    seat: false,
    fullTime: false,
  }
  applyRanks(frame, left.ranks)
  applyPortfolios(frame, left.portfolios)
  return frame
}

function levelOf(left: LeftParts, office: OfficeEntry | null): TitleLevel | null {
  const named = office?.level ?? left.organs.map(({ level }) => level).find((level) => level !== undefined)
  // 枣庄市长 is of the prefecture, 广西市长 of any city there
  if (named === 'city') return left.level === null || left.level === 'province' ? 'city' : left.level
  return named ?? left.level
}

function applyRanks(frame: TitleFrame, ranks: readonly RankWord[]): void {
  for (const rank of ranks) {
    if (rank === 'other') frame.portfolio = 'other'
    if (rank === 'assigned') frame.portfolio = 'assigned'
    if (rank === 'full-time') frame.fullTime = true
    if (rank === 'executive-deputy') frame.rank = 'executive-deputy'
    else if (rank !== 'other' && frame.rank === 'head') frame.rank = 'deputy'
  }
}

/** 安全 among several wins: 分管安全、教育 is in charge of safety. */
export function applyPortfolios(frame: TitleFrame, portfolios: readonly (TitlePortfolio | null)[]): void {
  const said = portfolios.filter((portfolio) => portfolio !== null)
  if (said.length > 0) frame.portfolio = said.includes('safety') ? 'safety' : 'other'
}
