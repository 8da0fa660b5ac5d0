import type { Line } from './lines.ts'
import { endsEntry, endsSentence, readItem } from './markers.ts'

/** 附件, 附表一, 附录 A, 附式3, 附件1-2, 【附件】; 附1 and 附： without a word for what it is. */
const ANNEX =
  /^[【（(]?附[\s\0]*(?:[件表录錄图圖式][\s\0]*(?:[\d０-９]{1,3}(?:[-－—.．][\d０-９]{1,2})?|[一二三四五六七八九十]{1,3}|[A-Z])?[\s\0]*(?:[:：.．、】）)]|$|[\s\0]|(?=[\u4E00-\u9FFF《]))|[\d０-９]{1,2}(?:[:：.．、\s\0]|$|(?=[\u4E00-\u9FFF《]))|[一二三四五六七八九十]{1,2}[:：.．、\s\0]|[:：]|$)/
/** 附件由…制定, 附表的格式: a sentence about annexes. */
const SENTENCE = /^附[件表录图式]?\s?[\d一二三四五六七八九十]{0,3}(?:[的由中所和与及、，是为应]|规定)/
/** 附件：1.… 2.…: a list of annexes, which may be long. */
const LIST = /^附[件表录图式]?[\s\0]*[:：]/
/** What a form or another document that stands behind the articles may be called. */
const FORM =
  /(?:办法|细则|规定|规则|规程|标准|方案|预案|流程|手续|程序|清单|目录|名单|协议|合同|格式|样式|须知|指南|申请书|承诺书|责任书|通知书|决定书|意见书|登记表|申请表|审批表|备案表|汇总表|统计表|一览表|明细表|情况表|评分表|检查表)(?:[（(][^（）()]{1,20}[）)])?$/
/** The last article says from when, by whom, instead of what. */
const CLOSES = /施行|实施|执行|生效|废止|解释|失效/
const IMPRINT_LINE = /^(?:抄\s*[送报]|主\s*送|主题词|[（(]?此件|[（(]?信息公开|公开方式)/
const ISSUED_LINE = /印发$/
const DATE_LINE =
  /^[〇○零一二三四五六七八九十\d０-９]{2,4}\s*年\s*[一二三四五六七八九十\d０-９]{1,3}\s*月\s*[一二三四五六七八九十\d０-９]{1,3}\s*日(?:\s*印发)?$/

/** A line that holds a date and nothing else, as under a signature. */
export function isDateLine(text: string): boolean {
  return text.length <= 24 && DATE_LINE.test(text)
}

/** A line that heads an annex: 附件, 附件1：…, 附表二 …, 附1; a sentence (附件1所列的…。) is none. */
export function isAnnexHeading(text: string): boolean {
  const short = text.length <= 60 || (text.length <= 400 && LIST.test(text))
  return short && ANNEX.test(text) && !endsSentence(text.replace(/[:：]$/, '')) && !SENTENCE.test(text)
}

/**
 * A line behind the closing words of the last article that is the title of something else, though nothing says
 * 附件: a form, another document.
 * @param before the line above it.
 */
function isFurtherTitle(text: string, before: string, after: string | undefined): boolean {
  if (text.length < 4 || text.length > 50 || !FORM.test(text) || /[。；，！？:：]/.test(text)) return false
  if (!endsSentence(before) || !CLOSES.test(before) || readItem(text) !== null) return false
  if (/^(?:原|本|此前|以前|同时|[\d〇一二三四五六七八九]{4}\s?年)/.test(text) || after === undefined)
    return false
  return !/^[同的即自予并，。、）》]/.test(after) && /《/.test(text) === /》/.test(text)
}

/** Date, signature or copy list: what may stand before an annex though it ends no sentence. */
function isImprintLine(text: string): boolean {
  return isDateLine(text) || IMPRINT_LINE.test(text) || ISSUED_LINE.test(text) || text.length <= 25
}

/** Where the last article ends. Index of the first line of annexes or imprint; `lines.length` where there is none. */
export function afterLastArticle(lines: readonly Line[], lastHeading: number): number {
  for (let i = lastHeading + 1; i < lines.length; i++) {
    const before = (lines[i - 1] as Line).text
    const { text } = lines[i] as Line
    if (isAnnexHeading(text) && (endsEntry(before) || isImprintLine(before)))
      return imprintStart(lines, lastHeading, i)
    if (isFurtherTitle(text, before, lines[i + 1]?.text)) return i
  }
  return imprintStart(lines, lastHeading, lines.length)
}

/** Trailing lines before `end` that end no sentence: who issued it, when, to whom it is copied. */
function imprintStart(lines: readonly Line[], lastHeading: number, end: number): number {
  for (let i = lastHeading + 1; i < end; i++) {
    const text = (lines[i] as Line).text
    if (IMPRINT_LINE.test(text)) return i
    if (isDateLine(text)) return backOverSignature(lines, lastHeading, i)
  }
  let start = end
  while (start - 1 > lastHeading) {
    const text = (lines[start - 1] as Line).text
    if (endsSentence(text) || readItem(text) !== null || text.length > 60) break
    start--
  }
  if (start === end) return end
  const before = (lines[start - 1] as Line).text
  const issued = lines.slice(start, end).some((line) => ISSUED_LINE.test(line.text))
  // A sentence of the last article that runs on over the line is no imprint, unless an imprint is plain to see.
  return endsSentence(before) || issued ? start : end
}

function backOverSignature(lines: readonly Line[], lastHeading: number, date: number): number {
  let start = date
  while (start - 1 > lastHeading) {
    const text = (lines[start - 1] as Line).text
    if (endsSentence(text) || readItem(text) !== null || text.length > 40) break
    start--
  }
  return start
}

/**
 * Splits the lines after the last article into imprint and annexes.
 * @param another all of it is another document with a numbering of its own, headed or not.
 */
export function groupAnnexes(
  lines: readonly Line[],
  another: boolean,
): { kind: 'annex' | 'imprint'; lines: Line[] }[] {
  const groups: { kind: 'annex' | 'imprint'; lines: Line[] }[] = []
  for (const line of lines) {
    const open = groups.at(-1)
    if (isAnnexHeading(line.text)) groups.push({ kind: 'annex', lines: [line] })
    else if (open === undefined)
      groups.push({ kind: another || FORM.test(line.text) ? 'annex' : 'imprint', lines: [line] })
    else open.lines.push(line)
  }
  return groups
}
