import type { Anchor } from '../activities/anchor.ts'
import type { ActivityPatterns } from '../activities/patterns.ts'
import type { DateMention, Hint } from '../dates/index.ts'
import type { Cues } from '../intent/cues.ts'
import type { Piece } from './pieces.ts'
import type { Reading } from './read.ts'

/** Something that the message speaks of as one activity, with everything said about it. */
export interface Event {
  anchor: Anchor
  head: Piece
  /** What was said before it in the same sentence without naming an activity (本来想, 王区长后天). */
  leadIn: Piece[]
  /** What goes on about it. */
  details: Piece[]
  mentions: DateMention[]
  hint: Hint
  /** Text to classify by; of a line that only gives day and place, the heading's activity is in front. */
  headText: string
  /** Only a place follows an earlier event: 3号带队检查了加油站，5号化工厂. */
  elliptic: boolean
  /** What fell through before and is put off to another day. */
  moved: boolean
  /** Its days were said of something before it. */
  carried: boolean
}

/** Groups the pieces of a message into events, in order. */
export function collectEvents(reading: Reading, patterns: ActivityPatterns, cues: Cues): Event[] {
  return new Collector(reading, patterns, cues).run()
}

class Collector {
  private readonly reading: Reading
  private readonly patterns: ActivityPatterns
  private readonly cues: Cues
  private readonly events: Event[] = []
  private current: Event | null = null
  private leadIn: Piece[] = []
  /** Days said before any activity of the sentence. */
  private pending: DateMention[] = []
  /** Days that hold until others are named. */
  private carried: DateMention[] = []
  private hint: Hint = {}
  private heading: { mentions: DateMention[]; hint: Hint; event: Event | null } = {
    mentions: [],
    hint: {},
    event: null,
  }
  private last: Piece | null = null

  constructor(reading: Reading, patterns: ActivityPatterns, cues: Cues) {
    this.reading = reading
    this.patterns = patterns
    this.cues = cues
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
    this.push(
      event.anchor,
      line.at(-1) as Piece,
      `${event.headText} ${line.map((piece) => piece.text).join(' ')}`,
      true,
    )
  }

  private take(piece: Piece): void {
    for (const { kind, hint } of piece.mentions)
      if (kind === 'stretch' && hint) this.hint = { ...this.hint, ...hint }
    if (this.isHeading(piece) || this.isTitle(piece) || this.retells(piece)) return
    if (piece.anchor && this.beginsEvent(piece, piece.anchor)) {
      this.push(piece.anchor, piece, piece.text, false)
      return
    }
    const days = piece.mentions.filter((mention) => mention.kind !== 'stretch')
    if (days.length > 0 && this.takeDays(piece, days)) return
    if (this.current) this.current.details.push(piece)
    else this.leadIn.push(piece)
  }

  /** A line such as 2026年履职台账： or 11月3日： that lends its day, year or activity to the lines below. */
  private isHeading(piece: Piece): boolean {
    if (!piece.first || this.current || (piece.mark !== ':' && !this.standsAlone(piece))) return false
    const plain = piece.text.replace(/\s/g, '')
    const noun =
      /(?:台账|记录|清单|情况|如下|汇总|明细|小结|总结|工作|活动|日志|纪实|统计|汇报|备忘|履职)$/.test(plain)
    const told = piece.anchor && /(?:记录|台账|情况|如下|汇总|明细|统计|都是|均为|的有)$/.test(plain)
    const mentions = piece.mentions
    if (piece.anchor && !told) return false
    if (!piece.anchor && mentions.length === 0 && piece.stretches.length === 0 && !noun) return false
    if (!piece.anchor && piece.mark !== ':' && !this.reading.list) return false
    const days = mentions.filter((mention) => mention.kind !== 'stretch')
    for (const { hint } of piece.stretches) if (hint) this.hint = { ...this.hint, ...hint }
    this.heading = { mentions: days, hint: this.hint, event: null }
    this.carried = days
    if (!this.standsAlone(piece)) this.leadIn.push(piece)
    if (piece.anchor) this.heading.event = this.make(piece.anchor, piece, piece.text, false)
    return true
  }

  /** The title line of minutes or a bulletin: 区委常委会会议纪要〔2026〕22号. */
  private isTitle(piece: Piece): boolean {
    return (
      piece.first &&
      piece.mentions.length === 0 &&
      /(?:纪要|简报|工作动态|信息专报|会议记录|新闻稿|专报|快报)\s*(?:[〔([].*)?$/.test(piece.text)
    )
  }

  /** The piece is the whole of its line. */
  private standsAlone(piece: Piece): boolean {
    return this.reading.list && this.reading.pieces.filter((each) => each.line === piece.line).length === 1
  }

  /** 会是1月11号开的: when that was of which the talk is. */
  private retells(piece: Piece): boolean {
    const { current } = this
    const days = piece.mentions.filter((mention) => mention.kind !== 'stretch')
    if (!current || days.length === 0 || !/^\s*(?:会|会议|活动|检查|培训|调研|时间)是/.test(piece.text))
      return false
    current.mentions = days
    current.details.push(piece)
    return true
  }

  private beginsEvent(piece: Piece, anchor: Anchor): boolean {
    const { current } = this
    if (!current) return true
    if (this.pending.some((mention) => mention.kind === 'days') && !this.isTrailing(piece, anchor))
      return true
    if (this.isTrailing(piece, anchor)) return false
    // 是中心组的: more about what was just said.
    if (/^\s*(?:是|算是|属于)/.test(piece.text) && piece.mentions.length === 0) return false
    if (anchor.strong && /^.{0,2}(?:换我|改由我|结果|后来|最后|最终)/.test(piece.text)) return true
    if (current.anchor.family === 'meeting' && /^\s*(?:会议|会上|与会|大家)/.test(piece.text)) return false
    if (this.isRestated(piece, anchor, current)) return true
    const agenda = current.anchor.family === 'meeting' && this.patterns.agendaStart.test(piece.text)
    const dated = piece.mentions.some((mention) => mention.kind === 'days')
    if (agenda && !dated && !this.patterns.lead.test(piece.text)) return false
    if (piece.mentions.some((mention) => mention.kind !== 'stretch')) return true
    const turns = new RegExp(this.cues.sequel.source).exec(piece.text)
    if (turns && turns.index <= 4)
      return anchor.strong || (anchor.family === 'other' && this.cues.done(piece.text))
    if (
      current.anchor.family === 'field' &&
      LOOKED_INTO.test(piece.text) &&
      !anchor.lead &&
      anchor.family !== 'meeting'
    )
      return false
    if (!anchor.strong) return piece.line !== current.head.line && anchor.family !== 'other' && !this.isLong()
    if (anchor.family !== current.anchor.family)
      return anchor.family !== 'training' || current.anchor.family !== 'meeting'
    if (anchor.attend !== current.anchor.attend) return true
    return (
      anchor.family === 'meeting' && piece.text !== current.headText && this.patterns.host.test(piece.text)
    )
  }

  /** A further sentence with a day of its own behind: 带队检查学校，3日；带队检查网吧，5日. */
  private isRestated(piece: Piece, anchor: Anchor, current: Event): boolean {
    return (
      anchor.strong &&
      piece.sentence !== current.head.sentence &&
      this.reading.pieces.some(
        (each) =>
          each.sentence === piece.sentence &&
          each.start > piece.start &&
          each.mentions.some(({ kind }) => kind === 'days'),
      )
    )
  }

  /** 张副区长陪同, 区领导参加活动: who else was there. */
  private isTrailing(piece: Piece, anchor: Anchor): boolean {
    return (
      anchor.attend &&
      /(?:陪同|参加|列席|出席|参与)(?:了)?(?:活动|会议|检查|调研|督导|座谈|培训|以上活动)?\s*$/.test(
        piece.text,
      ) &&
      /[\u4e00-\u9fff]{2,}(?:一同|一起|共同|分别)?(?:陪同|参加|列席|出席|参与)/.test(piece.text) &&
      !/我/.test(piece.text)
    )
  }

  private isLong(): boolean {
    return this.reading.text.length > 200
  }

  /** Handles a piece with days and no activity. @returns whether it is used up */
  private takeDays(piece: Piece, days: DateMention[]): boolean {
    const { current } = this
    if (current && this.last?.sentence === piece.sentence && this.isMoved(current, piece)) {
      this.push(current.anchor, piece, current.headText, true, days).moved = true
      return true
    }
    if (
      current &&
      days.every((mention) => mention.days.every((day) => day.kind === 'anchored' && day.days === 0))
    ) {
      current.details.push(piece)
      return true
    }
    const rest = piece.mentions
      .reduce((text, m) => text.replace(m.words, ''), piece.text)
      .replace(/[\s()（）]/g, '')
    const sameSentence =
      current && (this.last?.sentence === piece.sentence || (rest === '' && piece.mark !== ','))
    if (
      current &&
      sameSentence &&
      (current.carried || !current.mentions.some((mention) => mention.kind === 'days')) &&
      this.isPostfix(rest)
    ) {
      current.mentions = days
      current.details.push(piece)
      this.carried = days
      return true
    }
    if (current && current.anchor.family === 'field' && current.mentions.length > 0 && this.isPlace(rest)) {
      this.push(current.anchor, piece, piece.text, true, days)
      return true
    }
    const said = current && current.mentions.length === 0 && (this.reading.list || this.saysWhen(piece, rest))
    if (current && said) {
      current.mentions = days
      current.details.push(piece)
      return true
    }
    this.pending = days
    this.leadIn.push(piece)
    return true
  }

  /** What fell through is put off: 今天没去成，明天去. */
  private isMoved(event: Event, piece: Piece): boolean {
    const told = [...event.leadIn, event.head, ...event.details].map((each) => each.text).join(',')
    const { undone, intended } = this.cues
    return (
      (undone.direct.test(told) || undone.outcome.test(told) || intended.test(told)) &&
      /去|改|推|延|挪|再|补|开|办|搞|查|来/.test(piece.text) &&
      !/^[^,]*(?:原因|因为|由于)/.test(piece.text)
    )
  }

  /** Nothing but the day, or 时间是…, 分别是…. */
  private isPostfix(rest: string): boolean {
    return (
      rest.length <= 3 ||
      /^(?:分别|时间|日期|都是|就是|那天|也就是|具体|其中|定于|定在|拟于|(?:去|到|看|查|检查|开|搞|办|做|进行)的)|召开|举行/.test(
        rest,
      )
    )
  }

  /** 情况通报已印好，7月8日分送书记和区长: the day of what was just told, not of what follows from it. */
  private saysWhen(piece: Piece, rest: string): boolean {
    return (
      this.last?.sentence === piece.sentence &&
      !this.cues.plans(rest) &&
      !/整改|复查|回头看|再|报送|截止|反馈|验收|下次/.test(rest) &&
      !this.reading.pieces.some(
        (each) => each.sentence === piece.sentence && each.start > piece.start && each.anchor,
      )
    )
  }

  private isPlace(rest: string): boolean {
    return (
      /^[\u4e00-\u9fff\d、]{2,16}$/.test(rest) &&
      !/[了是要将没不想拟请会过说记撤回]|取消|准备|报送|完成|整改|通知|结束|启动|反馈|进驻|休息|放假|出差|开始|分送|印发|作出|安排/.test(
        rest,
      )
    )
  }

  private push(
    anchor: Anchor,
    head: Piece,
    headText: string,
    elliptic: boolean,
    days?: DateMention[],
  ): Event {
    const event = this.make(anchor, head, headText, elliptic, days)
    this.events.push(event)
    this.current = event
    this.leadIn = []
    this.pending = []
    return event
  }

  private make(
    anchor: Anchor,
    head: Piece,
    headText: string,
    elliptic: boolean,
    given?: DateMention[],
  ): Event {
    const movedAt = PUT_OFF.exec(head.text)?.index ?? -1
    const own =
      given ??
      head.mentions.filter((mention) => mention.kind !== 'stretch' && mention.start - head.start > movedAt)
    const stretches = [...this.leadIn, head]
      .flatMap((piece) => piece.mentions)
      .filter((mention) => mention.kind === 'stretch')
    const said = [own, this.pending, stretches, this.carried]
    const named = said.map((list) => list.filter((mention) => mention.kind === 'days'))
    // A day beats a vaguer word beside it; days carried over from before do not.
    const mentions = [...named.slice(0, 2), ...said].find((list) => list.length > 0) ?? []
    const isCarried = mentions === this.carried
    this.carried = mentions
    return {
      anchor,
      head,
      leadIn: this.leadIn,
      details: [],
      mentions,
      hint: this.hint,
      headText,
      elliptic,
      moved: false,
      carried: isCarried,
    }
  }
}

/** Who led is said afterwards: 检查了加油站，我带的队. */
function ledAfterwards(event: Event, at: number, events: Event[]): Event {
  if (event.anchor.lead || event.anchor.family !== 'field') return event
  const own = event.details.some(
    (piece) =>
      SAID_LED.test(piece.text) ||
      (piece.anchor?.lead && (/带队$|带的队$/.test(piece.text.trim()) || piece.text.trim().length <= 12)),
  )
  const all = events.slice(at).some((each) => each.details.some((piece) => SAID_ALL_LED.test(piece.text)))
  return own || all ? { ...event, anchor: { ...event.anchor, lead: true } } : event
}

/** What was gone into on site: 详细了解应急演练、员工培训等情况. */
const LOOKED_INTO = /了解|询问|查看|察看|查阅|翻看|听取|听了/
/** 推迟到11月25日: only the new day counts. */
const PUT_OFF = /(?:推迟|延期|延后|改期|改|顺延|调整|挪|提前)(?:到|至|为|在)/
const SAID_LED = /(?<!不)(?:是|由)?(?:我|本人|俺)(?:亲自)?带(?:的)?队|(?<!不)是带队/
const SAID_ALL_LED = /(?:都|均|全|全都)(?:是|由|为)?(?:我|本人|俺)?(?:亲自)?(?:带队|带的队|率队)/
