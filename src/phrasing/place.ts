import { parseCitation } from '../regulation/index.ts'
import { canonical } from './canonical.ts'
import { encloses, type Unit } from './units.ts'
import type { PhrasingLanguage } from './words.ts'

const N = '[〇零一二三四五六七八九十百千\\d]{1,8}'
const PLACE = new RegExp(
  `第${N}条(?:之[一二三四五六七八九十]{1,2})?(?:第${N}款)?(?:第?（${N}）项?|第${N}项)?`,
  'y',
)

/**
 * Where the unit's own place may end, if one is named at `at` of a canonical sentence: 《枣庄办法》第十六条第（三）项,
 * 第十六条, 本办法. Anything else that is named there is no place of it.
 */
export function placeEnds(sentence: string, at: number, unit: Unit, language: PhrasingLanguage): number[] {
  const meta = language.knowledge.pack(unit.regulation)?.meta
  if (meta === undefined) return []
  const { same, self } = language.words
  const names = [meta.shortName, meta.fullName, ...meta.aliases].map((name) => canonical(name, same))
  const starts = [
    ...names.flatMap((name) => [`《${name}》`, name]),
    ...self.filter((word) => meta.fullName.endsWith(word.slice(1))),
  ]
    .filter((name) => sentence.startsWith(name, at))
    .map((name) => at + name.length)
  const ends = [...starts]
  for (const from of [at, ...starts]) {
    PLACE.lastIndex = from
    const place = PLACE.exec(sentence)?.[0]
    if (place === undefined) continue
    const ref = parseCitation(place, { regulation: unit.regulation })
    if (ref !== null && language.knowledge.provision(ref) && encloses(ref, unit.ref))
      ends.push(from + place.length)
  }
  return [...new Set(ends)]
}
