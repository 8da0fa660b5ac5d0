import type { Line } from './lines.ts'
import { endsEntry, endsSentence, type HeadingMark, readItem } from './markers.ts'

/** What follows a number when the line is a sentence that goes on, not a heading: 第三十条情形的, 第二款, 、第四条. */
export const GOES_ON =
  /^(?:[、，,；;。）)”》]|第[\s（(]{0,2}[〇零一二三四五六七八九十百\d]{1,6}[\s）)]{0,2}[款项目]|[和或及与至](?:第|前[款条项]|本(?:条|款|项|章|节|法|办法|规定|条例|细则))|以及第|(?:所|中|的)规定|规定(?:的|，|处|执行|办理|情形|期限|程序|条件)|所列|所称情形|情形|之规定|的|[（(][一二三四五六七八九十]{1,3}[）)]项)/

/** A chapter's title is short, no sentence, and does not read on as a reference (第二章、第三章所规定的). */
export function isChapter(
  mark: HeadingMark,
  lines: readonly Line[],
  marks: readonly (HeadingMark | null)[],
  i: number,
  from: number,
): boolean {
  // 本法第一编第六章第三节: a place inside a sentence.
  if (!mark.apart && /^第[〇零一二三四五六七八九十百\d]+[编章节条款]/.test(mark.rest) && i > from) {
    if (!endsEntry((lines[i - 1] as Line).text)) return false
  }
  if (mark.insert > 0 || mark.rest.length > 60 || /[。；;，]/.test(mark.rest) || GOES_ON.test(mark.rest))
    return false
  const before = i > from ? lines[i - 1] : undefined
  // 增加一节，内容如下： leads into words of another text.
  if (mark.number > 1 && mark.marker.startsWith('第') && /[一-鿿][：:]$/.test(before?.text ?? ''))
    return false
  const next = marks[i + 1] ?? (mark.rest === '' ? marks[i + 2] : null)
  if (!mark.marker.startsWith('第')) {
    return next?.unit === '条' && (mark.number <= 1 || before === undefined || endsEntry(before.text))
  }
  return before === undefined || endsEntry(before.text) || marks[i - 1] != null || next != null
}

/** What a sentence says and a title does not. */
const SENTENCE =
  /应当|不得|可以|必须|施行$|负责解释|同时废止|除外|如下|下列|^(?:本|由|自|该|前|其(?!他)|但|并|以及|第|违反|未|属|具|经(?![营费济])|依|注|单位)/

/**
 * A line right above an article that ends the one before without belonging to it: a heading that has lost its
 * number, or never had one (规划与建设, 法律责任). The text above it has ended its sentence; the line itself is
 * short, has no punctuation but 、 and reads as no sentence.
 */
export function isBareHeading(line: Line, before: Line | undefined): boolean {
  const { text } = line
  if (line.inline || text.length > 40 || !/^[\u4E00-\u9FFF、（）()“”《》\s\0]{2,}$/.test(text)) return false
  const plain = text.replace(/[\s\0]+/g, '')
  if (plain.length < 2 || plain.length > 30 || SENTENCE.test(plain) || /[、的]$/.test(plain)) return false
  // 序号 姓名 职务: a row of a table.
  if (/[^\s\0]{2,}[\s\0]+[^\s\0]{2,}/.test(text)) return false
  return before === undefined || (endsSentence(before.text) && !/[：:]$/.test(before.text))
}

/**
 * 总则 or 附则 alone on a line, without a number (0 until the sequence gives one), or 一、总则 with a number of a
 * list; either is a chapter only right before an article.
 */
export function looseChapter(line: Line, above: HeadingMark | null): HeadingMark | null {
  const { text } = line
  const chapter = { unit: '章', insert: 0, apart: true } as const
  // 第一章 alone on the line above: this is its title.
  if (above !== null && above.unit !== '条' && above.rest === '') return null
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

  /** 附则 without a number stands beside the 编 of a text that has them, not in the last of them. */
  placed(mark: HeadingMark): HeadingMark {
    const closes = mark.marker === '' && mark.rest.startsWith('附') && (this.#last[0] as number) > 1
    return closes ? { ...mark, unit: '编' } : mark
  }

  /**
   * The unit and number of a heading that bears none: a chapter where the numbers of the chapters around it leave
   * room for one, else a section.
   * Articles that stand in no chapter before the first such heading are taken for 第一章.
   * @param next the number of the next chapter that bears one; null where none follows.
   */
  acceptBare(next: number | null): { unit: '章' | '节'; number: number } {
    const last = this.#last[2] as number
    const unit = next === null || next <= last || next > last + 1 ? '章' : '节'
    const rank = RANKS.indexOf(unit)
    const number = this.#restarted[rank]
      ? 1
      : Math.max(unit === '章' ? 2 : 1, (this.#last[rank] as number) + 1)
    this.#take(rank, number)
    return { unit, number }
  }

  /**
   * The number under which a heading takes its place, null where it fits nowhere.
   * @param plain it stands on a line of its own right above an article or another heading: numbers may be missing.
   */
  accept(mark: HeadingMark, plain = false): number | null {
    const rank = RANKS.indexOf(mark.unit as (typeof RANKS)[number])
    const last = this.#last[rank] as number
    const style = mark.marker.startsWith('第') ? '第' : mark.marker === '' ? this.#style : '、'
    if (rank === 2 && this.#style !== null && style !== this.#style) return null
    const fresh = this.#restarted[rank] === true && mark.number <= 1
    const number = mark.number > 0 ? mark.number : fresh ? 1 : last + 1
    const most = plain ? 9 : 2
    const rises =
      (number > last && (last === 0 || number <= last + most)) ||
      (this.#restarted[rank] === true && number <= most)
    if (!fresh && !rises) return null
    if (rank === 2) this.#style = style
    this.#take(rank, number)
    return number
  }

  #take(rank: number, number: number): void {
    this.#last[rank] = number
    this.#restarted[rank] = false
    for (let below = rank + 1; below < RANKS.length; below++) this.#restarted[below] = true
  }
}
