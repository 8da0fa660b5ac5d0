/** Whether words report an activity as the writer's own and done, by the deterministic rules. */
import type { CivilDate } from '../../calendar/index.ts'
import type { Knowledge } from '../../knowledge/index.ts'
import { type Understanding, type UnderstoodActivity, understand } from '../../understanding/index.ts'
import { createVoice } from './voice.ts'
import type { InterpretationWords } from './words.ts'

export interface Claim {
  activity: string
  words: string
  place: string | null
}

export interface Scene {
  said: string
  /** The deterministic reading of `said`. */
  understood: Understanding
  today: CivilDate
  posts: readonly string[]
}

/** The rows that a claim comes to, and the notes on their days; null where the rules do not bear it out. */
export type Reported = (
  claim: Claim,
  scene: Scene,
) => { rows: UnderstoodActivity[]; notes: string[]; start: number; end: number } | null

const LONGEST_WORDS = 60
const LONGEST_PLACE = 30
const SENTENCE_END = /[。；;！!？?\n]/
/** 溜达了的是老王, 溜达了没: what comes after the words turns them. */
const TURNED = /^\s*(?:的|吗|么|没|不|呢|吧|才怪)/
const QUOTED = /[“"「『][^”"」』]*[”"」』]/g

export function createReported(knowledge: Knowledge, words: InterpretationWords): Reported {
  const done = new RegExp(words.done)
  const unlikeDone = new RegExp(words['unlike-done'])
  const ofWork = new RegExp(words['of-work'])
  const unlikeWork = new RegExp(words.private)
  const evidence = new Map(Object.entries(words.evidence).map(([id, source]) => [id, new RegExp(source)]))
  const about = new Map(Object.entries(words.about).map(([id, source]) => [id, new RegExp(source)]))
  const unlikeOwn = new RegExp(words['unlike-own'])
  const isOwn = createVoice(words)

  return (claim, scene) => {
    const { said, understood, today, posts } = scene
    const as = words['said-as'][claim.activity]
    const start = said.indexOf(claim.words)
    const end = start + claim.words.length
    if (as === undefined || start < 0 || said.indexOf(claim.words, start + 1) >= 0) return null
    if (claim.words.length < 2 || claim.words.length > LONGEST_WORDS || SENTENCE_END.test(claim.words))
      return null
    const sentence = sentenceAt(said, start, end)
    if (!done.test(sentence) || unlikeDone.test(sentence)) return null
    if (!evidence.get(claim.activity)?.test(claim.words)) return null
    if (about.get(claim.activity)?.test(sentence) === false) return null
    if (!ofWork.test(sentence) || unlikeWork.test(sentence)) return null
    if (TURNED.test(said.slice(end))) return null
    if (unlikeOwn.test(said) || isQuoted(said, start, end) || !isOwn(said, start, end)) return null

    const open = { today, posts, undated: 'open' as const }
    // What the rules read in the same sentence is most likely the same event.
    if (understand(sentence, open, knowledge).activities.length > 0) return null

    // The rules judge the message as if these words named the activity as people usually do.
    const told = understand(said.slice(0, end) + as + said.slice(end), open, knowledge)
    if (
      told.intent !== 'log' ||
      told.actor !== undefined ||
      told.planned.length > understood.planned.length
    ) {
      return null
    }
    const rows = without(told.activities, understand(said, open, knowledge).activities)
    if (!rows || rows.length === 0 || rows.some(({ activity }) => activity !== claim.activity)) return null
    if (rows.some((row) => understood.activities.some((known) => isSame(row, known)))) return null
    const place = placeIn(claim.place, sentence)
    return { rows: rows.map((row) => ({ ...row, place })), notes: told.notes, start, end }
  }
}

/** `rows` less `known`; null where one of `known` is no longer among them. */
function without(
  rows: readonly UnderstoodActivity[],
  known: readonly UnderstoodActivity[],
): UnderstoodActivity[] | null {
  const left = [...rows]
  for (const one of known) {
    const at = left.findIndex(
      ({ activity, date, count }) => activity === one.activity && date === one.date && count === one.count,
    )
    if (at < 0) return null
    left.splice(at, 1)
  }
  return left
}

/** The same activity on the same day, or on one not known: told twice rather than done twice. */
function isSame(row: UnderstoodActivity, known: UnderstoodActivity): boolean {
  if (known.activity !== null && known.activity !== row.activity) return false
  return row.date === null || known.date === null || row.date === known.date
}

/** The sentences that hold `start` to `end`, with their last mark: a question mark tells. */
function sentenceAt(said: string, start: number, end: number): string {
  let from = start
  while (from > 0 && !SENTENCE_END.test(said[from - 1] as string)) from--
  const to = said.slice(end).search(SENTENCE_END)
  return said.slice(from, to < 0 ? said.length : end + to + 1)
}

function isQuoted(said: string, start: number, end: number): boolean {
  return [...said.matchAll(QUOTED)].some(
    ({ index, 0: quoted }) => start < index + quoted.length && index < end,
  )
}

function placeIn(place: string | null, sentence: string): string | null {
  const named = place?.trim() ?? ''
  const fits = named.length >= 2 && named.length <= LONGEST_PLACE && !/[，,。；;？?！!\n]/.test(named)
  return fits && sentence.includes(named) ? named : null
}
