/** Regulations that users bring: kept below the data folder, reviewed by a person, loaded beside the shipped ones. */
import type { CivilDate } from '../calendar/index.ts'
import type { DraftedPack } from '../drafting/index.ts'
import type { Finding, RegulationMeta } from '../knowledge/index.ts'
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
  warnings: ImportWarning[]
  /** Why it cannot be used as its files are; empty where it can. */
  findings: Finding[]
}

/** One decision of a reviewer; appended, never edited. The last one on a subject holds. */
export interface ReviewDecision {
  at: string
  by: string
  /** `d:REF:N` a draft, `p:ID` a post, `n:REF:N` a phrase, `m` the metadata, `new:N` a rule added by hand. */
  subject: string
  verdict: 'accept' | 'change' | 'reject'
  /** Asked for with every change and rejection. */
  reason: string | null
  /** What it is instead, where changed; of the shape of the draft. */
  value: unknown
}

/** A review as it stands: proposals, decisions, what is missing before it becomes a pack. */
export interface Review {
  regulation: string
  proposals: DraftedPack
  decisions: ReviewDecision[]
  /** What keeps it from being accepted, one sentence each with its place; empty where nothing does. */
  missing: string[]
  inForce: CivilDate | null
}
