import type { DraftedPost } from '../../drafting/index.ts'
import type { Authority, TitleFrame, TitleRules, Vocabulary } from '../../knowledge/index.ts'
import { titleFrames } from '../../knowledge/index.ts'
import { type Cell, closeness, type DepartmentClass, isGeneric, NONE, type Pattern } from './closeness.ts'
import { ALL_LEVELS, merged, PORTFOLIOS, UNDIVIDED } from './merged.ts'

/** Below this nobody would think of the post. */
const LEAST = 0.3
/** What only one post can mean, it means. */
const CLEAR = 0.6

/** 市 alone leaves open which kind of city is meant. */
const LEVELS_SAID: Record<string, string[]> = {
  province: ['province'],
  prefecture: ['prefecture', 'city'],
  county: ['county', 'city'],
  town: ['town'],
}
const RANKS = ['head', 'executive-deputy', 'deputy', 'member', 'leader', 'staff', NONE]

interface KnownPost {
  id: string
  institution: boolean
  patterns: Pattern[]
}

/** The level of a region's own name, as titles are made of it. */
function regionLevelOf(authority: Authority): TitleRules['regionLevel'] {
  return authority === 'nation' ? 'province' : authority
}

/**
 * Which post of a regulation an everyday title means (content of titles.yaml), out of the posts' own names and titles:
 * every combination of level, side, rank and portfolio that the vocabulary knows is held against each post.
 */
export function titleRulesFor(
  posts: readonly DraftedPost[],
  authority: Authority,
  vocabulary: Vocabulary,
): TitleRules {
  const known = posts.map(
    (post): KnownPost => ({
      id: post.id,
      institution: post.institution,
      patterns: framesOf(post, vocabulary),
    }),
  )
  const classes = departmentClasses(known)
  const rules = cellsOf(known, classes).flatMap((cell) => {
    const scores = scoresOf(known, cell)
    return scores === null ? [] : [{ cell, scores }]
  })
  return {
    regionLevel: regionLevelOf(authority),
    placeLevels: {},
    departments: Object.fromEntries(classes.flatMap((id) => (id === null ? [] : [[id, [id]]]))),
    rules: merged(rules),
  }
}

function framesOf(post: DraftedPost, vocabulary: Vocabulary): Pattern[] {
  const own = new Set(post.at.flatMap(({ level }) => LEVELS_SAID[level] ?? []))
  const anywhere = post.at.length === 0 || post.at.some(({ level }) => !(level in LEVELS_SAID))
  const frames = (text: string) => titleFrames(text, vocabulary).map(ofDepartment)
  const fromName = frames(post.name).map((frame) => ({ frame, levels: anywhere ? null : own }))
  // 常务副区长 among the titles of who is in charge of safety is one who is
  const portfolio = fromName.find(({ frame }) => frame.portfolio !== null)?.frame.portfolio ?? null
  const fromTitles = post.at.flatMap(({ level, titles }) =>
    titles.flatMap(frames).map((frame) => ({
      frame: { ...frame, portfolio: frame.portfolio ?? portfolio },
      levels: LEVELS_SAID[level] ? new Set(LEVELS_SAID[level]) : null,
    })),
  )
  const patterns = [...fromName, ...fromTitles]
  return post.institution
    ? patterns.filter(({ frame }) => frame.rank === null)
    : patterns.filter(({ frame }) => frame.rank !== null)
}

/** 党委和政府工作部门 is a department, whatever is said of its side. */
function ofDepartment(frame: TitleFrame): TitleFrame {
  return frame.department === null ? frame : { ...frame, side: 'department' }
}

/** Named departments first, since a rule that names one is read before those for all of them. */
function departmentClasses(posts: readonly KnownPost[]): DepartmentClass[] {
  const ids = new Set(
    posts.flatMap(({ patterns }) => patterns.flatMap(({ frame }) => frame.department ?? [])),
  )
  if (ids.size === 0) return [null]
  const all = [...ids, 'any'].filter((id, i, list) => list.indexOf(id) === i).sort()
  return [...all.filter((id) => !isGeneric(id)), ...all.filter(isGeneric), null]
}

function cellsOf(posts: readonly KnownPost[], classes: readonly DepartmentClass[]): Cell[] {
  const frames = posts.flatMap(({ patterns }) => patterns.map(({ frame }) => frame))
  const sides = new Set<string>(frames.flatMap(({ side }) => side ?? []))
  if (['party', 'government', 'both'].some((side) => sides.has(side))) {
    for (const side of ['party', 'government', 'both', NONE]) sides.add(side)
  }
  for (const [side, seated] of [
    ['party', ['discipline', 'military']],
    ['both', ['discipline', 'military', 'congress']],
  ] as const) {
    if (frames.some((frame) => frame.side === side && frame.rank === 'member'))
      for (const one of seated) sides.add(one)
  }
  const cells: Cell[] = []
  for (const side of sides) {
    const fullTimes = frames.some((frame) => frame.side === side && frame.fullTime) ? [true, false] : [false]
    for (const department of side === 'department' ? classes : [null]) {
      for (const rank of RANKS) {
        for (const portfolio of UNDIVIDED.has(rank) ? [NONE] : PORTFOLIOS) {
          for (const fullTime of fullTimes) {
            for (const level of ALL_LEVELS) {
              cells.push({ side, department, rank, portfolio, fullTime, level })
            }
          }
        }
      }
    }
  }
  return cells.filter(({ side, rank }) => side !== NONE || rank !== NONE)
}

function scoresOf(posts: readonly KnownPost[], cell: Cell): Record<string, number> | null {
  const all = posts.flatMap(({ id, patterns }) => {
    const siblings = new Set(
      posts
        .filter((other) => other.id !== id)
        .flatMap((other) => other.patterns.filter(near(patterns)))
        .flatMap(({ frame }) => frame.portfolio ?? []),
    )
    const score = Math.max(0, ...patterns.map((pattern) => closeness(pattern, cell, siblings)))
    return score >= LEAST ? [{ id, score: Math.round(score * 100) / 100 }] : []
  })
  const [only, ...others] = all
  if (only === undefined) return null
  if (others.length === 0) return { [only.id]: only.score >= CLEAR ? 1 : only.score }
  return Object.fromEntries(all.map(({ id, score }) => [id, score]))
}

/** Patterns of the same side at a level in common. */
function near(patterns: readonly Pattern[]): (other: Pattern) => boolean {
  return (other) =>
    patterns.some(
      ({ frame, levels }) =>
        frame.side === other.frame.side &&
        (levels === null || other.levels === null || [...levels].some((level) => other.levels?.has(level))),
    )
}
