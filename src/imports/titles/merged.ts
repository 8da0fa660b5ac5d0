import type { TitleRules } from '../../knowledge/index.ts'
import { type Cell, type DepartmentClass, NONE } from './closeness.ts'

export const ALL_LEVELS = ['province', 'prefecture', 'city', 'county', 'town', NONE]
/** Ranks that answer for everything, or for nothing in particular. */
export const UNDIVIDED = new Set(['head', 'staff', NONE])
export const PORTFOLIOS = ['safety', 'assigned', 'other', NONE]

type Rule = TitleRules['rules'][number]

/** As few rules as say the same: first the levels are put together, then the portfolios, then the ranks. */
export function merged(entries: { cell: Cell; scores: Record<string, number> }[]): Rule[] {
  const open = entries.map(
    ({ cell, scores }): Open => ({
      side: [cell.side],
      department: [cell.department],
      fullTime: [cell.fullTime],
      rank: [cell.rank],
      portfolio: [cell.portfolio],
      level: [cell.level],
      scores,
    }),
  )
  const divided = new Set<unknown>(entries.flatMap(({ cell }) => (cell.fullTime ? [cell.side] : [])))
  const joined = (['level', 'portfolio', 'rank', 'fullTime', 'side'] as const).reduce<Open[]>(joinBy, open)
  return joined.map(({ side, department, fullTime, rank, portfolio, level, scores }): Rule => {
    const conditions = {
      side: oneOrMany(side),
      ...(department[0] === null ? {} : { department: department[0] }),
      rank: oneOrMany(rank),
      ...(portfolio.length === PORTFOLIOS.length || rank.every((one) => UNDIVIDED.has(one))
        ? {}
        : { portfolio: oneOrMany(portfolio) }),
      ...(level.length === ALL_LEVELS.length ? {} : { level: oneOrMany(level) }),
      ...(fullTime.length === 1 && divided.has(side[0]) ? { fullTime: fullTime[0] } : {}),
    }
    return { when: conditions as Rule['when'], posts: scores }
  })
}

/** A rule whose conditions are still lists. */
interface Open {
  side: string[]
  department: DepartmentClass[]
  fullTime: boolean[]
  rank: string[]
  portfolio: string[]
  level: string[]
  scores: Record<string, number>
}

function joinBy(entries: Open[], part: 'level' | 'portfolio' | 'rank' | 'fullTime' | 'side'): Open[] {
  const groups = Map.groupBy(entries, (entry) => JSON.stringify({ ...entry, [part]: null }))
  return [...groups.values()].map((group) => {
    const [first] = group as [Open]
    return { ...first, [part]: group.flatMap((entry) => entry[part] as (string | boolean)[]) }
  })
}

function oneOrMany<T>(values: T[]): T | T[] {
  return values.length === 1 ? (values[0] as T) : values
}
