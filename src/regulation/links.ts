import type { PlacedBlock } from './articles.ts'
import { resolveRef } from './lookup.ts'
import { foldCitation, readPlaces } from './places.ts'
import { joinRef, type RefParts, splitRef } from './refs.ts'
import type { Link, Provision, Ref } from './types.ts'

const BACK = '前[一二两三四]?[条款项]'
/** What a mention may start with: this regulation or a part of it, a word that points back, or a place itself. */
const STARTS = new RegExp(
  `本(?:实施)?(?:办法|细则|规定|条例|规则|规程|准则|章程|法)(?=第)|本[条款](?=第|[（(])|${BACK}|上述(?=规定|情形|行为|职责|款项|人员|条件|事项|要求)|第(?=[〇零一二三四五六七八九十百千\\d（(])|[（(][一二三四五六七八九十]{1,3}[）)]项`,
  'g',
)
/** The words before a place name another document: 《…》, 〉（文号）, 安全生产法, 该条例. */
const FOREIGN =
  /(?:[》〉](?:[（(〔][^）)]{0,30}[）)])?|法|条例|办法|细则|规定|规则|规程|准则|章程|决定|意见|解释|通知|公约)的?$/
const COUNTS: Record<string, number> = { 一: 1, 两: 2, 二: 2, 三: 3, 四: 4 }

export interface LinkContext {
  index: ReadonlyMap<Ref, Provision>
  /** The article before, for 前条. */
  previousArticle: Ref | null
  /** The chapter around, for 第一节. */
  chapter: Ref | null
}

/**
 * Finds where a block's text speaks of other provisions of its own regulation, named (本办法第三十条) or bare
 * (第三十条, 前款, 本条第（一）项). Places inside other documents are none of its links.
 * @returns links in order, `at` counted in the block's text; a mention of nothing that exists is left out.
 */
export function findLinks(block: PlacedBlock, context: LinkContext): Link[] {
  const own = splitRef(block.ref)
  if (own === null) return []
  const folded = foldCitation(block.text)
  const here = hereOf(own, block)
  const links: Link[] = []
  let end = 0
  for (const { 0: start, index: at } of block.text.matchAll(STARTS)) {
    if (at < end) continue
    const isPlace = start === '第' || start.endsWith('）项') || start.endsWith(')项')
    const foreign = isPlace && FOREIGN.test(block.text.slice(Math.max(0, at - 40), at))
    const base = isPlace ? here : baseOf(start, block, own, here, context)
    const places = base === null ? null : readPlaces(folded, isPlace ? at : at + start.length, base)
    if (foreign) {
      end = places?.end ?? end
      continue
    }
    const back = places === null || places.bare
    if (back && isPlace) continue
    const refs = back ? pointBack(start, block, own, context) : places.parts.map((parts) => joinRef(parts))
    end = back ? at + start.length : places.end
    const targets = new Set(refs.flatMap((ref) => known(ref, own.regulation, context) ?? []))
    if (targets.size > 0) links.push({ words: block.text.slice(at, end), at, targets: [...targets] })
  }
  return links
}

/** What 第二款 and 第（一）项 without an article are counted from: the article, and its paragraph if there are several. */
function hereOf(own: RefParts, block: PlacedBlock): RefParts {
  const { paragraph: _, ...article } = own
  return { ...article, ...(block.paragraphs > 1 ? { paragraph: block.paragraph } : {}), items: [] }
}

/** What the place after 本条, 前款, 前条 is counted from; null where no place can follow. */
function baseOf(
  start: string,
  block: PlacedBlock,
  own: RefParts,
  here: RefParts,
  context: LinkContext,
): RefParts | null {
  const { paragraph: _, ...article } = { ...own, items: [] }
  if (start === '本条') return article
  if (start === '前条') return context.previousArticle === null ? null : splitRef(context.previousArticle)
  if (start === '前款') return { ...article, paragraph: block.paragraph - 1 }
  return start.startsWith('本') ? here : null
}

/** 前款, 前两款, 前条, 前项, 上述. */
function pointBack(words: string, block: PlacedBlock, own: RefParts, context: LinkContext): Ref[] {
  if (words.startsWith('本')) return []
  const count = COUNTS[words[1] as string] ?? 1
  if (words.endsWith('条')) return context.previousArticle === null ? [] : [context.previousArticle]
  if (words.endsWith('项')) {
    const last = own.items.at(-1)
    const above = own.items.slice(0, -1)
    return last === undefined ? [] : before(last, count).map((n) => joinRef({ ...own, items: [...above, n] }))
  }
  return before(block.paragraph, count).map((n) => joinRef({ ...own, paragraph: n, items: [] }))
}

/** The `count` numbers before `n`, none below 1. */
function before(n: number, count: number): number[] {
  return Array.from({ length: count }, (_, i) => n - count + i).filter((k) => k > 0)
}

/** The reference as this regulation has it; null where it has none. */
function known(ref: Ref, regulation: string, context: LinkContext): Ref | null {
  const place = ref.slice(ref.indexOf('#') + 1)
  const own = `${regulation}#${place}`
  if (/^s\d+$/.test(place) && context.chapter !== null) {
    const inChapter = context.chapter + place
    if (context.index.has(inChapter)) return inChapter
  }
  return resolveRef(own, context.index)
}
