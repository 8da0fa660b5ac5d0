/** Regulations that users bring: kept below the data folder, reviewed by a person, loaded beside the shipped ones. */
import type { CivilDate } from '../calendar/index.ts'
import type { Draft, DraftedPack, DraftedPhrase, DraftedPost } from '../drafting/index.ts'
import type { Authority, Finding, RegulationMeta } from '../knowledge/index.ts'
import type { Ref } from '../regulation/index.ts'

/** Where a warning stands: a provision where there is one, else words that name the place. */
export interface ImportWarning {
  ref: Ref | null
  place: string
  message: string
}

/** What `zhaodan import` says of a file. */
export interface ImportReport {
  file: string
  /** Id under which it is kept. */
  regulation: string
  title: string | null
  chapters: number
  articles: number
  items: number
  annexes: number
  warnings: ImportWarning[]
}

/** What `zhaodan import --dry-run` says of a file. */
export interface DryRunReport {
  file: string
  title: string | null
  /** Numbers of the articles in the order of the text: `1`, `2`, `2-1`. */
  articles: string[]
  items: number
  /** Characters without white space: of the source's text, and of all that was kept of it. */
  charsIn: number
  charsOut: number
  annex: boolean
  warnings: ImportWarning[]
}

/** `text`: answered from, nothing is due by it; `draft`: a review has begun; `accepted`: its rules are in force. */
export type ImportState = 'text' | 'draft' | 'accepted'

export interface ImportedRegulation {
  meta: RegulationMeta
  state: ImportState
  importedAt: string
  /** Name of the file as it was brought; the file itself is kept beside. */
  sourceName: string
  /** SHA-256 of the file: the same file is not imported twice. */
  sourceHash: string
  /** How often a review of it was finished. */
  revision: number
  /** Decisions that are not in force yet: the review goes on. */
  openDecisions: number
  warnings: ImportWarning[]
  /** Why it cannot be used as its files are; empty where it can. */
  findings: Finding[]
}

export type Verdict = 'accept' | 'change' | 'reject'

/** One decision of a reviewer; appended, never edited. The last one on a subject holds. */
export interface ReviewDecision {
  at: string
  by: string
  /**
   * `d:REF:N` a draft, `p:ID` a post, `n:REF:N` a phrase, `m` the metadata, `new:N` a rule added by hand; REF without
   * the regulation's id (`#6.1`), N counts from 1 among those of one provision.
   */
  subject: string
  verdict: Verdict
  /** Asked for with every change and rejection. */
  reason: string | null
  /**
   * What holds by it, of the shape of the draft: where accepted, the proposal as it was then, so that a later version
   * of the drafter changes nothing that a person accepted.
   */
  value: unknown
}

/** A decision as it is handed in: `value` is asked for with a change alone. */
export type NewDecision = Pick<ReviewDecision, 'subject' | 'verdict'> & {
  reason?: string | null | undefined
  value?: unknown
}

/** What a reviewer confirms of a text as a document. */
export interface ReviewedMeta {
  fullName: string
  shortName: string
  documentNumber: string | null
  issuers: string[]
  issued: CivilDate
  inForce: CivilDate
  inForceNote: string | null
  repealed: CivilDate | null
  authority: Authority
  region: { name: string; within: string[] }
  /** Id of the regulation of which this is another version; null where it stands alone. */
  replaces: string | null
}

/** Fields of the metadata that the text does not say and that were filled in, each with why. */
export type Guesses = Partial<Record<keyof ReviewedMeta, string>>

/** A frequency rule as a reviewer may put it. */
export type ReviewedRule = Pick<
  Draft,
  'ref' | 'quote' | 'who' | 'what' | 'count' | 'period' | 'posts' | 'kind' | 'reading' | 'activity'
> & {
  /** An activity that is not among the known ones; it takes the place of `activity`. */
  newActivity?: { name: string; words: string[] } | undefined
}

export interface ItemOf<Kind extends string, Value> {
  subject: string
  kind: Kind
  /** null for a rule or post added by hand. */
  proposal: Value | null
  decision: ReviewDecision | null
  /** What holds now: as decided, else as proposed; null where it was rejected. */
  value: Value | null
}

export type ReviewItem =
  | ItemOf<'post', DraftedPost>
  | ItemOf<'rule', ReviewedRule & Partial<Draft>>
  | ItemOf<'phrase', DraftedPhrase>

/** A review as it stands: proposals, decisions, what is missing before it becomes a pack. */
export interface Review {
  regulation: string
  state: ImportState
  revision: number
  /** Decisions that are not in force yet. */
  openDecisions: number
  proposals: DraftedPack
  decisions: ReviewDecision[]
  meta: { value: ReviewedMeta; guesses: Guesses; decision: ReviewDecision | null }
  /** Posts, then rules and phrases in the order of the text, then what was added by hand. */
  items: ReviewItem[]
  /** Activities to choose from, the regulation's own among them. */
  activities: { id: string; name: string }[]
  /** By subject of a rule: that one thing done would count for it and for other rules with other words. */
  shared: Record<string, string>
  /** What keeps it from being accepted, one sentence each with its place; empty where nothing does. */
  missing: string[]
  inForce: CivilDate | null
}

/** An import as it went; `already` where the same file or text was there before and nothing was kept. */
export interface Imported {
  report: ImportReport
  already: boolean
}

/** A review that was to be finished: its rules are in force, or what is still to be done. */
export type Finished = { ok: true; revision: number } | { ok: false; missing: string[]; findings: Finding[] }
