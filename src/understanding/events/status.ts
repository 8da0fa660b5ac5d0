import type { ActivityPatterns } from '../activities/patterns.ts'
import type { Actor, People } from '../activities/people.ts'
import type { Cues } from '../intent/cues.ts'
import type { Unreported } from '../unreported/index.ts'
import { indexOf } from '../vocabulary/index.ts'
import type { Event } from './event.ts'
import { actorOf, isSomebodyElses } from './others.ts'
import type { Piece } from './pieces.ts'
import type { Reading } from './read.ts'
import { isUndone, RESULTED } from './undone.ts'
import { PUT_OFF } from './wording.ts'

/** What the message says of an event, before its day is set against today. */
export interface Status {
  /**
   * `stated`: took place, or is stated without tense; `planned`: to come; `ordered`: demanded by somebody, a plan only
   * where it names a day to come; `none`: did not happen, is asked about, or somebody else's.
   */
  mode: 'stated' | 'planned' | 'ordered' | 'none'
  /** 了 or the like stands with the activity itself. */
  done: boolean
  /** The clause asks. */
  asked: boolean
  actor: Actor | null
}

export interface StatusTools {
  cues: Cues
  unreported: Unreported
  patterns: ActivityPatterns
  people: People
  posts: readonly string[]
}

/** 11月20日前带队检查一次: to be done by a day. */
const DEADLINE =
  /(?:[日号月底末季年]|季度|\d|(?:周|星期|礼拜)[一二三四五六日天末])(?:之|以)?前(?![往去来期几些天两])|[周月年]内/
/** The title of a document, not a report. */
const TITLE = /^\s*关于[^,。;]*的(?:通知|函|方案|意见|批复|请示|预案|公告|决定)\s*$/
/** Said after an activity, these make a plan of it. */
const TO_COME =
  /别忘|不要忘|排上|提前通知|提前准备|记着|记住|到时候|回来再|再报|再说|准时参加|准时参会|提醒|请参会|定于|定在|拟于|请[^,。;]{1,8}(?:安排|准备|备好|做好准备|派车|派)|不得请假|不得缺席/
/** 每周带队检查一次: a rule, not a report. */
const HABIT =
  /天天|成天|整天|老是|经常|常常|时常|时不时|一贯|一向|向来|历来|总是|每(?:周|月|季|年|半年|天|个)/
/** 改期到周一了: what is over is the moving. */
const MOVED_TO =
  /(?:推迟|延期|延后|改期|改|顺延|调整|挪|推|移|延|拖|提前)(?:到|至|为|在)(?:(?!召开|开|举行|检查|去|带队|进行|办|搞)[^,。;])*$/
/** 这两天抽空去一趟 */
const IN_SPARE_TIME = /抽(?:空|时间|个空|点时间)|找(?:个)?时间|腾(?:出)?时间/
/** 提前到周三，已经查完了 */
const CARRIED_OUT = /^\s*(?:都|也|现|我)?已经?[^,。;没未]{0,8}[了完]/
/** 过后再带队去: a turn to come, where no day says otherwise. */
const ONCE_MORE = /(?<![一不])再(?:带队|去|到|开|组织|跑|查)/
/** 定了，周四上常委会 */
const SETTLED = /^\s*(?:已经?|都|刚)?(?:定|敲定|确定|定好|定下来?|说好|说定|排好|安排好|约好|商量好)了?\s*$/
const REALLY_DONE = /[了过]|已/

/** Judges one event by the words around it. */
export function statusOf(event: Event, reading: Reading, tools: StatusTools): Status {
  const { cues, patterns, people, posts } = tools
  const { head, anchor } = event
  const { text } = head
  const before = [...event.leadIn.map((piece) => piece.text), text.slice(0, anchor.at)].join(',')
  const actor = actorOf(event, people, posts)
  const done = isDone(event, cues, patterns)
  const asked = isAsked(event, reading, cues, done)
  const as = (mode: Status['mode']): Status => ({ mode, done, asked, actor })
  if (isCounterfactual(event, reading, cues) || asked) return as('none')
  if (isUnreported(event, before, reading, tools))
    return as(!done && isPlanned(event, cues) && !isOrdered(event, reading, cues) ? 'planned' : 'none')
  const putOff = PUT_OFF.test(text) && event.mentions.length > 0
  if (isIntended(event, before, cues) || isUndone(event, reading, cues))
    return {
      ...as(putOff ? 'planned' : 'none'),
      done: event.details.some(({ text: more }) => CARRIED_OUT.test(more)) || (done && !MOVED_TO.test(text)),
    }
  if (TITLE.test(text) && !cues.notice.test(reading.norm)) return as('none')
  if (isSomebodyElses(event, before, actor, reading, tools)) return as('none')
  // What one was told to do, or asks to be reminded of, is not done by that.
  if (head.reminded) return { ...as(head.reminded === 'told' ? 'ordered' : 'planned'), done: false }
  if (isOrdered(event, reading, cues)) return as('ordered')
  if (!done && tools.unreported.underPlan(reading.norm)) return as('planned')
  if (isPlanned(event, cues)) return as('planned')
  if (isBareWord(event)) return as('none')
  if (!done && HABIT.test(text) && !hasTime(event)) return as('none')
  if (!done && cues.generic(text) && !cues.record.test(reading.norm)) return as('none')
  return as('stated')
}

/** Mentioned, but not as something that the holder did. */
function isUnreported(
  event: Event,
  before: string,
  reading: Reading,
  { cues, unreported, people, posts }: StatusTools,
): boolean {
  const { head, anchor } = event
  const heads = posts.length > 0 && posts.every((post) => post.endsWith('-head'))
  const sentence = sentenceOf(head, reading)
    .map((piece) => piece.text)
    .join(',')
  return (
    unreported.byAnother(before, heads) ||
    (!cues.notice.test(reading.norm) && unreported.aboutPapers(head.text.slice(anchor.at))) ||
    unreported.notDone(head.text, before, anchor.lead, people.isInstitution(posts)) ||
    (anchor.family === 'field' && unreported.atDesk(before)) ||
    (!people.isInstitution(posts) && isBulletinOfNobody(event)) ||
    (unreported.formerly(before) && !isDated(event)) ||
    unreported.unsure(before, sentence) ||
    unreported.general(head.text)
  )
}

/** 安全生产情况通报: issued by some body, unless the writer or somebody to whom it was told is named. */
function isBulletinOfNobody({ head, anchor }: Event): boolean {
  return anchor.family === 'document' && /通报/.test(head.text) && !/[向给我]|召开|主持/.test(head.text)
}

/** 检查, and nothing else. */
function isBareWord({ head, anchor, mentions, leadIn, details }: Event): boolean {
  const alone = mentions.length + leadIn.length + details.length === 0
  return !anchor.lead && alone && head.text.trim().length <= 3
}

/** 本来, 原定: meant, and nothing says that it came about. */
function isIntended({ head, details }: Event, before: string, cues: Cues): boolean {
  const said = before.length > 0 && cues.intended.test(before) ? before : head.text
  const at = indexOf(cues.intended, said)
  if (at < 0 || RESULTED.test(said.slice(at))) return false
  return said === before || !details.some((piece) => /还是|照常|如期/.test(piece.text))
}

function isOrdered({ head }: Event, reading: Reading, cues: Cues): boolean {
  const sentence = sentenceOf(head, reading)
    .map((piece) => piece.text)
    .join(',')
  const notice = /^\s*[【[]?(?:紧急)?通知[】\]:]/.test(reading.norm) && cues.orders(reading.norm)
  if (cues.demanded.test(reading.norm)) return true
  return (cues.orders(sentence) || notice) && !REALLY_DONE.test(head.text)
}

function isPlanned(event: Event, cues: Cues): boolean {
  const { head, anchor, leadIn, details } = event
  const { text } = head
  const told = leadIn
    .map((piece) => piece.text)
    .filter((each) => !cues.undone.outcome.test(each) && !cues.intended.test(each))
  if (told.some((each) => SETTLED.test(each)) && !REALLY_DONE.test(text)) return true
  if (cues.plans(told.join(',')) || cues.plans(text.slice(0, anchor.at + 2))) return true
  if ([head, ...details].some((piece) => cues.remind.test(piece.text) || TO_COME.test(piece.text)))
    return true
  if (IN_SPARE_TIME.test(text) && !REALLY_DONE.test(text)) return true
  if (ONCE_MORE.test(text) && !REALLY_DONE.test(text) && !isDated(event)) return true
  return (
    DEADLINE.test(withoutSetRight(text, anchor.at)) &&
    (!REALLY_DONE.test(text) || /把[^,。;]{1,12}了/.test(text))
  )
}

/** 限20日前整改: the deadline set for what was found, not for the activity. */
function withoutSetRight(text: string, anchorAt: number): string {
  return text.replace(/[^,。;]*(?:整改|销号|反馈|报送)[^,。;]*/g, (clause, at: number) =>
    anchorAt >= at && anchorAt < at + clause.length ? clause : '',
  )
}

function isDone(event: Event, cues: Cues, patterns: ActivityPatterns): boolean {
  if (cues.done(event.head.text)) return true
  if (event.moved) return /的$|才[^,。;]{0,4}[成的了完]/.test(event.head.text)
  if (event.elliptic) return false
  return event.details.some((piece) => {
    const same = piece.anchor?.family === event.anchor.family || patterns.agendaStart.test(piece.text)
    return same && cues.done(piece.text) && !patterns.attend.test(piece.text)
  })
}

function isAsked(event: Event, reading: Reading, cues: Cues, done: boolean): boolean {
  const { head, anchor } = event
  const next = reading.pieces.find((piece) => piece.start > head.start)
  // 今天检查了加油站？不对，是昨天: talking to oneself.
  const mark = next && /^\s*(?:哦|噢|啊)?(?:不对|不不|说错|错了)/.test(next.text) ? '' : head.mark
  if (cues.asks(head.text, mark, done)) return true
  if (done) return false
  const requested = indexOf(cues.request, head.text)
  if (requested >= 0 && requested < anchor.at) return true
  return !isDated(event) && sentenceAsks(head, reading, cues)
}

function sentenceOf(head: Piece, reading: Reading): Piece[] {
  return reading.pieces.filter((piece) => piece.sentence === head.sentence)
}

/** The event has its own day: 昨天带队检查加油站，够了吗？ states before it asks. */
function isDated(event: Event): boolean {
  return [...event.leadIn, event.head].some((piece) => piece.mentions.some(({ kind }) => kind === 'days'))
}

/** Says when, if only roughly: 元旦假期每天; 每周 by itself does not. */
function hasTime({ mentions }: Event): boolean {
  return mentions.some(({ kind, words }) => kind !== 'stretch' && !/^(?:每|天天)/.test(words))
}

/** A statement without 了 before a question belongs to the question: 带队检查加油站，算不算？ */
function sentenceAsks(head: Piece, reading: Reading, cues: Cues): boolean {
  return sentenceOf(head, reading).some((piece) => {
    if (piece.start <= head.start) return false
    const tailOnly = cues.withoutPoliteness(piece.text) === '' && /[吗么不]/.test(piece.text)
    return tailOnly || cues.asks(piece.text, piece.mark, false)
  })
}

function isCounterfactual({ head }: Event, reading: Reading, cues: Cues): boolean {
  return sentenceOf(head, reading).some((piece) => {
    if (!cues.counterfactual.test(piece.text)) return false
    return piece.start <= head.start || /就好了|该多好/.test(piece.text)
  })
}
