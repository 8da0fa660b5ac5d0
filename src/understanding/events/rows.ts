import type { CivilDate } from '../../calendar/index.ts'
import { formatChinese } from '../../calendar/index.ts'
import { classify } from '../activities/classify.ts'
import { timesIn } from '../activities/count.ts'
import { NO_PLACE } from '../activities/place.ts'
import type { ResolvedDay, Tense } from '../dates/index.ts'
import { resolveMention } from '../dates/index.ts'
import type { Reader } from '../reader.ts'
import { classifyContext } from '../reader.ts'
import type { UnderstoodActivity } from '../types.ts'
import type { Event } from './event.ts'
import type { Status } from './status.ts'

/** What became of one event. */
export interface Outcome {
  mode: 'done' | 'planned'
  rows: UnderstoodActivity[]
  notes: string[]
  /** The last day it names, for 当天 and 次日 in what follows. */
  anchor: CivilDate | undefined
}

export interface RowSetting {
  today: CivilDate
  posts: readonly string[]
  /** The message asks to record, so that what has no tense took place. */
  record: boolean
  /** What names no day was not today (补录), or is not to be taken for it. */
  late: boolean
  anchor: CivilDate | undefined
  raw: string
}

/** Turns a stated or planned event into rows: one per day. Activities that last are one row on their first day. */
export function rowsOf(event: Event, status: Status, reader: Reader, setting: RowSetting): Outcome {
  const { today, posts, record, late, raw } = setting
  const plain = (text: string) => withoutTimes(text, event)
  const whole = plain(
    [
      ...event.leadIn.map((piece) => piece.text),
      event.headText,
      ...event.details.map((piece) => piece.text),
    ].join(','),
  )
  const onSite =
    status.actor !== null ||
    reader.people.firstPerson.test(event.head.text.slice(0, event.anchor.at + 1)) ||
    event.leadIn.some((piece) => reader.people.firstPerson.test(piece.text))
  const activity = classify(
    {
      anchor: event.anchor,
      head: plain(event.elliptic && event.anchor.lead ? `带队检查${event.headText}` : headOf(event)),
      whole,
      onSite,
    },
    classifyContext(reader, posts),
  )
  const tense: Tense =
    status.mode === 'planned' && !status.done ? 'future' : status.done || record ? 'past' : 'neutral'
  const resolve = (as: Tense) => resolveAll(event, as, setting)
  let days = resolve(tense)
  if (tense === 'future' && status.done) days = resolve('past')
  const tonight = event.mentions.some((mention) => mention.tonight)
  const ahead = days.some((day) => day.ahead)
  const settledPast = status.done && days.length > 0 && days.every((day) => day.date !== null && !day.ahead)
  const planned =
    status.mode === 'planned'
      ? !settledPast
      : status.mode === 'ordered' || (!status.done && !record && (ahead || tonight))
  const place = placeOf(event, reader, raw)
  const last = days.findLast((day) => day.date !== null)?.date ?? undefined
  if (planned) {
    const to = resolve('future')
    if (status.mode === 'ordered' && !to.some((day) => day.date !== null && day.ahead)) {
      return { mode: 'planned', rows: [], notes: [], anchor: undefined }
    }
    const list = to.length === 0 ? [{ date: null, ahead: true }] : to
    return {
      mode: 'planned',
      rows: list.map(({ date }) => ({ activity, date, place, count: 1 })),
      notes: [],
      anchor: last ?? undefined,
    }
  }
  const times = timesIn(whole)
  if (days.length === 0) {
    const unknown = (times ?? 1) > 1 || late
    days = [{ date: unknown ? null : today, ahead: false, ...(unknown ? { note: '没有写明是哪一天' } : {}) }]
  }
  const settled = days.map((day) =>
    day.ahead && day.date ? { date: null, ahead: true, note: `${formatChinese(day.date)}还没有到` } : day,
  )
  const once =
    settled.length > 1 && isRange(event) && activity !== 'led-inspection' ? settled.slice(0, 1) : settled
  const rows = once.map(({ date }) => ({
    activity,
    date,
    place,
    count: date === null && once.length === 1 ? Math.max(1, times ?? 1) : 1,
  }))
  return {
    mode: 'done',
    rows,
    notes: once.flatMap((day) => (day.note ? [day.note] : [])),
    anchor: last ?? undefined,
  }
}

/** 麦收期间 says when, not what was inspected. */
function withoutTimes(text: string, event: Event): string {
  return event.mentions.reduce((rest, { words }) => rest.replace(words, ' '.repeat(words.length)), text)
}

function headOf(event: Event): string {
  const continues = event.details.filter(
    (piece) =>
      piece.anchor?.family === event.anchor.family &&
      piece.sentence === event.head.sentence &&
      !event.anchor.attend,
  )
  const bare = event.anchor.family === 'field' ? continues.slice(0, 1).map((piece) => piece.text) : []
  return [event.headText, ...bare].join(',')
}

function isRange(event: Event): boolean {
  return event.mentions.some((mention) => mention.range)
}

function resolveAll(event: Event, tense: Tense, { today, anchor }: RowSetting): ResolvedDay[] {
  const seen = new Set<string>()
  return event.mentions.flatMap((mention) =>
    resolveMention(mention, { today, tense, hint: event.hint, ...(anchor ? { anchor } : {}) }).filter(
      ({ date }) => {
        if (date === null) return true
        if (seen.has(date)) return false
        seen.add(date)
        return true
      },
    ),
  )
}

/** The place as written: of the head, else of what goes on about the event, else a cell of its own beside it. */
function placeOf(event: Event, reader: Reader, raw: string): string | null {
  const inspected = event.anchor.family === 'field'
  if (event.elliptic) return ellipticPlace(event, reader, raw)
  // A wish to be reminded says nothing of where the thing before it took place.
  const details = event.details.filter(({ reminded }) => reminded === event.head.reminded)
  for (const piece of [event.head, ...details.filter((each) => each.sentence === event.head.sentence)]) {
    const blank = event.mentions
      .concat(piece.mentions)
      .reduce((text, m) => blankOut(text, m.start - piece.start, m.end - piece.start), piece.text)
      .replace(ASKS_TO_REMIND, (words) => ' '.repeat(words.length))
    const range = reader.placeIn(blank, inspected)
    if (range) return tidy(raw.slice(piece.start + range.start, piece.start + range.end))
  }
  const cell = details.find(
    (piece) =>
      piece.line === event.head.line &&
      piece.anchor === null &&
      /^[\s\u4e00-\u9fffA-Za-z0-9、]{2,20}$/.test(piece.text) &&
      !/[了过谢请记录]/.test(piece.text) &&
      !NO_PLACE.test(piece.text.trim()) &&
      !reader.finished.test(piece.text),
  )
  return inspected && cell ? tidy(raw.slice(cell.start, cell.end)) : null
}

/** 到点提醒我 is no place to go to. */
const ASKS_TO_REMIND = /(?:到点|到时候?|届时|准时|按时|记得|别忘了?|请|麻烦)*提醒(?:一下|一声)?(?:我|本人)/

function ellipticPlace(event: Event, reader: Reader, raw: string): string | null {
  const { head } = event
  const words = head.mentions.reduce(
    (text, m) => blankOut(text, m.start - head.start, m.end - head.start),
    raw.slice(head.start, head.end),
  )
  return tidy(words.replace(reader.finished, '').replace(/^[\s去到在]+/, '')) || null
}

function blankOut(text: string, start: number, end: number): string {
  if (start < 0 || start >= text.length) return text
  return text.slice(0, start) + ' '.repeat(Math.min(end, text.length) - start) + text.slice(end)
}

function tidy(place: string): string {
  const trimmed = place.trim()
  return trimmed.includes('、')
    ? trimmed.replace(/(?<=[\u4e00-\u9fff]{2})(?:以及|和|及)(?=[\u4e00-\u9fff]{2,}$)/, '、')
    : trimmed
}
