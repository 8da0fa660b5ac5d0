import type { TitleFrame } from '../../knowledge/index.ts'

/** What a post's name and its everyday titles say of it, and the levels at which it exists. */
export interface Pattern {
  frame: TitleFrame
  /** Levels of titles that mean it; null = at any. */
  levels: ReadonlySet<string> | null
}

/** The departments of a title, as one of the classes that a pack tells apart; null = some department of none of them. */
export type DepartmentClass = string | null

/** A title as the rules of a pack tell titles apart. */
export interface Cell {
  level: string
  side: string
  rank: string
  portfolio: string
  department: DepartmentClass
  fullTime: boolean
}

export const NONE = 'none'

/**
 * How far a title means a post, 0–1: 1 = this post and no other of its kind.
 * @param siblings portfolios that other posts of the same side have: beside a post in charge of safety, 其他领导干部 is
 *   one that is not.
 */
export function closeness({ frame, levels }: Pattern, cell: Cell, siblings: ReadonlySet<string>): number {
  const parts = [
    levelFit(levels, cell.level),
    sideFit(frame, cell),
    rankFit(frame, cell),
    portfolioFit(frame, cell, siblings),
    frame.side === 'department' ? departmentFit(frame.department, cell.department) : 1,
    frame.fullTime === cell.fullTime ? 1 : frame.fullTime ? 0.7 : 0.5,
  ]
  return parts.reduce((product, part) => product * part, 1)
}

function levelFit(levels: Pattern['levels'], level: string): number {
  if (levels === null) return 1
  if (level === NONE) return 0.9
  return levels.has(level) ? 1 : 0
}

const DIVIDED = new Set(['party', 'government', 'both'])
/** Their heads sit among the members of the party committee, or of the leading body of a town. */
const SEATED: Record<string, string[]> = {
  party: ['discipline', 'military'],
  both: ['discipline', 'military', 'congress'],
}

function sideFit({ side, rank }: TitleFrame, { side: said, rank: saidRank }: Cell): number {
  if (side === said) return 1
  if (rank === 'member' && SEATED[side ?? '']?.includes(said)) return saidRank === 'head' ? 0.8 : 0
  if (side === null || !DIVIDED.has(side)) return 0
  if (said === NONE) return 0.7
  if (!DIVIDED.has(said)) return 0
  // 党政领导班子成员 is of either side; 党政主要负责人 are two
  return said === 'both' ? 0.9 : side === 'both' ? 0.8 : 0
}

const RANKS: Record<string, Record<string, number>> = {
  head: { head: 1, leader: 0.5, none: 0.7 },
  deputy: { deputy: 1, 'executive-deputy': 1, leader: 0.6, member: 0.6 },
  'executive-deputy': { 'executive-deputy': 1, deputy: 0.6, leader: 0.5 },
  member: { member: 1, deputy: 1, 'executive-deputy': 0.9, leader: 0.6 },
  staff: { staff: 0.8 },
  none: { none: 0.6 },
}
const LEADER_OF_SOMETHING = { leader: 1, deputy: 1, 'executive-deputy': 1, member: 0.6 }
const ANY_LEADER = { head: 1, leader: 1, deputy: 1, 'executive-deputy': 1, member: 1 }

function rankFit({ side, rank, portfolio }: TitleFrame, { side: saidSide, rank: said }: Cell): number {
  if (rank === 'member' && SEATED[side ?? '']?.includes(saidSide)) return said === 'head' ? 1 : 0
  const table: Record<string, number> =
    rank === 'leader' ? (portfolio === null ? ANY_LEADER : LEADER_OF_SOMETHING) : (RANKS[rank ?? NONE] ?? {})
  return table[said] ?? 0
}

const PORTFOLIOS: Record<string, Record<string, number>> = {
  safety: { safety: 1, assigned: 0.8, none: 0.6, other: 0 },
  other: { other: 1, none: 0.8, assigned: 0.6, safety: 0 },
  assigned: { assigned: 1, safety: 0.8, other: 0.8, none: 0.6 },
}

function portfolioFit({ rank, portfolio }: TitleFrame, cell: Cell, siblings: ReadonlySet<string>): number {
  const said = cell.portfolio
  if (cell.rank === 'head' || cell.rank === NONE) return portfolio === null ? 1 : 0
  if (portfolio === 'safety' && said === NONE && cell.rank === 'executive-deputy') return 0.8
  if (portfolio !== null) return PORTFOLIOS[portfolio]?.[said] ?? 0
  if (rank === 'head' || rank === null || !siblings.has('safety')) return 1
  return PORTFOLIOS.other?.[said] ?? 0
}

/** Names of departments that stand for a kind of them. */
export function isGeneric(department: string): boolean {
  return department === 'any' || department.startsWith('generic-')
}

function departmentFit(department: string | null, said: DepartmentClass): number {
  const own = department ?? 'any'
  if (own === said) return 1
  if (!isGeneric(own)) return said === 'any' ? 0.5 : 0
  if (own === 'any') return 1
  if (said === 'any') return 0.7
  return said === null || !isGeneric(said) ? 0.8 : 0
}
