/** Words typed wrong: homophones (尽职免则), and pinyin in Latin letters amid Chinese (zhuanzhi副主任). */
import { pinyin } from 'pinyin-pro'
import type { QuestionLanguage } from '../language/index.ts'

interface Sound {
  /** As it stands in the text: one character, or one syllable in Latin letters. */
  surface: string
  /** Without tone; null for what is no syllable. */
  syllable: string | null
  latin: boolean
}

const RUN = /[a-z]+|\p{Script=Han}+|[^a-z\p{Script=Han}]/gu
const LONGEST_SYLLABLE = 6

export type Speller = (text: string) => string

/**
 * Makes a corrector over the vocabulary's terms. A term of the same sound replaces what was typed where everything
 * else about it is right: all of it in pinyin, or at least half of its characters (and of two, one) correct. A word
 * of `keep` is never touched, nor what stands so in `sources`, the texts themselves. In and out: simplified, lower
 * case.
 */
export function createSpeller(
  { spelling }: Pick<QuestionLanguage, 'spelling'>,
  sources: readonly string[] = [],
): Speller {
  const written = sources.join('\n').replace(/[^\S\n]/g, '')
  const terms = new Map<string, string[]>()
  const loose = new Map<string, string[]>()
  const syllables = new Set<string>()
  let longest = 1
  for (const term of [...spelling.terms, ...spelling.pinyin]) {
    const sounds = syllablesOf(term)
    for (const syllable of sounds) syllables.add(syllable)
    longest = Math.max(longest, sounds.length)
    push(terms, sounds.join(' '), term)
    if (sounds.length >= 3) push(loose, sounds.map(blur).join(' '), term)
  }
  const known = new Set(spelling.terms)

  return (text) => {
    const sounds = soundsOf(text, syllables)
    const kept = keptPositions(text, sounds, spelling.keep)
    let out = ''
    for (let i = 0; i < sounds.length; ) {
      const found = termAt(sounds, i, { terms, loose, known, longest, kept, written })
      out += found === null ? (sounds[i] as Sound).surface : found.term
      i += found?.length ?? 1
    }
    return out
  }
}

interface Lookup {
  terms: Map<string, string[]>
  loose: Map<string, string[]>
  known: Set<string>
  longest: number
  kept: Set<number>
  /** Texts whose every word is right. */
  written: string
}

/** The longest term that begins at `i`, by sound; null where none does or the text has it right already. */
function termAt(sounds: Sound[], i: number, lookup: Lookup): { term: string; length: number } | null {
  for (let length = Math.min(lookup.longest, sounds.length - i); length >= 1; length--) {
    const span = sounds.slice(i, i + length)
    if (span.some(({ syllable }) => syllable === null)) continue
    const key = span.map(({ syllable }) => syllable).join(' ')
    const blurred = span.map(({ syllable }) => blur(syllable as string)).join(' ')
    const candidates = [...(lookup.terms.get(key) ?? []), ...(lookup.loose.get(blurred) ?? [])]
    const surface = span.map(({ surface }) => surface).join('')
    if (candidates.includes(surface)) return { term: surface, length }
    if (length > 1 && lookup.written.includes(surface)) continue
    const untouched = span.every((_, at) => !lookup.kept.has(i + at))
    const fit = candidates.find((term) => untouched && fits(term, span, lookup.known))
    if (fit !== undefined) return { term: fit, length }
  }
  return null
}

function fits(term: string, span: Sound[], known: Set<string>): boolean {
  const characters = [...term]
  const wrong = span.filter(({ surface, latin }, at) => !latin && surface !== characters[at]).length
  if (wrong === 0) return true
  if (!known.has(term) || span.length === 1) return false
  return wrong <= span.length / 2
}

function keptPositions(text: string, sounds: Sound[], keep: string[]): Set<number> {
  const starts: number[] = []
  let at = 0
  for (const { surface } of sounds) {
    starts.push(at)
    at += surface.length
  }
  const kept = new Set<number>()
  for (const word of keep) {
    for (let from = text.indexOf(word); from >= 0; from = text.indexOf(word, from + 1)) {
      starts.forEach((start, i) => {
        if (start >= from && start < from + word.length) kept.add(i)
      })
    }
  }
  return kept
}

function soundsOf(text: string, known: Set<string>): Sound[] {
  return [...text.matchAll(RUN)].flatMap(([run]): Sound[] => {
    if (/^[a-z]/.test(run)) {
      const split = splitLatin(run, known)
      if (split === null) return [{ surface: run, syllable: null, latin: true }]
      return split.map((syllable) => ({ surface: syllable, syllable, latin: true }))
    }
    if (!/^\p{Script=Han}/u.test(run)) return [{ surface: run, syllable: null, latin: false }]
    const characters = [...run]
    const sounds = syllablesOf(run)
    return characters.map((surface, i) => ({ surface, syllable: sounds[i] ?? null, latin: false }))
  })
}

/** A run of Latin letters as syllables of the vocabulary, longest first; null where it is none. */
function splitLatin(run: string, known: Set<string>): string[] | null {
  if (run === '') return []
  for (let length = Math.min(LONGEST_SYLLABLE, run.length); length >= 1; length--) {
    const head = run.slice(0, length)
    if (!known.has(head)) continue
    const rest = splitLatin(run.slice(length), known)
    if (rest !== null) return [head, ...rest]
  }
  return null
}

/** zh/z, ch/c, sh/s and the nasal endings, which dialects do not tell apart. */
function blur(syllable: string): string {
  return syllable.replace(/^([zcs])h/, '$1').replace(/([aei]n)g$/, '$1')
}

function syllablesOf(text: string): string[] {
  return pinyin(text, { toneType: 'none', type: 'array', v: true })
}

function push(map: Map<string, string[]>, key: string, value: string): void {
  const list = map.get(key)
  if (list) list.push(value)
  else map.set(key, [value])
}
