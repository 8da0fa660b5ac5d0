import { foldWidth, parseNumeral } from '../text/index.ts'
import type { RefParts } from './refs.ts'

/** Places read from running text, one after the other: 第六条第（一）项和第七条. */
export interface PlacesRead {
  parts: RefParts[]
  /** Index after the last character read. */
  end: number
  /** Written without 第 and without 款 or 项 (6条), so that it may be a count: 六条措施. */
  bare: boolean
}

const N = '[〇零一二三四五六七八九十百千两\\d]{1,8}'
const JOIN = '\\s{0,4}(?:、|,|以及|或者|和|及|与|或)\\s{0,4}'
const TO = '\\s{0,4}(?:至|到|-|—{1,2}|~)\\s{0,4}'
/** Bounded, as all repetition here is, so that hostile text costs no more than its length. */
const NUMBERS = `${N}(?:(?:${JOIN}|${TO})(?:第\\s{0,4})?${N}){0,30}`
const ARTICLE = new RegExp(
  `(第\\s{0,4})?(${NUMBERS})\\s{0,4}(条|章|编|节)(?:\\s{0,4}之\\s{0,4}([一二三四五六七八九十]{1,2}|\\d{1,2})(?!般))?`,
  'y',
)
const PARAGRAPH = new RegExp(`\\s{0,4}的?\\s{0,4}(第\\s{0,4})?(${NUMBERS})\\s{0,4}款`, 'y')
const BRACKETS = `\\(\\s{0,4}${N}\\s{0,4}\\)`
const ITEM = new RegExp(
  `\\s{0,4}的?\\s{0,4}(?:(?:第\\s{0,4})?(${BRACKETS}(?:(?:${JOIN}|${TO}|\\s{0,4})(?:第\\s{0,4})?${BRACKETS}){0,30})(?:\\s{0,4}[项点])?|第\\s{0,4}(${NUMBERS})\\s{0,4}[项点]|(${NUMBERS})\\s{0,4}项(?!职责|措施|工作|内容|任务|要求|制度|情形|义务|里|中))`,
  'y',
)
const BELOW = new RegExp(`\\s{0,4}的?\\s{0,4}(?:第\\s{0,4})?(${N})\\s{0,4}目`, 'y')
const NEXT = new RegExp(`(?:${JOIN}|(${TO}))(?=第|\\(|${N}\\s{0,4}[条章款项])`, 'y')

/**
 * Same length as `text`, with what people vary folded away: full-width signs, traditional 條 項 節 編 兩 號.
 */
export function foldCitation(text: string): string {
  const simplified: Record<string, string> = {
    條: '条',
    項: '项',
    節: '节',
    編: '编',
    兩: '两',
    號: '号',
    '○': '〇',
  }
  return foldWidth(text).replace(/[條項節編兩號○]/g, (c) => simplified[c] as string)
}

/**
 * Reads places at `at` of folded text: 第六条第一项, 第6条(1), 6条, 第十四条第二款, 六条一项, 第二、三章.
 * @param base where given, what leaves its article unsaid (第二款, 第（一）项) is counted from there.
 * @returns null where no place starts there. The parts' `regulation` is empty, or that of `base`.
 */
export function readPlaces(folded: string, at: number, base: RefParts | null = null): PlacesRead | null {
  const first = readOne(folded, at, base)
  if (first === null) return null
  const parts = [...first.parts]
  let { end } = first
  for (;;) {
    const sign = match(NEXT, folded, end)
    if (sign === null) break
    const next = readOne(folded, end + sign[0].length, parts.at(-1) as RefParts)
    if (next === null || (next.bare && !first.bare)) break
    const [from, to] = [parts.at(-1) as RefParts, next.parts[0] as RefParts]
    if (sign[1] !== undefined) parts.push(...placesBetween(from, to))
    parts.push(...next.parts)
    end = next.end
  }
  return { parts, end, bare: first.bare }
}

/** The places strictly between two of one kind, as 至 means them; none where the two differ in more than a number. */
export function placesBetween(from: RefParts, to: RefParts): RefParts[] {
  const { regulation } = to
  if (from.heading !== undefined || to.heading !== undefined) {
    const [a, b] = [from.heading ?? '', to.heading ?? '']
    if (a.replace(/\d+$/, '') !== b.replace(/\d+$/, '')) return []
    return inside(lastNumber(a), lastNumber(b)).map((n) => ({
      regulation,
      heading: b.replace(/\d+$/, String(n)),
      items: [],
    }))
  }
  const [a, b] = [from.items.at(-1), to.items.at(-1)]
  if (a !== undefined && b !== undefined) {
    return inside(a, b).map((n) => ({ ...to, items: [...to.items.slice(0, -1), n] }))
  }
  if (from.paragraph !== undefined && to.paragraph !== undefined) {
    return inside(from.paragraph, to.paragraph).map((n) => ({ ...to, paragraph: n }))
  }
  return inside(from.article ?? 0, to.article ?? 0).map((n) => ({ regulation, article: n, items: [] }))
}

function readOne(folded: string, at: number, base: RefParts | null): PlacesRead | null {
  const head = match(ARTICLE, folded, at)
  let end = at
  let bare = false
  let bases: RefParts[]
  if (head !== null) {
    end += head[0].length
    bare = head[1] === undefined
    const numbers = readNumbers(head[2] as string)
    if (numbers === null) return null
    if (head[3] !== '条') return readHeadings(folded, end, head[3] as string, numbers, bare)
    const insert = head[4] === undefined ? 0 : (parseNumeral(head[4]) ?? 0)
    bases = numbers.map((article) => ({ regulation: '', article, ...(insert ? { insert } : {}), items: [] }))
  } else if (base?.article !== undefined) bases = [{ ...base }]
  else return null
  const paragraph = match(PARAGRAPH, folded, end)
  if (paragraph !== null) {
    const numbers = readNumbers(paragraph[2] as string)
    if (numbers !== null) {
      bases = spread(bases, numbers, (to, n) => ({ ...to, paragraph: n, items: [] }))
      end += paragraph[0].length
      bare = false
    }
  }
  const item = match(ITEM, folded, end)
  if (item !== null) {
    const numbers = readNumbers(
      (item[1] ?? item[2] ?? item[3] ?? '').replace(/\)\s*\(/g, '、').replace(/[()]/g, ''),
    )
    if (numbers !== null) {
      bases = spread(bases, numbers, (to, n) => ({ ...to, items: [n] }))
      end += item[0].length
      bare = false
      const below = match(BELOW, folded, end)
      const number = below === null ? null : parseNumeral(below[1] as string)
      if (below !== null && number !== null) {
        bases = spread(bases, [number], (to, n) => ({ ...to, items: [...to.items, n] }))
        end += below[0].length
      }
    }
  }
  return end === at ? null : { parts: bases, end, bare }
}

/** 第二章, and what is narrower right behind it: 第二章第一节. An article behind it stands for itself. */
function readHeadings(
  folded: string,
  at: number,
  unit: string,
  numbers: number[],
  bare: boolean,
): PlacesRead {
  const key = { 编: 'b', 章: 'c', 节: 's' }[unit] as string
  const parts = numbers.map((n) => ({ regulation: '', heading: `${key}${n}`, items: [] as number[] }))
  const next = unit === '节' || numbers.length > 1 ? null : match(ARTICLE, folded, at)
  if (next === null || next[1] === undefined) return { parts, end: at, bare }
  const inner = readOne(folded, at, null)
  const heading = parts[0]?.heading as string
  const innerHeading = inner?.parts[0]?.heading
  if (inner === null) return { parts, end: at, bare }
  if (innerHeading === undefined) return inner
  return {
    parts: inner.parts.map((part) => ({ ...part, heading: `${heading}${part.heading}` })),
    end: inner.end,
    bare: false,
  }
}

function spread(
  bases: RefParts[],
  numbers: number[],
  put: (to: RefParts, n: number) => RefParts,
): RefParts[] {
  // Only the last of several articles can have the paragraphs and items that follow: 第六、七条第一项.
  const last = bases.at(-1) as RefParts
  return [...bases.slice(0, -1), ...numbers.map((n) => put(last, n))]
}

function readNumbers(list: string): number[] | null {
  const numbers: number[] = []
  let to = false
  for (const [token] of list.matchAll(new RegExp(`${N}|至|到|-|—|~`, 'g'))) {
    const number = parseNumeral(token)
    if (number === null) {
      if (!/^[至到~—-]$/.test(token)) return null
      to = true
      continue
    }
    if (number === 0) return null
    if (to) numbers.push(...inside(numbers.at(-1) ?? number, number))
    to = false
    numbers.push(number)
  }
  return numbers.length === 0 ? null : numbers
}

/** Whole numbers strictly between two; no more than a thousand. */
function inside(from: number, to: number): number[] {
  return Array.from({ length: Math.min(1000, Math.max(0, to - from - 1)) }, (_, i) => from + 1 + i)
}

function lastNumber(heading: string): number {
  return Number(/\d+$/.exec(heading)?.[0] ?? 0)
}

function match(form: RegExp, text: string, at: number): RegExpExecArray | null {
  form.lastIndex = at
  return form.exec(text)
}
