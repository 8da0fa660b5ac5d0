import { type DutyItem, itemsNamed as lawItemsNamed } from '../../checklist/index.ts'
import { findCitations, formatPlace, type Provision, splitRef } from '../../regulation/index.ts'
import { parseNumeral } from '../../text/index.ts'
import type { Turn } from '../turn.ts'
import { itemsEver } from './read.ts'

/** What words name of duty items. */
export interface NamedItems {
  /** On the person's list; several where the words name a whole article, or two regulations have the place. */
  items: DutyItem[]
  /** Provisions of loaded regulations that the words name, where none of them is on the person's list. */
  elsewhere: Provision[]
  /** The place as it was named, 第六条第（三）项; null where the words name none. */
  place: string | null
}

const OWN =
  /第?\s*([\d一二三四五六七八九十]{1,2})\s*[项条个]?补充(?:事项|职责)|补充(?:事项|职责)\s*第?\s*([\d一二三四五六七八九十]{1,2})/

/** The duty items that words name: by article, paragraph and item, or 补充事项 by its number in the list of them. */
export async function itemsNamed(turn: Turn, words: string): Promise<NamedItems> {
  const all = await itemsEver(turn)
  const own = OWN.exec(words)
  if (own) {
    const at = parseNumeral((own[1] ?? own[2]) as string) ?? 0
    const id = (await turn.parts.store.dutyItems(turn.person))[at - 1]?.id
    const items = all.filter((item) => item.own !== undefined && item.own.id === id)
    return { items, elsewhere: [], place: `第 ${at} 项补充事项` }
  }
  const { knowledge } = turn.parts
  const items = lawItemsNamed(knowledge, all, words)
  const { refs, place } = placesIn(turn, words)
  const elsewhere = items.length > 0 ? [] : refs.flatMap((ref) => knowledge.provision(ref) ?? [])
  return { items, elsewhere, place }
}

/** The provisions that words cite, whoever's they are; of a place without a regulation, those of the posts held. */
function placesIn(turn: Turn, words: string): { refs: string[]; place: string | null } {
  const { packs } = turn.parts.knowledge
  const names = packs.map(({ meta }) => ({
    id: meta.id,
    names: [meta.fullName, meta.shortName, ...meta.aliases, ...meta.region.aliases],
  }))
  const cited = findCitations(words, names)
    .filter(({ foreign }) => foreign === null)
    .flatMap((citation) => citation.refs)
  const held = [...new Set(turn.tenures.map(({ regulation }) => regulation))]
  const regulations = held.length > 0 ? held : packs.map(({ meta }) => meta.id)
  const refs = cited.flatMap((ref) => (ref.startsWith('#') ? regulations.map((id) => `${id}${ref}`) : [ref]))
  const first = cited[0] === undefined ? null : splitRef(cited[0])
  return { refs: [...new Set(refs)], place: first && formatPlace(first) }
}
