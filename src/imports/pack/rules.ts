import { type CivilDate, later } from '../../calendar/index.ts'
import type { Obligation } from '../../knowledge/index.ts'
import type { ReviewedRule } from '../types.ts'

/** A rule as rules.yaml holds it. */
export type RuleEntry = Omit<Obligation, 'regulation' | 'to'> & { to?: CivilDate }

/** A rule as it was accepted, under the name that it keeps through every review. */
export interface AcceptedRule {
  /** `REG.6.1.1`; the id of its first version. */
  name: string
  rule: ReviewedRule & { activity: string }
}

/** What may not be in an id: `#25/2.1` → `25p2.1`. */
export function nameOf(regulation: string, subject: string): string {
  const [, kind = '', rest = ''] = /^(\w+):(.*)$/.exec(subject) ?? []
  const place = rest
    .replace('#', '')
    .replaceAll('/', 'p')
    .replaceAll(':', '.')
    .replaceAll('_', '-')
    .toLowerCase()
  return `${regulation}.${kind === 'new' ? `added.${place}` : place}`
}

/**
 * The rules after a review. One that says what it said before stays as it is; one that was changed ends today and
 * begins again under another id; one that is no longer accepted ends today; one that is new begins today, for nobody can
 * have missed what was not there. What was in force is kept, with its end.
 * @param before rules as they are now; empty at the first review.
 * @param inForce first day of the regulation; no rule begins earlier.
 * @param was the same before this review.
 */
export function succession(
  accepted: readonly AcceptedRule[],
  before: readonly RuleEntry[],
  { inForce, was, today }: { inForce: CivilDate; was: CivilDate | null; today: CivilDate },
): RuleEntry[] {
  const entries: RuleEntry[] = []
  const current = new Map(before.filter(({ to }) => to === undefined).map((rule) => [firstId(rule.id), rule]))
  const ids = new Set(before.map(({ id }) => id))
  const close = (rule: RuleEntry, day: CivilDate) => {
    const from = later(rule.from, inForce)
    if (from < day) entries.push({ ...rule, from, to: day })
  }
  for (const rule of before) if (rule.to !== undefined) close(rule, rule.to)
  for (const { name, rule } of accepted) {
    const old = current.get(name)
    current.delete(name)
    if (old && sameRule(old, rule)) {
      entries.push({ ...old, from: old.from === was ? inForce : later(old.from, inForce) })
      continue
    }
    if (old) close(old, today)
    const id = old || ids.has(name) ? nextId(name, ids) : name
    entries.push(entryOf(id, rule, was === null ? inForce : later(today, inForce)))
  }
  for (const rule of current.values()) close(rule, today)
  return entries
}

function entryOf(id: string, rule: AcceptedRule['rule'], from: CivilDate): RuleEntry {
  return {
    id,
    ref: rule.ref.slice(rule.ref.indexOf('#')),
    quote: rule.quote,
    posts: rule.posts,
    activity: rule.activity,
    count: rule.count,
    period: rule.period.unit,
    every: rule.period.n,
    kind: rule.kind,
    from,
    ...(rule.reading === null ? {} : { reading: rule.reading }),
  }
}

function sameRule(old: RuleEntry, rule: AcceptedRule['rule']): boolean {
  const { id: _, from, ...now } = entryOf(old.id, rule, old.from)
  const { id: __, from: ___, to: ____, ...then } = old
  const inOrder = (value: object) =>
    JSON.stringify(Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1)))
  return inOrder(now) === inOrder(then)
}

/** `REG.6.1.1` of `REG.6.1.1.r2`. */
function firstId(id: string): string {
  return id.replace(/\.r\d+$/, '')
}

function nextId(name: string, taken: Set<string>): string {
  for (let n = 2; ; n++) {
    const id = `${name}.r${n}`
    if (taken.has(id)) continue
    taken.add(id)
    return id
  }
}
