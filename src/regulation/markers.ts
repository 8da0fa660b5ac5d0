import { parseNumeral } from '../text/index.ts'

/** Units that have headings, from the widest to the narrowest. */
export type HeadingUnit = '编' | '分编' | '章' | '节' | '条'

export interface HeadingMark {
  unit: HeadingUnit
  number: number
  /** 第十条之一 → 1; 0 for a plain number. */
  insert: number
  /** The number as issued, without spaces: `第十条之一`. */
  marker: string
  /** Units of the line that the marker takes. */
  length: number
  /** White space stands after the marker, or nothing at all. */
  apart: boolean
  /** What follows the marker and its white space. */
  rest: string
}

const NUMERAL = '[〇○零一二三四五六七八九十百千两0-9０-９]'
const PLACE = `第[\\s\\0]*(${NUMERAL}(?:[\\s\\0]{0,3}${NUMERAL}){0,11})[\\s\\0]*(编|分编|章|节|条|編|分編|節|條)(?:[\\s\\0]*之[\\s\\0]*(${NUMERAL}{1,3}))?`
/** 第一条, 【第一条】, 第一条： (a colon belongs to the number); 第一条、 where no list of places follows. */
const HEADING = new RegExp(
  `^(?:[【〔\\[][\\s\\0]*${PLACE}[\\s\\0]*[】〕\\]]|${PLACE})(?:[\\s\\0]*[：:]|、(?!第|本|前|以及)(?=[\\u4E00-\\u9FFF]{2}))?`,
)
/** Written otherwise in Hong Kong, Macao and Taiwan. */
const UNITS: Record<string, HeadingUnit> = { 編: '编', 分編: '分编', 節: '节', 條: '条' }

/** Reads 第X编, 第X章, 第X节, 第X条 or 第X条之Y at the start of `text`; null where there is none. */
export function readHeading(text: string): HeadingMark | null {
  const found = HEADING.exec(text)
  if (found === null) return null
  const [digits, unit, inserted] = found[1] === undefined ? found.slice(4) : found.slice(1, 4)
  const number = parseNumeral((digits as string).replace(/[\s\0]/g, '').replaceAll('○', '〇'))
  if (number === null) return null
  const insert = inserted === undefined ? 0 : parseNumeral(inserted)
  const length = found[0].length
  const tail = text.slice(length)
  return {
    unit: UNITS[unit as string] ?? (unit as HeadingUnit),
    number,
    insert: insert ?? 0,
    marker: found[0].replace(/[\s\0]/g, ''),
    length,
    apart: tail === '' || /^[\s\0]/.test(tail) || /[】〕\]：:]$/.test(found[0]),
    rest: tail.replace(/^[\s\0]+/, ''),
  }
}

/** How an item is numbered. A style that appears inside another one is a level below it. */
export type ItemStyle = '（一）' | '一、' | '（1）' | '1.' | '1）' | 'a)' | '①'

export interface ItemMark {
  style: ItemStyle
  number: number
  /** As issued, without spaces. */
  marker: string
  length: number
  rest: string
}

const ITEMS: [ItemStyle, RegExp][] = [
  ['（一）', /^[（(][\s\0]{0,2}([一二三四五六七八九十百]{1,5})[\s\0]{0,2}[）)]/],
  ['（1）', /^[（(][\s\0]{0,2}([0-9０-９]{1,3})[\s\0]{0,2}[）)]/],
  ['1.', /^([0-9０-９]{1,3})[\s\0]{0,2}(?:[.．](?![0-9０-９])|、)/],
  ['1）', /^([0-9０-９]{1,3})[）)]/],
  ['a)', /^[（(]?([a-z])[\s\0]?[）)]/],
  ['一、', /^([一二三四五六七八九十]{1,4})、/],
  ['①', /^([\u2460-\u2473])/],
  ['（1）', /^([\u2474-\u2487])/],
  ['1.', /^([\u2488-\u249B])/],
  ['（一）', /^([\u3220-\u3229])/],
]

/** What an item's number may start with: most lines are none, and told at their first character. */
const ITEM_START = /^[（(0-9０-９一二三四五六七八九十a-z\u2460-\u249B\u3220-\u3229]/

/** Reads an item's number at the start of `text`: （一） (一) （1） 1. 1、 1) 一、 a) ①; null where there is none. */
export function readItem(text: string): ItemMark | null {
  if (!ITEM_START.test(text)) return null
  for (const [style, form] of ITEMS) {
    const found = form.exec(text)
    if (found === null) continue
    const digits = found[1] as string
    const number = signValue(digits) ?? parseNumeral(digits)
    if (number === null || number === 0) return null
    const marker = found[0].replace(/[\s\0]/g, '')
    const rest = text.slice(found[0].length).replace(/^[\s\0]+/, '')
    return { style, number, marker, length: found[0].length, rest }
  }
  return null
}

/** The value of ①, ⑴, ⒈, ㈠ and a; null for digits and numerals. */
function signValue(sign: string): number | null {
  const code = sign.codePointAt(0) as number
  for (const first of [0x2460, 0x2474, 0x2488, 0x3220, 0x61]) {
    const value = code - first + 1
    if (value >= 1 && value <= (first === 0x61 ? 26 : first === 0x3220 ? 10 : 20)) return value
  }
  return null
}

/** A sentence, or the words that lead into a list, ends here; a semicolon ends neither. */
export function endsSentence(text: string): boolean {
  return /(?:[。！？：!?:｡]|[\u4E00-\u9FFF）)]\.)[”’」』）)】》〉"']*$/.test(text.slice(-12))
}

/** The text ends as the entry of a list may: with a sentence end or a semicolon. */
export function endsEntry(text: string): boolean {
  return /[；;]$/.test(text) || endsSentence(text)
}
