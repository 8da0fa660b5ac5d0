import type { CivilDate } from '../../calendar/index.ts'
import type { Anchor } from '../activities/anchor.ts'
import { anchorOf } from '../activities/anchor.ts'
import type { ActivityPatterns } from '../activities/patterns.ts'
import type { People } from '../activities/people.ts'
import type { DateGrammar, DateMention } from '../dates/index.ts'
import { dateRole, describes, scanDates } from '../dates/index.ts'
import type { Cues } from '../intent/cues.ts'
import { type RemindedRange, type RemindWords, readReminders } from '../intent/reminders.ts'
import { type Clause, splitClauses } from '../text/clauses.ts'
import { cutClause, type Piece } from './pieces.ts'

/** A message taken apart. */
export interface Reading {
  /** The prepared message itself. */
  norm: string
  /** The text that offsets refer to: prepared, reported speech masked, numbering blanked. */
  text: string
  today: CivilDate
  pieces: Piece[]
  /** Every mention of a time, whatever its role. */
  mentions: DateMention[]
  /** Lines that each report something of their own. */
  list: boolean
}

export interface ReadingTools {
  patterns: ActivityPatterns
  people: People
  cues: Cues
  rules: DateGrammar
  mask: (text: string) => string
  reminders: RemindWords
}

/** Splits a prepared message into pieces, each with the days it names and the activity it is about. */
export function readPieces(
  norm: string,
  today: CivilDate,
  posts: readonly string[],
  tools: ReadingTools,
): Reading {
  const { patterns, people, cues, rules, mask } = tools
  const anchor = (part: string) =>
    anchorOf(part, patterns, people.firstPerson.test(part) || people.actor(part, posts) !== null)
  const untitled = mask(norm).replace(/【[^】\n]{0,20}】/g, (title) => ' '.repeat(title.length))
  const reminding = readReminders(untitled, tools.reminders, {
    done: cues.done,
    record: cues.record,
    hasActivity: (part) => anchor(part) !== null,
    withoutTimes: (part) => withoutTimes(part, scanDates(part, today, rules)),
  })
  const { text, clauses: split, form } = splitClauses(reminding.text)
  // A form speaks of one thing throughout.
  const clauses = form
    ? [{ start: 0, end: text.length, line: 0, sentence: 0, mark: '' }]
    : split.flatMap((clause) => cutAtWish(clause, reminding.ranges))
  const mentions = scanDates(text, today, rules)
  const days = mentions.filter((mention) => mention.kind === 'days')
  const pieces = clauses.flatMap((clause) => {
    const inside = mentions.filter((mention) => mention.start >= clause.start && mention.start < clause.end)
    const timely = inside.filter((mention) => !describes(mention, text, clause.start))
    const when = timely.flatMap((mention) => {
      const role = dateRole(
        mention,
        text,
        days.some((day) => day !== mention),
      )
      if (role === 'not-when') return []
      return [role === 'since' ? sinceThen(mention) : mention]
    })
    const cuts = form
      ? [clause]
      : cutClause(clause, text, when, {
          hasAnchor: (part) => {
            const found = anchor(part)
            return found !== null && isComplete(found, part, patterns)
          },
          hasStrongAnchor: (part) => anchor(part)?.strong ?? false,
          sequel: cues.sequel,
          hasAnyAnchor: (part) => anchor(part) !== null,
          inField: (part) => anchor(part)?.family === 'field',
          done: cues.done,
        })
    return cuts.map(({ start, end }, i): Piece => {
      const part = text.slice(start, end)
      const reminded = reminding.ranges.find((range) => start >= range.start && start < range.end)
      return {
        ...clause,
        ...(reminded ? { reminded: reminded.kind } : {}),
        start,
        end,
        mark: end === clause.end ? clause.mark : ',',
        text: part,
        stretches: inside.filter((mention) => mention.kind === 'stretch'),
        mentions: when.filter((mention) => mention.start >= start && mention.start < end),
        anchor: anchor(part),
        first: i === 0,
      }
    })
  })
  return { norm, text, today, pieces, mentions, list: isList(pieces, norm) }
}

/** Without a comma: 昨天带队检查了化工厂提醒我周五复查. */
function cutAtWish(clause: Clause, ranges: readonly RemindedRange[]): Clause[] {
  const at = ranges.map(({ start }) => start).find((start) => start > clause.start && start < clause.end)
  if (at === undefined) return [clause]
  return [
    { ...clause, end: at, mark: ',' },
    { ...clause, start: at },
  ]
}

function withoutTimes(text: string, mentions: readonly DateMention[]): string {
  return mentions.reduceRight((left, { start, end }) => left.slice(0, start) + left.slice(end), text)
}

/** 11月1日以来: a stretch that begins on a day. */
function sinceThen(mention: DateMention): DateMention {
  return {
    ...mention,
    kind: 'vague',
    days: [{ kind: 'none', reason: `“${mention.words}”以来是一段时间，定不到具体哪一天` }],
  }
}

/** 王区长带队 or 区政府常务会议 before the day is not yet a statement of its own. */
function isComplete({ family }: Anchor, part: string, p: ActivityPatterns): boolean {
  if (family === 'field') return p.inspect.test(part) || p.look.test(part) || p.research.test(part)
  if (family !== 'meeting') return true
  const verbs = part.replace(/理论学习|中心组学习/g, '')
  return p.host.test(verbs) || p.agenda.test(verbs)
}

/** Several lines of which at least two name a day or carry a number, or a heading with lines under it. */
function isList(pieces: readonly Piece[], norm: string): boolean {
  const lines = new Set(pieces.map((piece) => piece.line))
  if (lines.size < 2) return false
  const dated = new Set(
    pieces.filter((piece) => piece.mentions.some((m) => m.kind !== 'stretch')).map((piece) => piece.line),
  )
  const numbered = norm
    .split('\n')
    .filter((line) => /^\s*(?:\d{1,2}[、.)]|[(]\d|[①-⑳]|[-*•·])/.test(line)).length
  const short = norm.length / lines.size < 90
  return numbered >= 2 || (dated.size >= 2 && short) || (dated.size >= 1 && short && pieces[0]?.mark === ':')
}
