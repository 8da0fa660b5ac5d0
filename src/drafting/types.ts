/** Posts and frequency rules proposed out of a regulation's words. Nothing of it holds before a person accepted it. */
import type { Activity, Authority, ObligationKind } from '../knowledge/index.ts'
import type { Ref } from '../regulation/index.ts'

export type DraftUnit = 'day' | 'week' | 'month' | 'quarter' | 'half-year' | 'year'

/** A frequency rule as the text seems to say it. */
export interface Draft {
  ref: Ref
  /** Number of the article: `6`, `10-1`. */
  article: string
  /** Number of the item inside it (`1`, `1.2`); null where it stands in none. */
  item: string | null
  /** Verbatim words of `ref`. */
  quote: string
  /** Who is bound, in the words of the text: 政府主要负责人. */
  who: string
  /** What is to be done, in the words of the text, without who and how often: 带队检查. */
  what: string
  /** The least number a period; 1 where the text prints none. */
  count: number
  /** The number is a floor (至少, 不少于, 以上). A printed number without such words is read as one too. */
  atLeast: boolean
  period: { n: number; unit: DraftUnit }
  /** 0–1; below 0.5 it is shown apart as a guess. */
  confidence: number
  /** The number of times is printed. */
  printed: boolean
  /** The activity that `what` means, one of the known ones or of `DraftedPack.activities`; null where it is unclear. */
  activity: string | null
  /** Ids of `DraftedPack.posts`. */
  posts: string[]
  kind: ObligationKind
  /** A reading that the text leaves open, to be confirmed by who reviews; null where it leaves none. */
  reading: string | null
}

/** A post that the text names with duties of its own. */
export interface DraftedPost {
  /** Lower-case letters, digits, hyphens; unique in the regulation. */
  id: string
  /** In the words of the text. */
  name: string
  institution: boolean
  /** Provisions that hold its duties. */
  duties: Ref[]
  /** Level ids as the shipped packs use them (`province`, `prefecture`, `county`, `department`, `town`), with titles. */
  at: { level: string; titles: string[] }[]
}

/** Words that speak of a period and are proposed as no rule, with the reason (of phrases.yaml). */
export interface DraftedPhrase {
  ref: Ref
  quote: string
  reason: string
  /** `uncounted`: a periodic duty without a number; `noted`: no duty of frequency at all. */
  as: 'uncounted' | 'noted'
  posts: string[]
}

/** Everything that is proposed of one regulation: each frequency phrase of the text stands in a draft or in a phrase. */
export interface DraftedPack {
  posts: DraftedPost[]
  drafts: Draft[]
  phrases: DraftedPhrase[]
  /** Activities that no known one fits; see `ownActivitiesSchema`. */
  activities: Required<Activity>[]
}

/** What a text says of itself; null where it does not. */
export interface DraftedMeta {
  fullName: string | null
  shortName: string | null
  documentNumber: string | null
  issuers: string[]
  /** YYYY-MM-DD */
  issued: string | null
  inForce: string | null
  /** Why `inForce` is read so, with the provision. */
  inForceNote: string | null
  authority: Authority | null
  region: { name: string; within: string[] } | null
  /** What a person should look at of `region` and `authority`: a name in no list, or of several places; null where the text says it all. */
  regionNote: string | null
}
