import { canonical } from './canonical.ts'
import { namesActor } from './fault.ts'
import { keepsSense } from './leaps.ts'
import { bodiesOf, headsOf } from './reading.ts'
import { type Asked, speaksOfOthers } from './subject.ts'
import type { Unit } from './units.ts'
import type { PhrasingLanguage } from './words.ts'

/** What the sentences of a segment are held against. */
export interface Bench {
  /** Units of the sources that the segment rests on. */
  units: Unit[]
  /** Units of all sources given. */
  all: Unit[]
  /** Words of the sources that the segment rests on, canonical, by source id. */
  words: ReadonlyMap<string, readonly string[]>
  asked: Asked
  /** Facts stand in the segment, so that what names nobody would be taken for the asker's. */
  personal: boolean
  language: PhrasingLanguage
}

/** A sentence that a unit bears. */
export interface Borne {
  unit: Unit
  /** Index of the sentence of the unit. */
  index: number
  /** It says itself where the law says so. */
  placed: boolean
}

/**
 * The unit that bears a sentence: joining words and whole clauses of one sentence of it, in order, leaving out nothing
 * that the rest leans on.
 * @param sentence canonical, without the mark at its end
 * @param before what the sentence before it in the segment was borne by
 */
export function bearerOf(sentence: string, before: Borne | null, bench: Bench): Borne | null {
  const { language, asked } = bench
  for (const unit of bench.units) {
    for (const [index, of] of unit.sentences.entries()) {
      if (!mayStand(index, unit, before)) continue
      for (const head of headsOf(sentence, unit, asked, language)) {
        for (const used of bodiesOf(sentence, head.end, of, unit, language)) {
          const reading = { head, used }
          if (!keepsSense(reading, of, unit, language)) continue
          const named = used.filter((k) => isNamed(of.clauses[k] as string, unit, bench)).length
          if (named === 0 || (named < used.length && used.length < of.clauses.length)) continue
          const own = used[0] === 0 && namesActor(of.clauses[0] as string, language)
          const placed = sentence.includes(canonical(unit.source.label, language.words.same))
          const common = unit.posts.every(({ institution }) => institution)
          const said = head.subject !== null || own || (placed && common)
          if (!said && needsSubject(unit, before?.unit ?? null, bench)) continue
          return { unit, index, placed }
        }
      }
    }
  }
  return null
}

/** Beyond duties, what follows a sentence of the law may lean on it: 已退休的，… is said right behind it or not at all. */
function mayStand(index: number, unit: Unit, before: Borne | null): boolean {
  if (unit.posts.length > 0 || index === 0 || unit.sentences[index]?.apart) return true
  return before?.unit === unit && before.index === index - 1
}

/** Whether the words that the segment names of a source reach a clause. */
function isNamed(clause: string, { source, leadIn }: Unit, { words }: Bench): boolean {
  return (words.get(source.id) ?? []).some(
    (said) =>
      said.includes(clause) ||
      said
        .split(/[，。；：！？]/)
        .some(
          (piece) => piece.length >= 2 && clause.includes(piece.replace(/^（[一二三四五六七八九十]+）/, '')),
        ) ||
      (leadIn !== '' && leadIn.includes(clause)),
  )
}

/** A duty that names nobody would be taken for that of whoever was spoken of last, or of whoever asks. */
function needsSubject(unit: Unit, before: Unit | null, { all, asked, personal }: Bench): boolean {
  if (unit.posts.length === 0) return false
  if (before !== null) return !samePosts(before, unit)
  if (personal) return true
  const mixed = all.some((other) => other.posts.length > 0 && !samePosts(other, unit))
  if (unit.posts.every(({ institution }) => institution)) return mixed || speaksOfOthers(asked, unit)
  return mixed || speaksOfOthers(asked, unit) || asked(unit.regulation).length === 0
}

function samePosts(a: Unit, b: Unit): boolean {
  return (
    a.regulation === b.regulation &&
    a.posts.length === b.posts.length &&
    a.posts.every(({ id }) => b.posts.some((post) => post.id === id))
  )
}
