import type { Provision } from '../../regulation/index.ts'
import { ImportError } from '../errors.ts'
import { shownName } from '../record.ts'
import type { NewDecision, Review, ReviewDecision, ReviewItem } from '../types.ts'
import { kindOf, VALUES } from './decisions.ts'
import { localOf } from './subjects.ts'

const LONGEST_REASON = 500

/**
 * Decisions as they are written down: each of a subject that exists, with the reason that it needs, and with all that
 * it says, so that nothing which a person accepted depends on the drafter any more.
 * @throws {ImportError} `bad-decision` naming the subject; then none of them is to be kept.
 */
export function settledDecisions(
  given: readonly NewDecision[],
  review: Review,
  provisions: readonly Provision[],
  { at, by }: { at: string; by: string },
): ReviewDecision[] {
  const items = new Map(review.items.map((item) => [item.subject, item]))
  const texts = new Map(provisions.map(({ ref, text, label }) => [localOf(ref), { text, label }]))
  const refuse = (subject: string, why: string) =>
    new ImportError('bad-decision', `“${subject}”没有记下：${why}`)
  return given.map(({ subject, verdict, reason: said, value }) => {
    const kind = kindOf(subject)
    const item = items.get(subject)
    const reason = said?.trim() || null
    if (kind === null) throw refuse(subject, '没有这样的核对事项。')
    if (verdict !== 'accept' && reason === null) throw refuse(subject, '修改和不采用都要写明理由。')
    if (reason !== null && reason.length > LONGEST_REASON)
      throw refuse(subject, `理由最多 ${LONGEST_REASON} 个字。`)
    const made = item === undefined && kind !== 'meta'
    const mayBeMade = kind === 'new' || kind === 'post' || kind === 'phrase'
    if (made && !(mayBeMade && verdict === 'change')) throw refuse(subject, '没有这样的核对事项。')
    const settled = (content: unknown): ReviewDecision => ({
      at,
      by: shownName(by),
      subject,
      verdict,
      reason,
      value: content,
    })
    if (verdict === 'reject') {
      if (kind === 'meta') throw refuse(subject, '法规信息可以修改，不能不采用。')
      return settled(rejected(item as ReviewItem, value))
    }
    const content =
      verdict === 'change' ? value : kind === 'meta' ? review.meta.value : (item?.proposal ?? item?.value)
    const parsed = VALUES[kind].safeParse(content)
    if (!parsed.success) throw refuse(subject, problemOf(parsed.error))
    const entry = parsed.data as {
      id?: string
      ref?: string
      quote?: string
      inForce?: string
      issued?: string
    }
    if (kind === 'post' && subject !== `p:${entry.id}`) throw refuse(subject, '岗位编号不能改。')
    if (entry.ref !== undefined) {
      const provision = texts.get(localOf(entry.ref))
      if (!provision) throw refuse(subject, `条文 ${localOf(entry.ref)} 不存在。`)
      if (!provision.text.includes(entry.quote ?? '')) {
        throw refuse(subject, `引文不是${provision.label}的原文，须一字不差。`)
      }
    }
    if (kind === 'post') {
      const unknown = (parsed.data as { duties: string[] }).duties.find((ref) => !texts.has(localOf(ref)))
      if (unknown !== undefined) throw refuse(subject, `条文 ${localOf(unknown)} 不存在。`)
    }
    if (kind === 'meta' && (entry.inForce ?? '') < (entry.issued ?? '')) {
      throw refuse(subject, '施行日期早于印发日期。')
    }
    return settled(parsed.data)
  })
}

/** What was rejected, so that its words stay accounted for; a rule may be kept as a duty without a number. */
function rejected({ kind, proposal, value }: ReviewItem, given: unknown): unknown {
  if (kind === 'post') return proposal ?? value
  const { ref, quote, posts } = (value ?? proposal ?? {}) as {
    ref?: string
    quote?: string
    posts?: string[]
  }
  const as = (given as { as?: unknown } | null | undefined)?.as === 'uncounted' ? 'uncounted' : 'noted'
  return { ref, quote, posts: posts ?? [], as }
}

function problemOf(error: { issues: { path: PropertyKey[]; message: string }[] }): string {
  const [first] = error.issues
  const where = first?.path.join('.') ?? ''
  return `${where === '' ? '内容' : where} 不对（${first?.message ?? ''}）。`
}
