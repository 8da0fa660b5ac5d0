import { placeEnds } from './place.ts'
import type { Head } from './reading-types.ts'
import { type Asked, subjectEnds } from './subject.ts'
import { isCase, type Unit, type UnitSentence } from './units.ts'
import type { PhrasingLanguage } from './words.ts'

/** Every way of reading the joining words, the place and the subject that a canonical sentence begins with. */
export function headsOf(sentence: string, unit: Unit, asked: Asked, language: PhrasingLanguage): Head[] {
  const { front, according, says, asPost, ofPost, must } = language.words
  const opened = through(sentence, through(sentence, [0], front, true), front, true)
  const placed = opened.flatMap((at) => [at, ...placesFrom(at)])
  const again = through(sentence, placed, front, true)
  const heads: Head[] = again.map((end) => ({ end, subject: null, must: false }))
  for (const at of again) {
    // 下列情形之一的，应当…：and one of them would be taken for the whole list.
    if (unit.leadIn !== '' && !isCase(unit.leadIn, language) && sentence.startsWith(unit.leadIn, at)) {
      heads.push({ end: at + unit.leadIn.length, subject: 'leadIn', must: false })
    }
    for (const from of through(sentence, [at], asPost, false)) {
      for (const end of subjectEnds(sentence, from, unit, asked, language)) {
        for (const one of [end, ...comma(sentence, end)].flatMap((one) => [one, ...placesFrom(one)]))
          heads.push({ end: one, subject: 'post', must: false })
        for (const one of through(sentence, [end], ofPost, true))
          if (one > end) heads.push({ end: one, subject: 'list', must: false })
      }
    }
  }
  const bound = heads.flatMap((head) =>
    through(sentence, [head.end], must, false)
      .filter((end) => end > head.end)
      .map((end) => ({ ...head, end, must: true })),
  )
  return [...heads, ...bound]

  function placesFrom(at: number): number[] {
    return through(sentence, [at], according, false)
      .flatMap((from) => placeEnds(sentence, from, unit, language))
      .flatMap((end) => through(sentence, [end], says, false))
      .flatMap((end) => [end, ...comma(sentence, end)])
  }
}

/**
 * Every way of reading the rest of a canonical sentence as clauses of `of`, in their order, joined as they
 * are there, with at most the unit's own place in brackets at the end.
 */
export function bodiesOf(
  sentence: string,
  at: number,
  of: UnitSentence,
  unit: Unit,
  language: PhrasingLanguage,
): number[][] {
  const begin = unit.marker !== '' && sentence.startsWith(unit.marker, at) ? at + unit.marker.length : at
  return from(begin, -1)

  function from(start: number, last: number): number[][] {
    const found: number[][] = []
    of.clauses.forEach((clause, k) => {
      if (last >= 0 && k !== last + 1) return
      for (const said of variants(clause, language)) {
        if (!sentence.startsWith(said, start)) continue
        const end = start + said.length
        if (isEnd(sentence, end, unit, language)) found.push([k])
        // What follows is what follows in the law, behind the law's mark: another mark is another relation.
        if (of.marks[k] === undefined || sentence[end] !== of.marks[k]) continue
        for (const rest of from(end + 1, k)) found.push([k, ...rest])
      }
    })
    return found
  }
}

/** A clause as it stands, and without the short names that it gives in brackets: any other brackets say who is covered. */
function variants(clause: string, { words }: PhrasingLanguage): string[] {
  const short = clause.replace(/（([^（）]*)）/g, (aside, said: string) =>
    words.asides.some((word) => said.startsWith(word)) ? '' : aside,
  )
  return short === clause || short === '' ? [clause] : [clause, short]
}

function isEnd(sentence: string, at: number, unit: Unit, language: PhrasingLanguage): boolean {
  const rest = sentence.slice(at)
  if (rest === '') return true
  if (!/^（.*）$/.test(rest)) return false
  return placeEnds(sentence, at + 1, unit, language).includes(sentence.length - 1)
}

/** The indexes given, and those behind one of the words that begins there. */
function through(
  sentence: string,
  from: readonly number[],
  words: readonly string[],
  mark: boolean,
): number[] {
  const next = from.flatMap((at) =>
    words
      .filter((word) => sentence.startsWith(word, at))
      .flatMap((word) => [at + word.length, ...(mark ? comma(sentence, at + word.length) : [])]),
  )
  return [...new Set([...from, ...next])]
}

function comma(sentence: string, at: number): number[] {
  return /[，：]/.test(sentence[at] ?? '') ? [at + 1] : []
}
