import { indexOf } from '../vocabulary/index.ts'
import type { Anchor } from './anchor.ts'
import type { ActivityPatterns } from './patterns.ts'
import type { Topic } from './topic.ts'

/** One event as collected from its clauses. */
export interface EventText {
  anchor: Anchor
  /** The clause with the anchor, with what belongs to it. */
  head: string
  /** Head and the clauses that go on about it. */
  whole: string
  /** Somebody is named as being on site: the official, or 我. */
  onSite: boolean
}

/** What decides where the words alone do not. */
export interface ClassifyContext {
  patterns: ActivityPatterns
  topicOf: (text: string) => Topic
  /** The same for visits, where only plainly other business counts as such. */
  visitTopicOf: (text: string) => Topic
  /** Activities that the account's posts owe. */
  owed: ReadonlySet<string>
  town: boolean
  institution: boolean
}

/**
 * The activity id of an event, or null where it has to be asked. What an imported regulation has a name for counts as
 * that where the post owes it, unless the words mean something that the post owes as well and do not hold the name
 (安委会全体会议 is no 安全生产例会).
 */
export function classify(event: EventText, context: ClassifyContext): string | null {
  const { anchor, whole } = event
  if (anchor.attend || anchor.delegate) return 'other'
  const known = knownActivity(event, context)
  const own = context.patterns.own.flatMap(({ activity, pattern }) => {
    const words = context.owed.has(activity) ? pattern.exec(whole)?.[0] : undefined
    return words === undefined ? [] : [{ activity, words }]
  })
  const [first] = own
  if (known === null || !context.owed.has(known)) return first?.activity ?? known
  return own.find(({ words }) => words.length >= NAME)?.activity ?? known
}

/** From so many letters on the words of an own activity are a name, and no word that may stand in any report. */
const NAME = 5

function knownActivity(event: EventText, context: ClassifyContext): string | null {
  const { anchor, head } = event
  switch (anchor.family) {
    case 'meeting':
      return meeting(event, context)
    case 'field':
      return field(event, context)
    case 'document':
      return document(event, context)
    case 'analysis':
      return 'situation-analysis'
    case 'training':
      return training(event, context)
    case 'study':
      return byTopic(context.topicOf(event.whole), 'safety-work-study')
    case 'other':
      return head === '' ? null : 'other'
  }
}

/** Of several ids that the wording fits, the one that the post owes; else `otherwise`. */
function pick(owed: ReadonlySet<string>, candidates: readonly string[], otherwise: string): string {
  return candidates.find((candidate) => owed.has(candidate)) ?? otherwise
}

function byTopic(topic: Topic, activity: string): string | null {
  if (topic === 'safety') return activity
  return topic === 'none' ? null : 'other'
}

function meeting(event: EventText, { patterns: p, topicOf, owed, town }: ClassifyContext): string | null {
  const { head, whole } = event
  if (NOT_ON_AGENDA.test(whole)) return 'other'
  const topic = topicOf(whole)
  if (p.foreignMeeting.test(head)) return 'other'
  const named = p.named.find(({ pattern }) => pattern.test(head))
  const ownBoard = /(?:局|公司|集团|厅|中心|委)党委/.test(head) && !/[区县市镇州]委党委/.test(head)
  if (p.executiveOffice.test(head)) return agendaTopic(whole, topic, 'safety-work-study', p)
  if (named && !ownBoard) return agendaTopic(whole, topic, named.activity, p)
  if (p.studyGroup.test(head)) {
    return agendaTopic(
      whole,
      topic,
      town ? pick(owed, ['training', 'group-study'], 'group-study') : 'group-study',
      p,
    )
  }
  if (/约谈|责任书|座谈|演练|竞赛|仪式|宣誓/.test(head) && !p.safetyMeeting.test(head)) return 'other'
  if (p.situation.test(head) && p.analysis.test(head)) return 'situation-analysis'
  const choice = ['safety-work-meeting', 'safety-work-study'] as const
  const withAnalysis =
    p.situation.test(whole) && p.analysis.test(whole) ? (['situation-analysis'] as const) : []
  if (p.bureauMeeting.test(head) || ownBoard) {
    const fallback = /专题会/.test(head) ? 'safety-work-meeting' : 'safety-work-study'
    return agendaTopic(whole, topic, pick(owed, [...choice, ...withAnalysis], fallback), p)
  }
  if (p.safetyMeeting.test(head) && topic === 'safety') {
    return pick(owed, withAnalysis, 'safety-work-meeting')
  }
  return agendaTopic(whole, topic, pick(owed, [...choice, ...withAnalysis], 'safety-work-meeting'), p)
}

/** 没研究安全生产, 没涉及安全 */
const NOT_ON_AGENDA =
  /没(?:有)?(?:涉及|研究|提|讲|谈|议|安排|说)(?:到)?[^,。;]{0,6}安全|没有?安全[^,。;]{0,6}议题/

/** What stands in an agenda without saying what it is about. */
const NO_SUBJECT = /[\s,。会议了有关工作事项]|汇报|意见|情况|发言|部署|学习|讨论|研究|一下|帮|录|记|登/g

/** The meeting where safety is on the agenda, `other` where the agenda is another, null where none is given. */
function agendaTopic(whole: string, topic: Topic, activity: string, p: ActivityPatterns): string | null {
  if (topic === 'safety') return activity
  if (topic !== 'none') return 'other'
  const plain = whole.replace(/理论学习中心组|研究室|学习会/g, '')
  const agendaAt = indexOf(p.agenda, plain)
  const subject =
    agendaAt >= 0 && /[\u4e00-\u9fff]{2,}/.test(plain.slice(agendaAt + 2).replace(NO_SUBJECT, ''))
  return subject ? 'other' : null
}

/** Going to a place with a team, without another business named. */
const INSPECTING = /带队\s*$|带队[,。]|带的队|[到赴去在对]|前往|来到|查|看/

function field(event: EventText, context: ClassifyContext): string | null {
  const { patterns: p, topicOf, visitTopicOf, owed, institution } = context
  const { anchor, head, onSite } = event
  const whole = event.whole.replace(/不是[^,。;]*/g, '')
  const about = /(?:查|看|检查|内容|主题|重点)的?是([^,。;]*)/.exec(whole)?.[1] ?? ''
  const ownTopic = visitTopicOf(`${head}${about}`)
  const topic = ownTopic === 'none' ? topicOf(whole) : ownTopic
  if (ownTopic === 'flood' || (ownTopic === 'other' && topic !== 'safety')) return 'other'
  const led = anchor.lead || onSite
  // 带队拆除违建: led, but no inspection.
  if (
    anchor.lead &&
    !INSPECTING.test(head) &&
    !/[查看]/.test(event.whole) &&
    !p.inspect.test(head) &&
    !p.look.test(head) &&
    !p.research.test(head)
  )
    return 'other'
  const inspects = p.inspect.test(head)
  if (p.research.test(head)) {
    if (inspects) {
      const fits = ['field-research', 'led-inspection']
      return led || owed.has('field-research')
        ? pick(owed, fits, led ? 'led-inspection' : 'field-research')
        : 'field-research'
    }
    return byTopic(topicOf(head) === 'none' ? topicOf(whole) : topicOf(head), 'field-research')
  }
  if (/巡查组[^,。;]{0,14}进驻|进驻[^,。;]{0,14}巡查/.test(head)) return 'inspection-tour'
  if (p.tour.test(head) && /安全|巡查组|对[^,]{1,12}(?:开展|进行|实施)/.test(head)) {
    if (anchor.lead) return pick(owed, ['led-inspection', 'inspection-tour'], 'led-inspection')
    if (institution || /安全生产巡查/.test(head)) return 'inspection-tour'
  }
  return led ? 'led-inspection' : null
}

function document(event: EventText, { patterns: p, owed }: ClassifyContext): string | null {
  const { head, whole } = event
  if (p.debrief.test(head))
    return /没(?:有)?(?:提|涉及|讲)[^,]{0,6}安全/.test(whole) ? 'other' : 'annual-debrief'
  if (p.list.test(head)) {
    if (/落实情况|执行情况/.test(whole) || (p.review.test(head) && !p.publish.test(whole)))
      return 'duty-list-review'
    return p.publish.test(whole) && !p.draft.test(whole) ? 'duty-list-issued' : 'other'
  }
  if (p.assess.test(head) && !p.duty.test(head)) return 'responsibility-assessment'
  if (p.report.test(head) && p.duty.test(head)) return p.draft.test(head) ? 'other' : 'duty-report'
  if (p.bulletin.test(head)) return 'safety-bulletin'
  if (p.report.test(head)) return pick(owed, ['duty-report'], 'other')
  return 'responsibility-assessment'
}

function training(event: EventText, { topicOf, patterns, town, owed }: ClassifyContext): string | null {
  if (patterns.studyGroup.test(event.whole)) {
    return byTopic(
      topicOf(event.whole),
      town ? pick(owed, ['training', 'group-study'], 'group-study') : 'group-study',
    )
  }
  return byTopic(topicOf(event.whole), 'training')
}
