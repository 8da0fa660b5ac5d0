import { daysLeft, formatShort, periodOf } from '../../calendar/index.ts'
import {
  type Knowledge,
  type KnowledgePack,
  type Obligation,
  type Post,
  type PostMatch,
  rhythmOf,
} from '../../knowledge/index.ts'
import type { Question } from '../reading/question.ts'
import { type Finding, finding } from './finding.ts'
import { ruleSentence, rulesInForce } from './frequency.ts'
import { ownList } from './posts.ts'

/** From this certainty on a title means one post. */
const SURE = 0.85

/** A post's own duties, whole. */
export function dutyListFindings(
  posts: readonly Post[],
  question: Question,
  pack: KnowledgePack,
  knowledge: Knowledge,
): Finding[] {
  const seen = new Map<string, string[]>()
  for (const post of posts) {
    const key = ownList(post).join(' ')
    seen.set(key, [...(seen.get(key) ?? []), post.name])
  }
  return [...seen].map(([key, names]) => {
    const refs = key.split(' ')
    const items = refs.reduce((sum, ref) => sum + (knowledge.provision(ref)?.children.length ?? 0), 0)
    const extent = items > 1 ? `共${items}项` : '如下'
    return finding({
      regulation: pack.meta.id,
      sentence: `${names.join('、')}的安全生产职责${extent}。${question.forms.has('compare') ? countedDuties(posts, question, pack) : ''}`,
      refs,
    })
  })
}

/** What two lists differ in most plainly: which duties carry a number. */
function countedDuties(posts: readonly Post[], { today }: Question, pack: KnowledgePack): string {
  const ids = posts.map(({ id }) => id)
  const quotes = rulesInForce(pack, today)
    .filter(({ kind, posts: bound }) => kind === 'personal' && bound.some((post) => ids.includes(post)))
    .map(({ quote }) => quote)
    .filter((quote) => /[0-9]次/.test(quote))
  return quotes.length === 0
    ? '其中没有写明次数的职责。'
    : `其中写明次数的有：${[...new Set(quotes)].join('；')}。`
}

export const TO_BE_SETTLED = '归哪一类部门由当地确定'

/**
 * Other posts that the title may as well mean, at one of the levels: which kind of department it is and who is in
 * charge of what are for the organisation to settle.
 */
export function alternativePosts(
  question: Question,
  pack: KnowledgePack,
  knowledge: Knowledge,
  levels: readonly string[],
): { match: PostMatch; post: Post; level: string }[] {
  const { matches = [], alternatives = [] } = question.posts.get(pack.meta.id) ?? {}
  if (matches.some(({ score }) => score >= SURE)) return []
  const levelOf = (id: string) => knowledge.post(pack.meta.id, id)?.at[0]?.level
  const level = levelOf(matches[0]?.post ?? '')
  if (level === undefined || !levels.includes(level)) return []
  return alternatives.flatMap((match) => {
    const post = knowledge.post(pack.meta.id, match.post)
    return post && levelOf(match.post) === level ? [{ match, post, level }] : []
  })
}

/** The lists of the other posts that the title may as well mean. */
export function alternativeLists(question: Question, pack: KnowledgePack, knowledge: Knowledge): Finding[] {
  return alternativePosts(question, pack, knowledge, ['department', 'county']).map(({ post, level }) =>
    finding({
      regulation: pack.meta.id,
      sentence: `${level === 'department' ? TO_BE_SETTLED : '看分工'}；如果是${post.name}，职责如下。`,
      refs: ownList(post),
    }),
  )
}

/** Every duty of the posts that is due by period, with the deadline as seen on the day of the question. */
export function dueFindings(
  posts: readonly Post[],
  question: Question,
  pack: KnowledgePack,
  knowledge: Knowledge,
): Finding[] {
  const ids = posts.map(({ id }) => id)
  const rules = rulesInForce(pack, question.today)
    .filter(({ kind, posts: bound }) => kind === 'personal' && bound.some((post) => ids.includes(post)))
    .sort((a, b) => order(a, question.today) - order(b, question.today))
  const names = [...new Set(posts.map(({ name }) => name))].join('、')
  if (rules.length === 0) {
    return [
      finding({
        regulation: pack.meta.id,
        sentence: `条文没有给${names}规定按期完成的次数；职责如下，平时都要履行。`,
        refs: [...new Set(posts.flatMap(ownList))],
      }),
    ]
  }
  const uncounted = pack.uncounted.filter(({ posts: bound }) => bound.some((post) => ids.includes(post)))
  return [
    finding({
      regulation: pack.meta.id,
      sentence: `${names}有次数要求的职责，到期的日子如下。`,
      refs: [...new Set(rules.map(({ ref }) => ref))],
      lines: [
        ...rules.map((rule) => dueLine(rule, question.today, ids, knowledge)),
        ...uncounted.map(({ quote, reason }) => `没有次数：${quote}（${reason}）`),
      ],
    }),
  ]
}

/** Every frequency rule on the institution as such, with the deadline as seen on the day of the question. */
export function institutionFindings(
  question: Question,
  pack: KnowledgePack,
  knowledge: Knowledge,
): Finding[] {
  const rules = rulesInForce(pack, question.today)
    .filter(({ kind }) => kind === 'institutional')
    .sort((a, b) => order(a, question.today) - order(b, question.today))
  return [
    finding({
      regulation: pack.meta.id,
      sentence: '各级党委和政府有次数要求的职责，到期的日子如下。',
      refs: [...new Set(rules.map(({ ref }) => ref))],
      lines: rules.map((rule) => dueLine(rule, question.today, [], knowledge)),
    }),
  ]
}

/** Soonest first; what binds many posts alike, such as the yearly debrief, after what is the post's own. */
function order(rule: Obligation, today: string): number {
  return (rule.posts.length > 3 ? 10_000 : 0) + daysLeft(today, periodOf(rhythmOf(rule), today).end)
}

function dueLine(rule: Obligation, today: string, posts: readonly string[], knowledge: Knowledge): string {
  const { end } = periodOf(rhythmOf(rule), today)
  const left = daysLeft(today, end)
  const when = left === 0 ? '今天到期' : `还有${left}天`
  return `${formatShort(end, today)}前（${when}）：${ruleSentence(rule, posts, knowledge)}`
}
