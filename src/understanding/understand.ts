import type { CivilDate } from '../calendar/index.ts'
import { isEnglish, understandEnglish } from './english.ts'
import { isAgain } from './events/again.ts'
import { collectEvents } from './events/collect.ts'
import type { Event } from './events/event.ts'
import { mergeRows } from './events/merge.ts'
import type { Reading } from './events/read.ts'
import { readPieces } from './events/read.ts'
import type { Outcome } from './events/rows.ts'
import { rowsOf } from './events/rows.ts'
import type { Status } from './events/status.ts'
import { statusOf } from './events/status.ts'
import { amendmentDetail } from './intent/amend.ts'
import type { Reader } from './reader.ts'
import { namedActivity } from './reader.ts'
import type { Prepared } from './text/prepare.ts'
import { prepare } from './text/prepare.ts'
import type { UnderstandContext, Understanding, UnderstoodActivity } from './types.ts'

const nothing = (intent: Understanding['intent']): Understanding => ({
  intent,
  activities: [],
  clarify: null,
  planned: [],
  notes: [],
})

/**
 * Understands one message. Deterministic; reads no clock. What is not clearly stated as done is never returned as an
 * activity: negations, plans, questions, orders and instructions leave `activities` empty.
 */
export function readMessage(text: string, context: UnderstandContext, reader: Reader): Understanding {
  const message = prepare(text, reader.correct)
  const { norm } = message
  const { cues, asking } = reader
  if (norm.trim() === '' || cues.injection.test(norm) || cues.fabricate.test(norm)) return nothing('chat')
  if (isEnglish(norm)) return understandEnglish(message.raw, context)
  if (reader.unreported.rewriting(norm)) return nothing('chat')
  if (reader.unreported.staged(norm)) return nothing(asking.isAsked(norm) ? 'question' : 'chat')
  const reading = readPieces(norm, context.today, context.posts, reader)
  const amended = amendment(message, reading, context, reader)
  if (amended) return amended
  if (asking.isLedgerCommand(norm)) return nothing('due')
  const told = readEvents(message, reading, context, reader)
  if (told.done.length > 0) return logged(told, cues.forwarded.test(norm))
  if (told.planned.length > 0 && !putsUpARule(norm, told))
    return { ...nothing('plan'), planned: told.planned, ...told.who }
  if ((told.asked || told.planned.length > 0 || asking.isAsked(norm)) && !asking.isSmallTalk(norm))
    return nothing(asking.isDue(norm) ? 'due' : 'question')
  return nothing('chat')
}

/** 县委书记每季度要开一次常委会，没错吧: no plan of one's own, but a rule to be confirmed. */
function putsUpARule(norm: string, { planned }: Told): boolean {
  return CONFIRM.test(norm) && EVERY.test(norm) && planned.every(({ date }) => date === null)
}

const EVERY = /每|按[月季年]|[一1两2]个?(?:季度?|年|月|周|星期)|半年/
const CONFIRM = /(?:(?:没错|对|是)(?:的)?(?:吧|吗|么)|对不对|是不是)[\s,.。!?]*$/

interface Told {
  done: UnderstoodActivity[]
  planned: UnderstoodActivity[]
  notes: string[]
  asked: boolean
  who: { actor?: string }
}

function logged({ done, planned, notes, who }: Told, forwarded: boolean): Understanding {
  if (forwarded) return nothing('chat')
  const activities = mergeRows(done)
  const clarify = activities.some((row) => row.date === null)
    ? 'date'
    : activities.some((row) => row.activity === null)
      ? 'activity'
      : null
  return { intent: 'log', activities, clarify, planned, notes: [...new Set(notes)], ...who }
}

function readEvents(message: Prepared, reading: Reading, context: UnderstandContext, reader: Reader): Told {
  const { today, posts } = context
  const { cues, unreported, patterns, people } = reader
  const told: Told = { done: [], planned: [], notes: [], asked: false, who: {} }
  const record = cues.record.test(reading.text)
  const late = cues.late.test(reading.text) || context.undated === 'open'
  let anchor: CivilDate | undefined
  const events = withoutHeadline(withoutSummaries(collectEvents(reading, patterns, cues)), reading)
  for (const event of events) {
    const status: Status = statusOf(event, reading, { cues, unreported, patterns, people, posts })
    told.asked ||= status.asked
    if (status.mode === 'none') continue
    const outcome = rowsOf(event, status, reader, { today, posts, record, late, anchor, raw: message.raw })
    anchor = outcome.anchor ?? anchor
    if (outcome.mode === 'planned') told.planned.push(...outcome.rows)
    else told.done.push(...outcome.rows)
    told.notes.push(...outcome.notes, ...leftOut(event, outcome.mode))
    if (status.actor && told.who.actor === undefined) told.who = { actor: status.actor.words }
  }
  return told
}

/** What goes on without a day or a name (后来又去了一趟): not recorded, but not passed over in silence either. */
function leftOut({ details }: Event, mode: Outcome['mode']): string[] {
  if (mode !== 'done') return []
  return details
    .filter((piece) => piece.anchor === null && isAgain(piece.text.trim()))
    .map((piece) => `“${piece.text.trim()}”没有写明是哪一天、什么活动，没有另记；需要的话请补充说明`)
}

/** 近日，… at the head of a report only announces what is then told with its day. */
function withoutSummaries(events: Event[]): Event[] {
  const isLoose = (event: Event) =>
    event.mentions.length > 0 &&
    event.mentions.every(({ words }) => /^(?:近日|日前|近期|近来|连日来)/.test(words))
  const announces = (event: Event, next: Event | undefined) =>
    event.head.mark === ':' && next?.elliptic && !event.mentions.some(({ kind }) => kind === 'days')
  return events.filter((event, i) => {
    const later = events.slice(i + 1)
    if (announces(event, later[0])) return false
    return (
      !isLoose(event) ||
      !later.some(
        (each) =>
          each.anchor.family === event.anchor.family && each.mentions.some(({ kind }) => kind === 'days'),
      )
    )
  })
}

/** The shortest text under a headline. */
const STORY = 60

/** 区政府召开常务会议, alone on the first line: the headline of what the text below tells with its day. */
function withoutHeadline(events: Event[], { pieces, norm }: Reading): Event[] {
  const [first, ...rest] = events
  if (!first || first.mentions.length > 0 || first.head.line !== 0 || norm.length < STORY) return events
  const alone = pieces.every(
    (piece) => piece.line !== 0 || (piece.mark !== '。' && piece.mentions.length === 0),
  )
  const told = rest.some(
    (each) => each.head.line > 0 && each.anchor.family === first.anchor.family && each.mentions.length > 0,
  )
  return alone && told ? rest : events
}

function amendment(
  message: Prepared,
  reading: Reading,
  { today, posts }: UnderstandContext,
  reader: Reader,
): Understanding | null {
  const { raw, norm } = message
  const found = reader.amend.read(norm, reading.mentions, today)
  if (!found) return null
  const detail = amendmentDetail(found, norm, raw, {
    today,
    mentions: reading.mentions,
    activityOf: (text) => namedActivity(text, reader, posts),
    placeOf: (text) => {
      const range = reader.placeIn(text, true)
      return range && text.slice(range.start, range.end)
    },
  })
  return { ...nothing(found.intent), ...detail }
}
