import type { Knowledge } from '../../knowledge/index.ts'

/** So many are named; of more their number is told. */
const NAMED = 4

/** 《枣庄办法》《广西细则》, of many the first and how many they are in all. */
export function loadedNames({ packs }: Knowledge): string {
  const names = packs.slice(0, NAMED).map(({ meta }) => `《${meta.shortName}》`)
  return packs.length > NAMED ? `${names.join('')}等${packs.length}部法规` : names.join('')
}
