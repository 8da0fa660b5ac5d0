import type { Anchor } from '../activities/anchor.ts'
import type { ActivityPatterns } from '../activities/patterns.ts'
import type { DateMention, Hint } from '../dates/index.ts'
import type { Cues } from '../intent/cues.ts'
import { isAgain, mendsDay, RETELLS, UNNAMED } from './again.ts'
import type { BoundaryTools } from './boundary.ts'
import { beginsEvent } from './boundary.ts'
import type { Event } from './event.ts'
import { ledAfterwards } from './leading.ts'
import type { Piece } from './pieces.ts'
import type { Reading } from './read.ts'
import { isSettled } from './settled.ts'
import {
  hasDay,
  isHeading,
  isOnlyDay,
  isOnlyPlace,
  isOnlyWhen,
  isSequel,
  isTitle,
  PUT_OFF,
  timesOf,
  withoutDates,
} from './wording.ts'

/** Groups the pieces of a message into events, in order. */
export function collectEvents(reading: Reading, patterns: ActivityPatterns, cues: Cues): Event[] {
  return new Collector({ reading, patterns, cues, sequel: new RegExp(cues.sequel.source) }).run()
}

class Collector {
  private readonly tools: BoundaryTools
  private readonly reading: Reading
  private readonly events: Event[] = []
  private current: Event | null = null
  private leadIn: Piece[] = []
  /** Days said before any activity of the sentence. */
  private pending: DateMention[] = []
  /** Days that hold until others are named. */
  private carried: DateMention[] = []
  private hint: Hint = {}
  /** What the heading of a list lends to its lines. */
  private heading: { mentions: DateMention[]; hint: Hint; event: Event | null } = {
    mentions: [],
    hint: {},
    event: null,
  }
  private last: Piece | null = null

  constructor(tools: BoundaryTools) {
    this.tools = tools
    this.reading = tools.reading
  }

  run(): Event[] {
    for (const piece of this.reading.pieces) {
      if (this.last && piece.line !== this.last.line) this.newLine()
      else if (this.last && piece.sentence !== this.last.sentence) this.leadIn = []
      this.take(piece)
      this.last = piece
    }
    if (this.reading.list) this.closeLine()
    return this.events.map(ledAfterwards)
  }

  private newLine(): void {
    this.leadIn = []
    if (!this.reading.list) return
    this.closeLine()
    this.current = null
    this.pending = []
    this.carried = this.heading.mentions
    this.hint = this.heading.hint
  }

  /** A line of a list with a day and no activity of its own takes the activity of its heading. */
  private closeLine(): void {
    const { event } = this.heading
    if (!event || this.current || this.pending.length === 0 || !this.last) return
    const line = this.reading.pieces.filter((piece) => piece.line === this.last?.line)
    const text = [event.headText, ...line.map((piece) => piece.text)].join(' ')
    this.push(event.anchor, line.at(-1) as Piece, { headText: text, elliptic: true })
  }

  private take(piece: Piece): void {
    for (const { kind, hint } of piece.mentions) {
      if (kind === 'stretch' && hint) this.hint = { ...this.hint, ...hint }
    }
    if (isTitle(piece, this.reading.text.includes('\n'))) {
      for (const { hint } of piece.stretches) if (hint) this.hint = { ...this.hint, ...hint }
      return
    }
    if (this.takeReminded(piece) || this.takeHeading(piece) || this.retells(piece)) return
    if (isOnlyWhen(piece)) {
      this.pending = timesOf(piece).length > 0 ? timesOf(piece) : this.pending
      this.leadIn.push(piece)
      return
    }
    if (piece.anchor && beginsEvent(piece, piece.anchor, this.current, this.pending, this.tools)) {
      this.push(piece.anchor, piece)
      return
    }
    if (this.isPlaceOfPending(piece) && this.current) {
      this.push(this.current.anchor, piece, { elliptic: true, own: this.pending })
      return
    }
    const days = timesOf(piece)
    if (days.length > 0) this.takeDays(piece, days)
    else if (this.current) this.current.details.push(piece)
    else this.leadIn.push(piece)
  }

  /** What one asks to be reminded of after telling of something else. */
  private takeReminded(piece: Piece): boolean {
    const { current } = this
    if (!piece.reminded || !current || current.head.reminded) return false
    if (piece.anchor && piece.reminded !== 'cue') {
      this.pending = []
      this.carried = []
      this.push(piece.anchor, piece)
      return true
    }
    if (isSettled(current, this.reading.today, this.tools.cues)) return true
    if (current.mentions.length === 0 && timesOf(piece).length > 0) return false
    current.details.push(piece)
    return true
  }

  /** A line such as 上半年工作： or 5月8日： that lends its day, year or activity to the lines below. */
  private takeHeading(piece: Piece): boolean {
    const alone = this.standsAlone(piece)
    if (!piece.first || this.current || (piece.mark !== ':' && !alone)) return false
    if (!isHeading(piece, this.reading.list)) return false
    const days = timesOf(piece)
    for (const { hint } of piece.stretches) if (hint) this.hint = { ...this.hint, ...hint }
    this.heading = { mentions: days, hint: this.hint, event: null }
    this.carried = days
    if (!alone) this.leadIn.push(piece)
    if (piece.anchor) this.heading.event = this.make(piece.anchor, piece, {})
    return true
  }

  /** The piece is the whole of its line in a list. */
  private standsAlone(piece: Piece): boolean {
    if (!this.reading.list) return false
    return this.reading.pieces.every((each) => each === piece || each.line !== piece.line)
  }

  /** 会是8号开的: when that was of which the talk is. */
  private retells(piece: Piece): boolean {
    const days = timesOf(piece)
    if (!this.current || days.length === 0) return false
    const mended = mendsDay(this.last?.text ?? '', piece.text)
    return (mended || RETELLS.test(piece.text)) && this.date(this.current, piece, days)
  }

  /** Handles a piece with days and no activity. */
  private takeDays(piece: Piece, days: DateMention[]): void {
    const { current } = this
    const rest = withoutDates(piece)
    const together = this.last?.sentence === piece.sentence
    if (current && together && this.isMoved(current, piece)) {
      this.push(current.anchor, piece, { headText: current.headText, elliptic: true, moved: true, own: days })
    } else if (current && days.every(isSameDay)) current.details.push(piece)
    else if (current && hasDay(days) && isAgain(rest)) this.push(UNNAMED, piece, { headText: '', own: days })
    else if (current && this.datesCurrent(current, piece, rest, together)) this.date(current, piece, days)
    else if (current?.anchor.family === 'field' && current.mentions.length > 0 && isOnlyPlace(rest)) {
      this.push(current.anchor, piece, { elliptic: true, own: days })
    } else if (
      current &&
      current.mentions.length === 0 &&
      (this.reading.list || this.saysWhen(piece, rest))
    ) {
      this.date(current, piece, days)
    } else {
      this.pending = days
      this.leadIn.push(piece)
    }
  }

  /** 10.15 幼儿园，10.22 医院: a place by itself right after a day by itself, going on with the same activity. */
  private isPlaceOfPending(piece: Piece): boolean {
    const { current, last } = this
    if (!current || !last || current.anchor.family !== 'field' || current.mentions.length === 0) return false
    if (this.pending.length === 0 || last.sentence !== piece.sentence || piece.mentions.length > 0)
      return false
    return hasDay(timesOf(last)) && withoutDates(last) === '' && isOnlyPlace(piece.text.trim())
  }

  /** A bare day behind an activity that has none of its own: 带队检查加油站，11月3日. */
  private datesCurrent(current: Event, piece: Piece, rest: string, together: boolean): boolean {
    const near = together || (rest === '' && piece.mark !== ',')
    return near && (current.carried || !hasDay(current.mentions)) && isOnlyDay(rest)
  }

  /** 清单已定稿，5月8日挂网: the day of what was just told, not of what follows from it. */
  private saysWhen(piece: Piece, rest: string): boolean {
    if (this.last?.sentence !== piece.sentence || this.tools.cues.plans(rest) || isSequel(rest)) return false
    const later = (each: Piece) => each.sentence === piece.sentence && each.start > piece.start
    return !this.reading.pieces.some((each) => later(each) && each.anchor)
  }

  /** What fell through is put off: 今天没去成，明天去. */
  private isMoved(event: Event, piece: Piece): boolean {
    const told = [...event.leadIn, event.head, ...event.details].map((each) => each.text).join(',')
    const { undone, intended } = this.tools.cues
    const fell = undone.direct.test(told) || undone.outcome.test(told) || intended.test(told)
    return (
      fell &&
      /去|改|推|延|挪|再|补|开|办|搞|查|来/.test(piece.text) &&
      !/^[^,]*(?:原因|因为|由于)/.test(piece.text)
    )
  }

  private date(event: Event, piece: Piece, days: DateMention[]): true {
    event.mentions = days
    event.details.push(piece)
    this.carried = days
    return true
  }

  private push(anchor: Anchor, head: Piece, more: Special = {}): void {
    const event = this.make(anchor, head, more)
    this.events.push(event)
    this.current = event
    this.leadIn = []
    this.pending = []
  }

  private make(anchor: Anchor, head: Piece, { own, ...more }: Special): Event {
    const movedAt = PUT_OFF.exec(head.text)?.index ?? -1
    const said = own ?? timesOf(head).filter((mention) => mention.start - head.start > movedAt)
    const stretches = [...this.leadIn, head]
      .flatMap((piece) => piece.mentions)
      .filter((mention) => mention.kind === 'stretch')
    const sources = [said, this.pending, stretches, this.carried]
    const days = [said, this.pending].map((list) => list.filter(({ kind }) => kind === 'days'))
    // A day beats a vaguer word beside it; days carried over from before do not.
    const mentions = [...days, ...sources].find((list) => list.length > 0) ?? []
    const carried = mentions === this.carried
    this.carried = mentions
    const plain = { headText: head.text, elliptic: false, moved: false }
    return {
      ...plain,
      ...more,
      anchor,
      head,
      leadIn: this.leadIn,
      details: [],
      mentions,
      hint: this.hint,
      carried,
    }
  }
}

/** What sets an event apart from one told in full. `own`: its days, where they are not those of its head. */
type Special = Partial<Pick<Event, 'headText' | 'elliptic' | 'moved'>> & { own?: DateMention[] }

/** 同日, 当天: the day that is being talked of. */
function isSameDay(mention: DateMention): boolean {
  return mention.days.every((day) => day.kind === 'anchored' && day.days === 0)
}
