import type { Line } from './lines.ts'
import { endsEntry, type HeadingMark } from './markers.ts'

/** What follows a number when the line is a sentence that goes on, not a heading: 第三十条情形的, 第二款, 、第四条. */
export const GOES_ON =
  /^(?:[、，,；;。）)”》]|第[\s（(]{0,2}[〇零一二三四五六七八九十百\d]{1,6}[\s）)]{0,2}[款项目]|[和或及与至][第前本]|以及第|(?:所|中|的)?规定|所列|所称情形|情形|之规定|的|[（(][一二三四五六七八九十]{1,3}[）)]项)/

/** A chapter's title is short, no sentence, and does not read on as a reference (第二章、第三章所规定的). */
export function isChapter(
  mark: HeadingMark,
  lines: readonly Line[],
  marks: readonly (HeadingMark | null)[],
  i: number,
  from: number,
): boolean {
  if (mark.insert > 0 || mark.rest.length > 60 || /[。；;，]/.test(mark.rest) || GOES_ON.test(mark.rest))
    return false
  const before = i > from ? lines[i - 1] : undefined
  const next = marks[i + 1] ?? (mark.rest === '' ? marks[i + 2] : null)
  if (mark.number === 0) return next?.unit === '条'
  return before === undefined || endsEntry(before.text) || marks[i - 1] != null || next != null
}

/** 总则 or 附则 alone on a line, without a number, right before an article: number 0 until the sequence gives one. */
export function unnumberedChapter(line: Line): HeadingMark | null {
  if (line.text.length > 8 || !/^[总分罚附]\s*则$/.test(line.text)) return null
  return { unit: '章', number: 0, insert: 0, marker: '', length: 0, apart: true, rest: line.text }
}

const RANKS = ['编', '分编', '章', '节'] as const

/** Numbers of 编, 分编, 章 and 节 rise by one; narrower ones start again, or run on, under a wider one. */
export class ChapterSequence {
  #last = [0, 0, 0, 0]
  #restarted = [false, false, false, false]

  /** The number under which a heading takes its place, null where it fits nowhere. */
  accept(mark: HeadingMark): number | null {
    const rank = RANKS.indexOf(mark.unit as (typeof RANKS)[number])
    const last = this.#last[rank] as number
    const fresh = this.#restarted[rank] === true && mark.number <= 1
    const number = mark.number > 0 ? mark.number : fresh ? 1 : last + 1
    const rises = number > last && (last === 0 || number <= last + 2)
    if (!fresh && !rises) return null
    this.#last[rank] = number
    this.#restarted[rank] = false
    for (let below = rank + 1; below < RANKS.length; below++) this.#restarted[below] = true
    return number
  }
}
