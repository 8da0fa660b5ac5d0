import type { Line } from './lines.ts'
import { endsEntry, type HeadingMark, readItem } from './markers.ts'

/** What follows a number when the line is a sentence that goes on, not a heading: 第三十条情形的, 第二款, 、第四条. */
export const GOES_ON =
  /^(?:[、，,；;。）)”》]|第[\s（(]{0,2}[〇零一二三四五六七八九十百\d]{1,6}[\s）)]{0,2}[款项目]|[和或及与至][第前本]|以及第|(?:所|中|的)规定|规定(?:的|，|处|执行|办理|情形|期限|程序|条件)|所列|所称情形|情形|之规定|的|[（(][一二三四五六七八九十]{1,3}[）)]项)/

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
  if (!mark.marker.startsWith('第')) {
    return next?.unit === '条' && (mark.number <= 1 || before === undefined || endsEntry(before.text))
  }
  return before === undefined || endsEntry(before.text) || marks[i - 1] != null || next != null
}

/**
 * 总则 or 附则 alone on a line, without a number (0 until the sequence gives one), or 一、总则 with a number of a
 * list; either is a chapter only right before an article.
 */
export function looseChapter(line: Line): HeadingMark | null {
  const { text } = line
  const chapter = { unit: '章', insert: 0, apart: true } as const
  if (text.length <= 8 && /^[总分罚附]\s*则$/.test(text)) {
    return { ...chapter, number: 0, marker: '', length: 0, rest: text }
  }
  const item = text.length <= 30 ? readItem(text) : null
  if (item?.style !== '一、') return null
  return { ...chapter, number: item.number, marker: item.marker, length: item.length, rest: item.rest }
}

const RANKS = ['编', '分编', '章', '节'] as const

/** Numbers of 编, 分编, 章 and 节 rise by one; narrower ones start again, or run on, under a wider one. */
export class ChapterSequence {
  #last = [0, 0, 0, 0]
  #restarted = [false, false, false, false]
  /** Chapters of this document are numbered 第一章 or 一、: the other sort is text. */
  #style: string | null = null

  /** The number under which a heading takes its place, null where it fits nowhere. */
  accept(mark: HeadingMark): number | null {
    const rank = RANKS.indexOf(mark.unit as (typeof RANKS)[number])
    const last = this.#last[rank] as number
    const style = mark.marker.startsWith('第') ? '第' : mark.marker === '' ? this.#style : '、'
    if (rank === 2 && this.#style !== null && style !== this.#style) return null
    const fresh = this.#restarted[rank] === true && mark.number <= 1
    const number = mark.number > 0 ? mark.number : fresh ? 1 : last + 1
    const rises = number > last && (last === 0 || number <= last + 2)
    if (!fresh && !rises) return null
    if (rank === 2) this.#style = style
    this.#last[rank] = number
    this.#restarted[rank] = false
    for (let below = rank + 1; below < RANKS.length; below++) this.#restarted[below] = true
    return number
  }
}
