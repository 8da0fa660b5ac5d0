import { parseNumeral } from '../text/index.ts'
import type { PlacedBlock } from './articles.ts'
import { joinRef, type RefParts, splitRef } from './refs.ts'
import type { Link, Ref } from './types.ts'

const N = '[〇零一二三四五六七八九十百千\\d]{1,8}'
const ITEM = `第?[（(]${N}[）)](?:项)?|第${N}项`
const PLACE = `第${N}[编章节]|第${N}条(?:之[一二三四五六七八九十]{1,2})?(?:第${N}款)?(?:${ITEM})?(?:第${N}目)?|第${N}款(?:${ITEM})?|第[（(]${N}[）)]项|第${N}项|[（(][一二三四五六七八九十]{1,3}[）)]项?`
const SELF = '本(?:实施)?(?:办法|细则|规定|条例|规则|规程|准则|章程|法)|本[条款章节]'
const SEPARATOR = '、|，(?=第)|和|及|以及|或者|或|与|至|到'
/** A list of places, or a word that points back (前款), with what names the regulation in front of it. */
const MENTION = new RegExp(
  `(${SELF}|前[一二两三四]?[条款项])?((?:${PLACE})(?:(?:${SEPARATOR})(?:${PLACE}|[（(][一二三四五六七八九十]{1,3}[）)]))*)|前[一二两三四]?[条款项]|上述(?=规定|情形|行为|职责|款项|人员|条件|事项|要求)`,
  'g',
)
/** The words before a place name another document: 《…》, 〉（文号）, 安全生产法, 该条例. */
const FOREIGN =
  /(?:[》〉](?:[（(〔][^）)]{0,30}[）)])?的?|法|条例|办法|细则|规定|规则|规程|准则|章程|决定|意见|解释|通知|公约)$/
const COUNTS: Record<string, number> = { 一: 1, 两: 2, 二: 2, 三: 3, 四: 4 }

export interface LinkContext {
  /** Refs of all provisions. */
  known: ReadonlySet<Ref>
  /** The article before, for 前条. */
  previousArticle: Ref | null
  /** The chapter around, for 本章. */
  chapter: Ref | null
}

/**
 * Finds where a block's text speaks of other provisions of its own regulation, named (本办法第三十条) or bare
 * (第三十条, 前款, 本条第（一）项). Places inside other documents are none of its links.
 * @returns links in order, `at` counted in the block's text; a mention of nothing that exists is left out.
 */
export function findLinks(block: PlacedBlock, context: LinkContext): Link[] {
  const links: Link[] = []
  const own = splitRef(block.ref)
  if (own === null) return links
  for (const found of block.text.matchAll(MENTION)) {
    const [words, prefix = '', places] = found
    if (found.index === 0 && block.marker !== undefined && block.text.startsWith(words)) {
      if (!/[条款章节编]/.test(words)) continue
    }
    if (
      prefix === '' &&
      places !== undefined &&
      FOREIGN.test(block.text.slice(Math.max(0, found.index - 40), found.index))
    ) {
      continue
    }
    const targets =
      places === undefined
        ? pointBack(words, block, own, context)
        : namedPlaces(prefix, places, block, own, context)
    const known = [...new Set(targets)].filter((ref) => context.known.has(ref))
    if (known.length > 0) links.push({ words, at: found.index, targets: known })
  }
  return links
}

/** 前款, 前两款, 前条, 前项, 上述. */
function pointBack(words: string, block: PlacedBlock, own: RefParts, context: LinkContext): Ref[] {
  const count = COUNTS[words[1] as string] ?? 1
  if (words.endsWith('条')) return context.previousArticle === null ? [] : [context.previousArticle]
  if (words.endsWith('项')) {
    const last = own.items.at(-1)
    if (last === undefined) return []
    return range(last - count, last - 1).map((n) =>
      joinRef({ ...own, items: [...own.items.slice(0, -1), n] }),
    )
  }
  return range(block.paragraph - count, block.paragraph - 1).map((n) =>
    joinRef({ ...own, paragraph: n, items: [] }),
  )
}

function namedPlaces(
  prefix: string,
  places: string,
  block: PlacedBlock,
  own: RefParts,
  context: LinkContext,
): Ref[] {
  const targets: Ref[] = []
  let base: RefParts = { ...own, items: [] }
  if (/^前.*条$/.test(prefix) && context.previousArticle !== null) {
    base = splitRef(context.previousArticle) as RefParts
  } else if (/^前.*款$/.test(prefix)) base = { ...base, paragraph: block.paragraph - 1 }
  else if (prefix === '本条')
    base = { regulation: own.regulation, article: own.article ?? 0, insert: own.insert ?? 0, items: [] }
  let separator = ''
  const parts = places.matchAll(
    new RegExp(`(${SEPARATOR})?(${PLACE}|[（(][一二三四五六七八九十]{1,3}[）)])`, 'g'),
  )
  for (const [, sign = '', place = ''] of parts) {
    separator = sign
    const next = readPlace(place, base)
    if (next === null) continue
    if (separator === '至' || separator === '到') targets.push(...between(base, next))
    targets.push(resolve(next, context))
    base = next
  }
  return targets
}

/** Reads one place; what it leaves unsaid comes from `base`, the place before it or the text's own. */
function readPlace(place: string, base: RefParts): RefParts | null {
  const heading = new RegExp(`^第(${N})([编章节])$`).exec(place)
  const regulation = base.regulation
  if (heading !== null) {
    const n = parseNumeral(heading[1] as string)
    const unit = { 编: 'b', 章: 'c', 节: 's' }[heading[2] as '编' | '章' | '节']
    return n === null ? null : { regulation, heading: `${unit}${n}`, items: [] }
  }
  const at = (form: string) => {
    const found = new RegExp(form).exec(place)
    return found === null ? undefined : (parseNumeral(found[1] as string) ?? undefined)
  }
  const article = at(`第(${N})条`)
  const paragraph = at(`第(${N})款`)
  const item = at(`[（(](${N})[）)]`) ?? at(`第(${N})项`)
  const below = at(`第(${N})目`)
  const items = item === undefined ? [] : below === undefined ? [item] : [item, below]
  if (article !== undefined) {
    const insert = at(`条之([一二三四五六七八九十]{1,2})`) ?? 0
    return { regulation, article, insert, ...(paragraph === undefined ? {} : { paragraph }), items }
  }
  if (base.article === undefined) return null
  return { ...base, ...(paragraph === undefined ? {} : { paragraph }), items }
}

/** The provision as it is called in this regulation: `#6/1.1` is `#6.1` where article 6 has one paragraph. */
function resolve(parts: RefParts, context: LinkContext): Ref {
  const exact = joinRef(parts)
  if (context.known.has(exact)) return exact
  if (parts.heading?.startsWith('s') && context.chapter !== null) return context.chapter + parts.heading
  if (parts.paragraph === 1) {
    const { paragraph: _, ...whole } = parts
    return joinRef(whole)
  }
  return exact
}

/** What 至 leaves unsaid: the places strictly between two of one kind. */
function between(from: RefParts, to: RefParts): Ref[] {
  const regulation = to.regulation
  if (from.heading !== undefined && to.heading !== undefined && from.heading[0] === to.heading[0]) {
    return range(Number(from.heading.slice(1)) + 1, Number(to.heading.slice(1)) - 1).map((n) =>
      joinRef({ regulation, heading: `${to.heading?.[0]}${n}`, items: [] }),
    )
  }
  const [a, b] = [from.items.at(-1), to.items.at(-1)]
  if (a !== undefined && b !== undefined) {
    return range(a + 1, b - 1).map((n) => joinRef({ ...to, items: [...to.items.slice(0, -1), n] }))
  }
  if (from.paragraph !== undefined && to.paragraph !== undefined) {
    return range(from.paragraph + 1, to.paragraph - 1).map((n) => joinRef({ ...to, paragraph: n, items: [] }))
  }
  if (from.article === undefined || to.article === undefined) return []
  return range(from.article + 1, to.article - 1).map((n) => joinRef({ regulation, article: n, items: [] }))
}

function range(from: number, to: number): number[] {
  const last = Math.min(to, from + 1000)
  return Array.from({ length: Math.max(0, last - from + 1) }, (_, i) => from + i).filter((n) => n > 0)
}
