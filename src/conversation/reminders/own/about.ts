import { type CivilDate, formatShort } from '../../../calendar/index.ts'
import type { WallTime } from '../../../reminders/index.ts'
import type { OwnReminderRow } from '../../../storage/index.ts'
import { parseNumeral } from '../../../text/index.ts'
import { readWhen } from './when.ts'
import { timeText } from './words.ts'

/** Which of the own reminders words mean. */
export interface About {
  /** By its place in the list, from 1; `last`: the one kept last. */
  nth: number | 'last' | null
  day: CivilDate | null
  time: WallTime | null
  /** What it says, as far as it is told. */
  words: string
}

const NTH = /第\s*([\d一二两三四五六七八九十]{1,3})\s*[条个项]/
const LAST = /刚刚?才?|上一?[条个](?!月|周|季|星期|礼拜)|最近(?:的)?(?:那|一)?[条个]|最后(?:那|一)[条个]/
/** What names no reminder of its own. */
const EMPTY =
  /^(?:[\s,，。:：]|关于|有关|对于?|我|您|你|的|那个?|这个?|[那这]?[条个项]|一下|了|事情?|这件|那件|自己|定|设|记|提醒|闹钟|去|要|会来|再|也|都|就|还|给)+|(?:[\s,，。]|的|了|那个?|这个?|[那这]?[条个项]|事情?|这事|再|也|都|就|还|要|给|把|吧)+$/g

/** Reads which reminder is meant by what stands beside the words that take back or change one. */
export function readAbout(text: string, today: CivilDate): About {
  const nth = NTH.exec(text)
  const named = LAST.exec(text)
  const rest = text.replace(NTH, '').replace(LAST, '')
  const { day, time, spans } = readWhen(rest, today)
  let words = ''
  let at = 0
  for (const [start, end] of spans) {
    words += rest.slice(at, start)
    at = end
  }
  words += rest.slice(at)
  return {
    nth: nth ? parseNumeral(nth[1] as string) : named ? 'last' : null,
    day,
    time,
    words: words.replace(EMPTY, '').replace(EMPTY, ''),
  }
}

/** Whether nothing is named. */
export function isEmpty({ nth, day, time, words }: About): boolean {
  return nth === null && day === null && time === null && words === ''
}

/**
 * The reminders that are meant: those of which all that was told holds; else those of which the words do, else the
 * day; empty where none is.
 * @param rows in the order in which they are listed.
 */
export function meantBy(about: About, rows: readonly OwnReminderRow[], today: CivilDate): OwnReminderRow[] {
  if (about.nth === 'last') {
    const last = [...rows].sort((a, b) => (a.createdAt < b.createdAt ? -1 : 1)).at(-1)
    return last ? [last] : []
  }
  if (about.nth !== null) return rows.slice(about.nth - 1, about.nth)
  const byWords = about.words === '' ? null : rows.filter((row) => share(about.words, row.text))
  const byDay = about.day === null ? null : rows.filter((row) => isOn(row, about.day as CivilDate, today))
  const byTime =
    about.time === null
      ? null
      : rows.filter(({ time, text }) => time === about.time || text.includes(timeText(about.time as string)))
  const told = [byWords, byDay, byTime].filter((each) => each !== null)
  const all = rows.filter((row) => told.length > 0 && told.every((each) => each.includes(row)))
  if (all.length > 0) return all
  return [byWords, byDay].find((each) => each !== null && each.length > 0) ?? []
}

function isOn({ day, plannedFor, text }: OwnReminderRow, wanted: CivilDate, today: CivilDate): boolean {
  return day === wanted || plannedFor === wanted || text.includes(`（${formatShort(wanted, today)}`)
}

/** Whether two texts have two characters in a row in common, or one is part of the other. */
function share(one: string, other: string): boolean {
  if (other.includes(one) || one.includes(other)) return true
  const letters = [...one]
  return letters.some((letter, index) => {
    const next = letters[index + 1]
    return next !== undefined && other.includes(letter + next)
  })
}
