import type { ActivityPatterns } from '../activities/patterns.ts'
import type { Actor, People } from '../activities/people.ts'
import type { Cues } from '../intent/cues.ts'
import { indexOf } from '../vocabulary/index.ts'
import type { Event } from './collect.ts'
import type { Piece } from './pieces.ts'
import type { Reading } from './read.ts'

/** What the message says of an event, before its day is set against today. */
export interface Status {
  /** `stated`: took place, or is stated without tense; `planned`: to come; `none`: did not happen, asked, somebody else's. */
  mode: 'stated' | 'planned' | 'none'
  /** 了 or the like stands with the activity itself. */
  done: boolean
  /** The clause asks. */
  asked: boolean
  /** Somebody else did it. */
  others: boolean
  actor: Actor | null
}

export interface StatusTools {
  cues: Cues
  patterns: ActivityPatterns
  people: People
  posts: readonly string[]
}

const RESULTED = /结果|最后|后来|最终|还是|但|不过|临时改|改去|转而|改成去|就去/

/** 11月20日前带队检查一次: to be done by a day. */
const DEADLINE = /(?:[日号月底末季年]|季度|\d)(?:之|以)?前(?![往去来期几些天两])/
const NOT_YET = /还没|尚未|从未|一直没|迟迟没/
/** 没 or 未 right before the act, with no more than an adverb between. */
const JUST_BEFORE = /(?:没有?|未(?!成年)|不曾)[^,。;]{0,3}$/

/** Judges one event by the words around it. */
export function statusOf(event: Event, reading: Reading, tools: StatusTools): Status {
  const { cues, patterns, people, posts } = tools
  const { head, anchor } = event
  const text = head.text
  const before = [...event.leadIn.map((piece) => piece.text), text.slice(0, anchor.at)].join(',')
  const sentence = sentenceOf(head, reading)
  const actor = people.actor(text, posts) ?? lastActor(event.leadIn, people, posts)
  const done = isDone(event, cues, patterns)
  const asked =
    cues.asks(text, head.mark, done) || (!done && !isDated(event) && sentenceAsks(sentence, head, cues))
  const requested = !done && indexOf(cues.request, text) >= 0 && indexOf(cues.request, text) < anchor.at
  const base = { done, asked: asked || requested, others: false, actor }
  const none = { ...base, mode: 'none' as const }
  if (isCounterfactual(sentence, head, cues)) return none
  if (base.asked) return none
  const intendedAt = indexOf(cues.intended, before)
  if (intendedAt >= 0 && !RESULTED.test(before.slice(intendedAt))) {
    const moved = /改到|改为|改成|推迟到|推迟至|延到|延期到|挪到/.test(text)
    return moved ? { ...base, mode: 'planned' } : none
  }
  if (isUndone(event, reading, cues)) return none
  if (isSomebodyElses(event, before, actor, tools)) return { ...none, others: true }
  const told = event.leadIn
    .map((piece) => piece.text)
    .filter((each) => !cues.undone.outcome.test(each) && !cues.intended.test(each))
  const planned =
    cues.plans(told.join(',')) ||
    cues.plans(text.slice(0, anchor.at + 2)) ||
    [text, ...event.details.map((d) => d.text)].some(
      (t) =>
        cues.remind.test(t) ||
        /先排上|排上|记着|记住|到时候|回来再|再报|再说|准时参加|准时参会|提醒|请参会|定于|定在|拟于/.test(t),
    )
  const ordered = cues.order.test(sentence.map((piece) => piece.text).join(',')) || isNotice(reading, cues)
  if (ordered && !/[了过]|已/.test(text) && !cues.notice.test(reading.norm)) return none
  if (planned || (!/[了过]|已/.test(text) && DEADLINE.test(text))) return { ...base, mode: 'planned' }
  if (isBareWord(event)) return none
  if (!done && cues.generic(text) && !cues.record.test(reading.norm)) return none
  return { ...base, mode: 'stated' }
}

/** 检查, and nothing else. */
function isBareWord({ head, anchor, mentions, leadIn, details }: Event): boolean {
  return (
    !anchor.lead && mentions.length + leadIn.length + details.length === 0 && head.text.trim().length <= 3
  )
}

/** A message that is itself an order to lower levels: 【通知】各镇街：… */
function isNotice(reading: Reading, cues: Cues): boolean {
  return /^\s*[【[]?(?:紧急)?通知[】\]:]/.test(reading.norm) && cues.order.test(reading.norm)
}

function isDone(event: Event, cues: Cues, patterns: ActivityPatterns): boolean {
  if (cues.done(event.head.text)) return true
  if (event.moved) return /的$/.test(event.head.text)
  if (event.elliptic) return !/再|还|准备|要|改|推|延|挪|下次|补/.test(event.head.text)
  return event.details.some(
    (piece) =>
      piece.anchor?.family === event.anchor.family &&
      cues.done(piece.text) &&
      !patterns.attend.test(piece.text),
  )
}

function sentenceOf(head: Piece, reading: Reading): Piece[] {
  return reading.pieces.filter((piece) => piece.sentence === head.sentence)
}

/** The event has its own day: 昨天带队检查加油站，够了吗？ states before it asks. */
function isDated(event: Event): boolean {
  return [...event.leadIn, event.head].some((piece) =>
    piece.mentions.some((mention) => mention.kind === 'days'),
  )
}

/** A statement without 了 before a question belongs to the question: 带队检查加油站，算不算？ */
function sentenceAsks(sentence: Piece[], head: Piece, cues: Cues): boolean {
  return sentence.some(
    (piece) =>
      piece.start > head.start &&
      (cues.asks(piece.text, piece.mark, false) ||
        (cues.withoutPoliteness(piece.text) === '' && /[吗么不]/.test(piece.text))),
  )
}

function isCounterfactual(sentence: Piece[], head: Piece, cues: Cues): boolean {
  return sentence.some((piece) => {
    const at = indexOf(cues.counterfactual, piece.text)
    if (at < 0) return false
    return piece.start <= head.start || /就好了|该多好/.test(piece.text)
  })
}

/** Negated in the clause itself, or undone by how the sentence or the next one goes on. */
function isUndone(event: Event, reading: Reading, cues: Cues): boolean {
  const { head, anchor, details, leadIn } = event
  if (NOT_YET.test(head.text)) return true
  const direct = indexOf(cues.undone.direct, head.text)
  if (direct >= 0 && direct <= anchor.at + 4 && !RESULTED.test(head.text.slice(direct, anchor.at)))
    return true
  const outcome = indexOf(cues.undone.outcome, head.text)
  if (outcome >= 0 && (outcome > anchor.at || !RESULTED.test(head.text.slice(outcome, anchor.at))))
    return true
  if (JUST_BEFORE.test(head.text.slice(0, anchor.at))) return true
  if (leadIn.some((piece) => cues.notMe.test(piece.text)) || cues.notMe.test(head.text)) return true
  const leadUndone = leadIn.at(-1)
  if (
    leadUndone &&
    cues.undone.direct.test(leadUndone.text) &&
    !RESULTED.test(head.text) &&
    !/^.{0,4}(?:去|到|改)/.test(head.text) &&
    !event.head.mentions.length
  ) {
    return true
  }
  const following = details.filter((piece) => piece.sentence <= head.sentence + 1)
  const next = reading.pieces
    .filter(
      (piece) => piece.start > head.start && !details.includes(piece) && piece.sentence === head.sentence,
    )
    .slice(0, 1)
  return (
    following.some((piece) => cues.undone.outcome.test(piece.text) || cues.notMe.test(piece.text)) ||
    next.some((piece) => cues.notMe.test(piece.text))
  )
}

function isSomebodyElses(
  event: Event,
  before: string,
  actor: Actor | null,
  { cues, people, posts }: StatusTools,
): boolean {
  const { anchor, head } = event
  if (cues.hearsay.test(before) || cues.hearsay.test(head.text.slice(0, anchor.at + 1))) return true
  if (anchor.attend || anchor.delegate) return false
  if (people.firstPerson.test(head.text.slice(0, anchor.at + 1))) return false
  if (actor && !actor.holder) return true
  if (people.visits(head.text) && !people.isInstitution(posts)) return true
  return (
    !actor &&
    people.outsider(
      `${event.leadIn.map((piece) => piece.text).join(',')}${event.leadIn.length ? ',' : ''}${head.text}`,
      posts,
    )
  )
}

function lastActor(leadIn: readonly Piece[], people: People, posts: readonly string[]): Actor | null {
  for (const piece of leadIn.toReversed()) {
    const actor = people.actor(piece.text, posts)
    if (actor) return actor
  }
  return null
}
