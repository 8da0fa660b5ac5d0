import { createRequire } from 'node:module'
import type { CivilDate } from '../calendar/index.ts'
import { civilDate, datePartsOf, isCalendarDay } from '../calendar/index.ts'
import type { UnderstandContext, Understanding, UnderstoodActivity } from './types.ts'

const require = createRequire(import.meta.url)

const INJECTION = /ignore (?:all|the|previous|above)|disregard|system prompt|you are now|jailbreak/i
const UNDO =
  /\b(?:undo|delete|remove|withdraw|void|cancel) (?:the |my |that |this |last |previous |latest )*(?:[a-z-]+ ){0,2}(?:last|previous|latest|record|entry|entries|log|one|it)\b|\bundo\b|\bdon'?t (?:record|log)\b/i
const AMEND =
  /\b(?:correction|correct (?:the|my|that)|change (?:the|my|that)|should (?:be|have been)|not the \w+ but|was (?:at|on|in) [^,.]+, not |sorry,.*\bnot\b|wrong (?:date|place|day))\b/i
const DUE =
  /\b(?:show|list|give) me\b|\boverdue\b|\b(?:what (?:do i|am i|have i|is) (?:still |left)?(?:to do|have to do|due|missing|owe|need)|still (?:have|need|owe|missing|left)|what(?:'s| is) (?:left|due|outstanding)|my (?:records?|progress|status|ledger|duties)|how many (?:times )?.*(?:have i|did i)|have i|did i|am i)\b/i
const QUESTION = /\?\s*$|^\s*(?:how|what|when|which|who|why|does|do|is|are|can|could|should|must)\b/i
const NOT_DONE =
  /\b(?:didn'?t|did not|couldn'?t|could not|wasn'?t|was not|weren'?t|haven'?t|have not|cancel+ed|postponed|called off|never|if i had|wish|unable)\b/i
const PLANNED =
  /\b(?:will|shall|going to|plan(?:s|ning)? to|intend|scheduled|remind me|tomorrow|next (?:week|month|monday|tuesday|wednesday|thursday|friday|saturday|sunday)|to be held|i'?ll)\b/i
const DONE =
  /\b(?:led|chaired|held|hosted|conducted|presided|inspected|convened|organi[sz]ed|attended|accompanied|joined|completed|delivered|published|issued|reported|visited|carried out|took|gave|submitted|reviewed|studied|participated|was|were)\b/i

const KINDS: [RegExp, string | null][] = [
  [/\b(?:accompanied|attended|joined|participated|sat in on)\b/i, 'other'],
  [/\bdrill|responsibility (?:letter|pledge)|flood/i, 'other'],
  [/\bgovernment executive meeting|executive meeting/i, 'government-executive-meeting'],
  [/\bstanding committee/i, 'standing-committee-meeting'],
  [/\bparty work(?:ing)? committee|joint party|party committee meeting/i, 'party-work-committee-meeting'],
  [/\b(?:study group|theoretical|central group)/i, 'group-study'],
  [/\btraining|course|lecture/i, 'training'],
  [/\bdebrief/i, 'annual-debrief'],
  [/\b(?:duty|performance) report/i, 'duty-report'],
  [/\b(?:published|publicly posted).*list/i, 'duty-list-issued'],
  [/\bsituation|analy[sz]ed/i, 'situation-analysis'],
  [
    /\bsafety (?:work |production |committee )*(?:meeting|conference)|meeting on (?:work|production)? ?safety/i,
    'safety-work-meeting',
  ],
  [/\b(?:field (?:research|visit|study|survey)|research(?:ed)?|surveyed)\b/i, 'field-research'],
  [
    /\bled\b.*\binspect|\binspect.*\bled\b|\btook a team|\bwith (?:my|the|a) (?:team|crew|colleagues|staff)\b|\bheaded\b.*\binspect|\bi (?:personally |also )?inspected|\bconducted\b.*\bi\b.*inspect/i,
    'led-inspection',
  ],
  [/\binspect/i, null],
]

/** Whether a message is written in English. */
export function isEnglish(text: string): boolean {
  return /[a-z]{3,}/i.test(text) && !/[\u4e00-\u9fff]/.test(text.replace(/["“'「].*?["”'」]/g, ''))
}

/** Reads an English message; dates by chrono-node, seen from noon of `today`. */
export function understandEnglish(text: string, { today }: UnderstandContext): Understanding {
  const empty: Understanding = { intent: 'chat', activities: [], clarify: null, planned: [], notes: [] }
  if (INJECTION.test(text)) return empty
  if (UNDO.test(text)) return { ...empty, intent: 'void', target: 'last' }
  const sentences = text
    .split(/(?<=[.!?;])\s+|\n|,?\s+(?:and then|then)\s+/i)
    .filter((each) => each.trim() !== '')
  const statements = sentences.filter((each) => !QUESTION.test(each) && !NOT_DONE.test(each))
  if (AMEND.test(text)) return amended(text, today, empty)
  const planned = statements.filter((each) => PLANNED.test(each)).flatMap((each) => read(each, today, true))
  const done = statements
    .filter((each) => !PLANNED.test(each) && DONE.test(each))
    .flatMap((each) => read(each, today, false))
  if (done.length > 0) {
    const clarify = done.some((each) => each.date === null)
      ? 'date'
      : done.some((each) => each.activity === null)
        ? 'activity'
        : null
    return { ...empty, intent: 'log', activities: done, clarify, planned }
  }
  if (planned.length > 0) return { ...empty, intent: 'plan', planned }
  if (sentences.some((each) => QUESTION.test(each)) || DUE.test(text)) {
    return { ...empty, intent: DUE.test(text) ? 'due' : 'question' }
  }
  return empty
}

function amended(text: string, today: CivilDate, empty: Understanding): Understanding {
  const date = daysIn(text, today).at(-1)?.date
  return { ...empty, intent: 'correct', target: 'last', change: date ? { date } : {} }
}

function read(sentence: string, today: CivilDate, ahead: boolean): UnderstoodActivity[] {
  const kind = KINDS.find(([pattern]) => pattern.test(sentence))
  if (!kind) return []
  const days = daysIn(sentence, today)
  const place =
    /\b(?:at|in|to|of) (?:the |a )?((?:[A-Z][\w'&-]*)(?: [A-Z][\w'&-]*)*)/.exec(sentence)?.[1] ?? null
  const vague = /\b(?:recently|last (?:week|month|year)|the other day|few days ago|early this month)\b/i.test(
    sentence,
  )
  if (days.length === 0) return [{ activity: kind[1], date: vague || ahead ? null : today, place, count: 1 }]
  return days.map(({ date }) => ({
    activity: kind[1],
    date: !ahead && date !== null && date > today ? null : date,
    place,
    count: 1,
  }))
}

function daysIn(text: string, today: CivilDate): { date: CivilDate | null }[] {
  const { year, month, day } = datePartsOf(today)
  const noon = new Date(year, month - 1, day, 12)
  // Loaded with the first English message: few are, and a start is paid by everyone.
  const chrono = require('chrono-node/en') as typeof import('chrono-node/en')
  return chrono.casual.parse(text, noon).flatMap(({ start }): { date: CivilDate | null }[] => {
    if (!start.isCertain('day') && !start.isCertain('weekday')) return []
    const [y, m, d] = [start.get('year') ?? year, start.get('month') ?? month, start.get('day') ?? day]
    if (!isCalendarDay(y, m, d)) return [{ date: null }]
    const date = civilDate(y, m, d)
    // Without a year, chrono takes the nearest such day; a report speaks of the latest one.
    if (date > today && !start.isCertain('year')) {
      const back = start.isCertain('weekday')
        ? null
        : isCalendarDay(y - 1, m, d)
          ? civilDate(y - 1, m, d)
          : null
      return [{ date: back ?? date }]
    }
    return [{ date }]
  })
}

/** The one day that English words name; null where they name none or several. */
export function englishDay(text: string, today: CivilDate): CivilDate | null {
  const days = daysIn(text, today)
  return days.length === 1 ? (days[0]?.date ?? null) : null
}
