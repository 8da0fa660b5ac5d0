import type { IndexView } from '../engine/index.ts'
import type { SearchLanguage } from '../query/index.ts'
import { eachPair, pairText } from '../words/index.ts'

/** What a query may call a document. */
export interface GroupName {
  /** Whole names and short names without white space. */
  full: readonly string[]
  /** The same without 中华人民共和国 and brackets: 安全生产法. */
  bare: readonly string[]
  /** Pairs of characters of the first bare name, each once. */
  pairs: readonly number[]
  /** idf of each of them, 0 for what no document has, and their sum. */
  weights: readonly number[]
  weight: number
  /** It is a law by its name. */
  law: boolean
  /** Place that its name begins with, without 省, 市, …; empty where it begins with none. */
  region: string
}

/** Fewer Chinese characters than this are no name: 总则, 附件. */
const SHORTEST = 3
const HAN = /\p{Script=Han}/gu

/** Reads the names of groups, each once. */
export function createNames(
  view: IndexView,
  language: Pick<SearchLanguage, 'nameOpenings' | 'law' | 'local'>,
): (group: number) => GroupName {
  const known = new Map<number, GroupName>()
  return (group) => {
    let name = known.get(group)
    if (name === undefined) {
      name = read(view, view.groupName(group), language)
      known.set(group, name)
    }
    return name
  }
}

function read(
  view: IndexView,
  text: string,
  { nameOpenings, law, local }: Pick<SearchLanguage, 'nameOpenings' | 'law' | 'local'>,
): GroupName {
  const whole = text.replace(/[《》\s]/gu, '')
  const parts = [whole, ...text.split(/\s+/u).map((part) => part.replace(/[《》]/gu, ''))]
  const full = [...new Set(parts)].filter((part) => (part.match(HAN)?.length ?? 0) >= SHORTEST)
  const bare = full.map((part) => bareOf(part, nameOpenings)).filter((part) => part.length >= SHORTEST)
  const distinct = new Set<number>()
  eachPair(bareOf(whole, nameOpenings), (pair) => distinct.add(pair))
  const pairs = [...distinct]
  const weights = pairs.map((pair) => {
    const term = view.pairId(pairText(pair))
    return term < 0 ? 0 : view.idfOf(term)
  })
  const weight = weights.reduce((sum, each) => sum + each, 0)
  return { full, bare, pairs, weights, weight, law: law.test(whole), region: local.exec(whole)?.[1] ?? '' }
}

function bareOf(name: string, openings: readonly string[]): string {
  const opening = openings.find((each) => name.startsWith(each) && name.length > each.length)
  return name.slice(opening?.length ?? 0).replace(/[(（].*?[)）]/gu, '')
}

/** The longest of a document's names that a text says; empty where it says none. */
export function nameSaid(text: string, { full, bare }: GroupName): string {
  let said = ''
  for (const name of [...full, ...bare]) if (name.length > said.length && text.includes(name)) said = name
  return said
}
