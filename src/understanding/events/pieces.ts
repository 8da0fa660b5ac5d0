import type { Anchor } from '../activities/anchor.ts'
import type { DateMention } from '../dates/index.ts'
import type { Reminded } from '../intent/reminders.ts'
import type { Clause } from '../text/clauses.ts'

/** A clause, or a part of one where speech without punctuation tells of several things. */
export interface Piece extends Clause {
  text: string
  /** Mentions inside the piece that may say when. */
  mentions: DateMention[]
  /** Every month, year or period it names, also where it describes something. */
  stretches: DateMention[]
  anchor: Anchor | null
  /** First of the pieces of its clause. */
  first: boolean
  /** It stands in words that ask to be reminded, or of which one was reminded. */
  reminded?: Reminded
}

export interface PieceTools {
  /** Whole wording of an activity stands in the text. */
  hasAnchor: (text: string) => boolean
  /** The text begins a new event by itself. */
  hasStrongAnchor: (text: string) => boolean
  hasAnyAnchor: (text: string) => boolean
  inField: (text: string) => boolean
  /** Words after which another event may begin. Global. */
  sequel: RegExp
  done: (text: string) => boolean
}

/** Where a question follows a statement without a comma: …检查了加油站这样够了吧. */
const TURNS_TO_ASK = /(?:这样|这算|这个算|这次算|算不算|够不够|那我|我还|是不是就|能算|请问)/g

/** Cuts a clause where a further event begins inside it: at a day, at 然后 or 下午, or where a question follows. */
export function cutClause(
  clause: Clause,
  text: string,
  mentions: readonly DateMention[],
  tools: PieceTools,
): { start: number; end: number }[] {
  const whole = text.slice(clause.start, clause.end)
  const at = new Set<number>()
  for (const mention of mentions) if (mention.start > clause.start) at.add(mention.start)
  if (!tools.hasAnyAnchor(whole) && isTable(clause, text, mentions))
    return cutAt(
      clause,
      mentions.map((each) => each.start),
    )
  for (const match of whole.matchAll(tools.sequel)) if (match.index > 0) at.add(clause.start + match.index)
  for (const match of whole.matchAll(/(?<=[会议束完查研])后(?=[^\u0001]{2})/g))
    at.add(clause.start + match.index)
  const asks = new Set([...whole.matchAll(TURNS_TO_ASK)].map((match) => clause.start + match.index))
  const days = new Set(mentions.map((mention) => mention.start))
  const cuts: number[] = []
  let from = clause.start
  for (const cut of [...new Set([...at, ...asks])].sort((a, b) => a - b)) {
    if (insideMention(cut, mentions)) continue
    const left = text.slice(from, cut)
    const right = text.slice(cut, clause.end)
    const begins =
      (asks.has(cut) && tools.done(left)) ||
      tools.hasStrongAnchor(right) ||
      (days.has(cut) &&
        (tools.hasAnyAnchor(right) || (tools.inField(left) && goesOn(left, right, from, cut, mentions))))
    if (tools.hasAnchor(left) && begins) {
      cuts.push(cut)
      from = cut
    }
  }
  return cutAt(clause, cuts)
}

function cutAt(clause: Clause, cuts: readonly number[]): { start: number; end: number }[] {
  const edges = [...new Set([clause.start, ...cuts, clause.end])]
  return edges.slice(0, -1).map((start, i) => ({ start, end: edges[i + 1] as number }))
}

/** Days each with its own place: 11月3日学校、11月5日网吧. */
function isTable(clause: Clause, text: string, mentions: readonly DateMention[]): boolean {
  const days = mentions.filter((each) => each.kind === 'days')
  return (
    days.length >= 2 &&
    days.every((each, i) => /[\u4e00-\u9fff]{2}/.test(text.slice(each.end, days[i + 1]?.start ?? clause.end)))
  )
}

/** A day stands before the first place, and after the second day there is another: 3号检查加油站5号化工厂. */
function goesOn(
  left: string,
  right: string,
  from: number,
  cut: number,
  mentions: readonly DateMention[],
): boolean {
  const mention = mentions.find((each) => each.start === cut)
  const dated = mentions.some((each) => each.start >= from && each.start < from + left.length)
  if (!mention || !dated) return false
  const rest = right.slice(mention.end - mention.start)
  return (
    /^[\u4e00-\u9fff]{2,}/.test(rest) &&
    !/^(?:的|前|之前|以前|召开的|举行的|开的|检查的|发生|去的|搞的|进行的|那次)/.test(rest)
  )
}

function insideMention(at: number, mentions: readonly DateMention[]): boolean {
  return mentions.some((mention) => at > mention.start && at < mention.end)
}
