import { readAnyone } from '../behalf/names.ts'
import { actsFor } from '../behalf/rights.ts'
import { type Someone, someone } from '../behalf/someone.ts'
import { namesOfUnit } from '../behalf/whose.ts'
import type { Turn } from '../turn.ts'

/** Whose record is to be taken away, and the words without the name. */
export type Subject =
  | { whose: 'own'; words: string }
  | { whose: 'official'; official: Someone; words: string }
  /** Several of one name agreed. */
  | { whose: 'several'; name: string }
  /** Somebody who did not agree, or whom nobody knows. */
  | { whose: 'refused' }

/** What stands around the name in such words, and might be taken for one: 导出张三的台账, 导出Excel. */
const OF = /导出|下载|生成|打包|输出|一张|一份|给我|把|代|替|帮|为|的|excel|word|json|docx|xlsx|pdf/gi

/** Reads whose record words of an export are about. */
export async function subjectOf(turn: Turn, words: string): Promise<Subject> {
  const own = turn.names.get(turn.by)
  const accepted = await someone(turn, await actsFor(turn))
  const named = accepted
    .filter(({ name }) => words.includes(name))
    .sort((a, b) => b.name.length - a.name.length)
  const [first] = named
  if (first && first.name !== own) {
    const same = named.filter(({ name }) => name === first.name)
    if (same.length > 1) return { whose: 'several', name: first.name }
    return { whose: 'official', official: first, words: words.replace(first.name, '') }
  }
  const known = (await namesOfUnit(turn)).filter((name) => name !== own)
  if (known.some((name) => words.includes(name))) return { whose: 'refused' }
  const other = words
    .split(OF)
    .flatMap((piece) => readAnyone(`看${piece}的台账`, known, turn.today)?.name ?? [])
    .find((name) => !own?.startsWith(name))
  if (other !== undefined) return { whose: 'refused' }
  return { whose: 'own', words: own === undefined ? words : words.replace(own, '') }
}
