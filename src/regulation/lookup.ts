import { joinRef, splitRef } from './refs.ts'
import type { ParsedRegulation, Provision, Ref } from './types.ts'

/** All provisions of one or several regulations by their reference. */
export function createIndex(...regulations: readonly ParsedRegulation[]): Map<Ref, Provision> {
  return new Map(regulations.flatMap(({ provisions }) => provisions.map((p) => [p.ref, p] as const)))
}

/** Whether `quote` stands word for word in the provision's reading text. An empty quote is none. */
export function plainQuoteIn(provision: Provision, quote: string): boolean {
  return quote !== '' && provision.text.includes(quote)
}

/**
 * The provision of `index` that a reference means, though it may say more or less than the canonical one:
 * `#6/1.1` where article 6 has one paragraph, `#25.1` where one paragraph alone has items, `#c2` inside a 编.
 * @param index not to be added to after the first call.
 * @returns the canonical reference, or null where there is no such provision or more than one.
 */
export function resolveRef(ref: Ref, index: ReadonlyMap<Ref, Provision>): Ref | null {
  if (index.has(ref)) return ref
  const parts = splitRef(ref)
  if (parts === null) return null
  if (parts.heading !== undefined) return only(headingsByEnd(index).get(ref))
  const { paragraph, ...whole } = parts
  const article = index.get(joinRef({ ...whole, items: [] }))
  if (article === undefined) return null
  const paragraphs = article.children.filter((child) => child.includes('/'))
  if (paragraph !== undefined) {
    const plain = joinRef(whole)
    return paragraph === 1 && paragraphs.length === 0 && index.has(plain) ? plain : null
  }
  const items = parts.items.map((n) => `.${n}`).join('')
  return only(paragraphs.map((child) => child + items).filter((candidate) => index.has(candidate)))
}

function only(refs: readonly Ref[] | undefined): Ref | null {
  return refs?.length === 1 ? (refs[0] as Ref) : null
}

const headingEnds = new WeakMap<ReadonlyMap<Ref, Provision>, Map<Ref, Ref[]>>()

/** Headings by what a text may call them: `x#b1c2s3` also as `x#c2s3` and `x#s3`. */
function headingsByEnd(index: ReadonlyMap<Ref, Provision>): Map<Ref, Ref[]> {
  const known = headingEnds.get(index)
  if (known !== undefined) return known
  const ends = new Map<Ref, Ref[]>()
  for (const [ref, { kind }] of index) {
    if (kind !== 'chapter') continue
    const { regulation, heading = '' } = splitRef(ref) ?? { regulation: '' }
    const units = heading.match(/[bfcs]\d+/g) ?? []
    for (let from = 1; from < units.length; from++) {
      const end = `${regulation}#${units.slice(from).join('')}`
      const of = ends.get(end)
      if (of === undefined) ends.set(end, [ref])
      else of.push(ref)
    }
  }
  headingEnds.set(index, ends)
  return ends
}
