import type { Knowledge } from '../knowledge/index.ts'
import { createIndex, findCitations, joinRef, type Ref, resolveRef, splitRef } from '../regulation/index.ts'
import { itemOfTarget, itemsInside } from './items.ts'
import type { Checklist, DutyItem } from './types.ts'

/** 12(一), 12（1）, 十二(一): an article with its item, as people abbreviate it. */
const SHORT =
  /(?<![第\d〇零一二两三四五六七八九十百.])([\d〇零一二两三四五六七八九十百]{1,4})\s*[(（]\s*([\d〇零一二两三四五六七八九十]{1,3})\s*[)）](?!\s*[号项])/g

/**
 * The duty items that words name by their provisions: 第六条第三项, 第7条第（七）项, 12(一), and 第六条 for all its
 * items, with or without the regulation's name. Only items of the list are given, in its order, each once; without a
 * name those of every regulation on the list. Empty where the words name none.
 */
export function itemsNamed(
  knowledge: Knowledge,
  list: Checklist | readonly DutyItem[],
  words: string,
): DutyItem[] {
  const items = 'lists' in list ? list.lists.flatMap(({ rows }) => rows.map(({ item }) => item)) : list
  const own = new Map(items.map((item) => [item.key, item]))
  const regulations = knowledge.packs.filter(({ meta }) =>
    items.some((item) => item.key.startsWith(`${meta.id}#`)),
  )
  const names = knowledge.packs.map(({ meta }) => ({
    id: meta.id,
    names: [meta.shortName, meta.fullName, ...meta.aliases, ...meta.region.aliases],
  }))
  const whole = words.replace(SHORT, '第$1条第$2项')
  const refs = findCitations(whole, names)
    .filter(({ foreign }) => foreign === null)
    .flatMap((citation) => citation.refs)
    .flatMap((ref) => readings(ref, regulations))
  const named = new Set(refs.flatMap((ref) => itemsAt(knowledge, [...own.values()], ref)))
  return [...own.values()].filter((item) => named.has(item))
}

/** The provisions that a reference means: one of its own regulation, or one of each where it names none. */
function readings(ref: Ref, regulations: Knowledge['packs']): Ref[] {
  const parts = splitRef(ref)
  if (parts === null) return []
  return regulations.flatMap(({ meta, regulation }) => {
    if (parts.regulation !== '' && parts.regulation !== meta.id) return []
    return resolveRef(joinRef({ ...parts, regulation: meta.id }), createIndex(regulation)) ?? []
  })
}

/** All items inside a provision; where it is inside an item, that one. */
function itemsAt(knowledge: Knowledge, items: readonly DutyItem[], ref: Ref): DutyItem[] {
  const inside = itemsInside(knowledge, items, ref)
  if (inside.length > 0) return inside
  const item = itemOfTarget(knowledge, items, { ref })
  return item === null ? [] : [item]
}
