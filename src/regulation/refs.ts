import { formatNumeral } from '../text/index.ts'
import type { Ref } from './types.ts'

/** A reference in its parts. Headings above articles carry `heading` alone (`c2`, `c2s1`, `b1c2`). */
export interface RefParts {
  regulation: string
  heading?: string
  article?: number
  /** 第十条之一 → 1. */
  insert?: number
  paragraph?: number
  /** 项, then 目 and what is below it. */
  items: number[]
}

const LOCAL = /^(?:((?:[bfcs]\d{1,4})+)|(\d{1,5})(?:-(\d{1,3}))?(?:\/(\d{1,4}))?((?:\.\d{1,4}){0,4}))$/

/** The regulation of a reference: `zaozhuang-2019` of `zaozhuang-2019#6.1`. */
export function regulationOf(ref: Ref): string {
  return ref.slice(0, ref.indexOf('#'))
}

/** Takes a canonical reference apart; the regulation's id may be empty. Null where `ref` is none. */
export function splitRef(ref: Ref): RefParts | null {
  const hash = ref.indexOf('#')
  if (hash < 0) return null
  const found = LOCAL.exec(ref.slice(hash + 1))
  if (found === null) return null
  const parts: RefParts = { regulation: ref.slice(0, hash), items: [] }
  if (found[1] !== undefined) return { ...parts, heading: found[1] }
  parts.article = Number(found[2])
  if (found[3] !== undefined) parts.insert = Number(found[3])
  if (found[4] !== undefined) parts.paragraph = Number(found[4])
  parts.items = (found[5] ?? '').split('.').filter(Boolean).map(Number)
  return parts
}

/** Puts a reference together: the inverse of {@link splitRef}. */
export function joinRef(parts: RefParts): Ref {
  if (parts.heading !== undefined) return `${parts.regulation}#${parts.heading}`
  const insert = parts.insert ? `-${parts.insert}` : ''
  const paragraph = parts.paragraph === undefined ? '' : `/${parts.paragraph}`
  return `${parts.regulation}#${parts.article}${insert}${paragraph}${parts.items.map((n) => `.${n}`).join('')}`
}

/** The article that holds a provision (`x#6.1` → `x#6`); null for a chapter or what is no reference. */
export function articleOf(ref: Ref): Ref | null {
  const parts = splitRef(ref)
  if (parts?.article === undefined) return null
  return joinRef({
    regulation: parts.regulation,
    article: parts.article,
    insert: parts.insert ?? 0,
    items: [],
  })
}

const HEADING_UNITS: Record<string, string> = { b: '编', f: '分编', c: '章', s: '节' }

/**
 * The human citation of a reference: `x#6.1` → 《枣庄办法》第六条第（一）项, `x#25/2` → …第二十五条第二款,
 * `x#10-1` → …第十条之一, `x#c2` → …第二章, `x#6.1.2` → …第六条第（一）项第2目.
 * @throws RangeError where `ref` is no reference.
 */
export function formatCitation(ref: Ref, shortName: string): string {
  const parts = splitRef(ref)
  if (parts === null) throw new RangeError(`formatCitation: ${JSON.stringify(ref)} is no reference`)
  return `《${shortName}》${formatPlace(parts)}`
}

/** The place inside the regulation alone: 第六条第（一）项. */
export function formatPlace(parts: RefParts): string {
  if (parts.heading !== undefined) {
    return [...parts.heading.matchAll(/([bfcs])(\d+)/g)]
      .map(([, unit, n]) => `第${numeral(Number(n))}${HEADING_UNITS[unit as string]}`)
      .join('')
  }
  const insert = parts.insert ? `之${numeral(parts.insert)}` : ''
  const paragraph = parts.paragraph === undefined ? '' : `第${numeral(parts.paragraph)}款`
  const [item, ...below] = parts.items
  const items = item === undefined ? '' : `第（${numeral(item)}）项`
  return `第${numeral(parts.article ?? 0)}条${insert}${paragraph}${items}${below.map((n) => `第${n}目`).join('')}`
}

function numeral(n: number): string {
  return n <= 9999 ? formatNumeral(n) : String(n)
}
