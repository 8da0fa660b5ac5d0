/** Whether words tell of the writer, by how their clauses begin and by whom they name. */
import { familyNames } from '../../understanding/index.ts'
import type { InterpretationWords } from './words.ts'

const CLAUSE_END = /[，,。；;！!？?：:\n]/

/**
 * @returns whether what stands from `start` to `end` of a message is told of the writer: from 我 on, or from the
 * beginning, no clause begins with anybody or anything else, none passes on what others did, and whoever is named came
 * along or was taught.
 */
export type Voice = (said: string, start: number, end: number) => boolean

export function createVoice(words: InterpretationWords): Voice {
  const when = new RegExp(`^(?:${words.when}|[、\\s])+`)
  const self = new RegExp(`^(?:${words.self})`)
  const ownStart = new RegExp(`^(?:${words['own-start']})`)
  const relayed = new RegExp(words.relayed)
  const others = new RegExp(words.others.replaceAll('{姓}', familyNames()), 'g')
  const along = new RegExp(`(?:${words.companions})((?:(?!${words.apart})[^]){0,12})$`)
  const named = new RegExp(
    `(?:^|[，,、；;。！!？?\\s])(?:${words.when}|[，,\\s])*[${familyNames()}]\\p{Script=Han}{1,2}(?=${words['after-name']})`,
    'u',
  )
  const ofOthers = (text: string) =>
    relayed.test(text) || [...text.matchAll(others)].some(({ index }) => !along.test(text.slice(0, index)))

  return (said, start, end) => {
    if (named.test(said)) return false
    for (const clause of clausesOf(said, end).reverse()) {
      const text = clause.text.trim().replace(when, '')
      if (ofOthers(said.slice(clause.start, Math.min(end, clause.start + clause.text.length)))) return false
      if (self.test(text)) {
        if (clause.start <= start) return true
      } else if (text !== '' && !ownStart.test(text)) return false
    }
    return true
  }
}

/** The clauses of a message up to the one that holds its `end`-th character. */
function clausesOf(said: string, end: number): { text: string; start: number }[] {
  const clauses: { text: string; start: number }[] = []
  let start = 0
  for (let at = 0; at <= said.length && start < end; at++) {
    if (at < said.length && !CLAUSE_END.test(said[at] as string)) continue
    clauses.push({ text: said.slice(start, at), start })
    start = at + 1
  }
  return clauses
}
