/** How often something is due: from the obligations of a post, or of all who owe it. */
import { everyUnit } from '../../calendar/index.ts'
import type { Knowledge, KnowledgePack, Obligation, PeriodUnit } from '../../knowledge/index.ts'
import type { Topic } from '../language/index.ts'
import type { FrequencyClaim } from '../reading/claims.ts'
import type { Question } from '../reading/question.ts'

/** Of days and weeks only about so many: good enough to tell more from less. */
const PER_YEAR: Record<PeriodUnit, number> = {
  day: 365,
  week: 52,
  month: 12,
  quarter: 4,
  'half-year': 2,
  year: 1,
}

/** How many times a year a rule's count is due, about. */
function perYear({ period, every, count }: Pick<Obligation, 'period' | 'every' | 'count'>): number {
  return (count * PER_YEAR[period]) / every
}

/** The rules of a regulation in force on a day. */
export function rulesInForce(pack: KnowledgePack, day: string): Obligation[] {
  return pack.obligations.filter(({ from, to }) => from <= day && (to === null || day < to))
}

/** The rules that speak of a topic's activities. */
export function rulesOn(topic: Topic, pack: KnowledgePack, day: string): Obligation[] {
  return rulesInForce(pack, day).filter(({ activity }) => topic.activities.includes(activity))
}

/** Those of `rules` whose holders sit at one of the levels; all where none does. */
export function atLevels(rules: Obligation[], levels: readonly string[], pack: KnowledgePack): Obligation[] {
  const levelsOf = (id: string) =>
    pack.posts.find((post) => post.id === id)?.at.map(({ level }) => level) ?? []
  const fitting = rules.filter(
    ({ kind, posts }) =>
      kind === 'institutional' ||
      posts.some((post) => levelsOf(post).some((level) => levels.includes(level))),
  )
  return fitting.length > 0 ? fitting : rules
}

/** A quotation without period, number and subject of its own: what is done, in the law's words. */
const OWN_WORDS = /^(?!每|各级|党委)[^次]+$/

/** More holders than this are not all named. */
const MANY = 6

/** A quotation that says how often by itself, its subject left out. */
const COUNTED = /^每[^，；]{0,14}[0-9一二两三四]+次/

/**
 * 区（市）政府主要负责人每季度至少带队检查1次安全生产工作: in the law's own words where these begin with the period and
 * give the number; otherwise …每年至少1次：组织分析安全生产形势.
 */
export function ruleSentence(rule: Obligation, posts: readonly string[], knowledge: Knowledge): string {
  const activity = knowledge.activities.find(({ id }) => id === rule.activity)?.name ?? ''
  const who = bearersOf(rule, posts, knowledge)
  if (COUNTED.test(rule.quote)) return `${who}${rule.quote}`
  const what = OWN_WORDS.test(rule.quote) ? rule.quote : activity
  return `${who}${everyUnit(rule.period, rule.every)}至少${rule.count}次：${what}`
}

/** Who owes it, by the names of their posts: of the rule's posts those of `posts`, or all. */
function bearersOf(rule: Obligation, posts: readonly string[], knowledge: Knowledge): string {
  const holders = rule.posts.filter((post) => posts.length === 0 || posts.includes(post))
  const names = holders.map((post) => knowledge.post(rule.regulation, post)?.name ?? post)
  return names.length > MANY ? `${names.slice(0, 2).join('、')}等` : names.join('、')
}

/** The rules in sentences, those of the same words in one: 甲、乙每季度至少带队检查1次安全生产工作。 */
export function ruleSentences(
  rules: readonly Obligation[],
  posts: readonly string[],
  knowledge: Knowledge,
): string[] {
  // Rules of the same activity that ask for it at different intervals are told apart.
  const alike = Map.groupBy(
    rules,
    ({ quote, activity, period, every, count }) =>
      `${period} ${every} ${count} ${COUNTED.test(quote) ? quote : activity}`,
  )
  return [...alike.values()].map((group) => {
    const [first] = group as [Obligation, ...Obligation[]]
    return ruleSentence(
      { ...first, posts: [...new Set(group.flatMap((rule) => rule.posts))] },
      posts,
      knowledge,
    )
  })
}

/**
 * What the rules come to in a year: 一年算下来至少4次（按每季度至少1次推算，条文没有写全年次数）; with the bearers where
 * others owe it at another interval.
 */
export function annualSentences(
  rules: readonly Obligation[],
  posts: readonly string[],
  knowledge: Knowledge,
): string[] {
  const alike = Map.groupBy(rules, ({ period, every, count }) => `${period} ${every} ${count}`)
  return [...alike.values()].flatMap((group) => {
    const [first] = group as [Obligation, ...Obligation[]]
    const { period, every: units, count } = first
    // A year holds no whole number of weeks, nor always as many days.
    const times = perYear(first)
    if (period === 'year' || period === 'week' || period === 'day' || !Number.isInteger(times)) return []
    const bound = [...new Set(group.flatMap((rule) => rule.posts))]
    const who = alike.size > 1 ? bearersOf({ ...first, posts: bound }, posts, knowledge) : ''
    const every = `按${everyUnit(period, units)}至少${count}次推算，条文没有写全年次数`
    return [`${who}一年算下来至少${times}次（${every}）`]
  })
}

/** Whether a claimed frequency is what the rule says, or comes to the same over a year. */
export function agrees({ unit, every, count }: FrequencyClaim, rule: Obligation): boolean {
  if (unit === rule.period && every === rule.every) return count === null || count === rule.count
  return count !== null && perYear({ period: unit, every, count }) === perYear(rule)
}

/** Whether a claimed frequency is more than the least that the rule asks for. */
function exceeds({ unit, every, count }: FrequencyClaim, rule: Obligation): boolean {
  return perYear({ period: unit, every, count: count ?? 1 }) > perYear(rule)
}

/** What the question's claims of frequency come to against rules: null where it makes none. */
export function frequencyVerdict(
  { frequencies, forms }: Pick<Question, 'frequencies' | 'forms'>,
  rules: readonly Obligation[],
): 'agrees' | 'differs' | null {
  if (frequencies.length === 0) return null
  // 一年没开会，会被免职吗: what follows from it is asked, and 是的 would be taken for that.
  if (forms.has('omits') || (forms.has('consequence') && !forms.has('asserts'))) return null
  if (!frequencies.some((claim) => rules.some((rule) => agrees(claim, rule)))) {
    // 一年查十次行吗: the rule names the least, and neither yes nor no to more than that.
    const more = rules.length > 0 && frequencies.every((claim) => rules.every((rule) => exceeds(claim, rule)))
    return more && forms.has('possibility') && !forms.has('asserts') ? null : 'differs'
  }
  return forms.has('confirm') && !trueOfSome(frequencies, rules) ? 'agrees' : null
}

/** Whether the bearers owe it at different intervals and the claims fit some of them alone. */
export function trueOfSome(claims: readonly FrequencyClaim[], rules: readonly Obligation[]): boolean {
  const fits = (rule: Obligation) => claims.some((claim) => agrees(claim, rule))
  return rules.some(fits) && !rules.every(fits)
}
