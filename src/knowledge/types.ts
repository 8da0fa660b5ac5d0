import type { CalendarUnit, CivilDate } from '../calendar/index.ts'
import type { ParsedRegulation, Provision, Ref } from '../regulation/index.ts'
import type { Finding } from './findings.ts'
import type { TitleRules, Vocabulary } from './titles-schema.ts'

export type PeriodUnit = CalendarUnit
export type ObligationKind = 'personal' | 'institutional'

/** Whose regulation it is, the widest first: the nation's, a province's, a city's, a county's, a town's. */
export type Authority = 'nation' | 'province' | 'prefecture' | 'county' | 'town'

export interface RegulationMeta {
  id: string
  /** Versions of one regulation share it; at most one of them is in force on any day. */
  series: string
  fullName: string
  /** 枣庄办法 */
  shortName: string
  /** Other names people use: 枣庄市实施办法, 室字〔2019〕88号 … */
  aliases: string[]
  documentNumber: string | null
  issuers: string[]
  issued: CivilDate
  /** First day on which it binds. */
  inForce: CivilDate
  /** First day on which it no longer binds; null while in force. */
  repealed: CivilDate | null
  /** Why `inForce` is read so, with the provision, where the text prints no date. */
  inForceNote?: string
  authority: Authority
  region: {
    name: string
    aliases: string[]
    /** Places inside the region, each a name by which people call it. */
    places: string[]
    /** Names of the regions around it, the widest first, without the nation: 山东省 of 枣庄市. */
    within: string[]
  }
  /** Ids of `KnowledgePack.levels`, in order. */
  levels: string[]
  /** Slips of the source and what was done about each. */
  slips: { ref: Ref; source: string; reading: string; note: string }[]
}

export interface Post {
  regulation: string
  id: string
  /** 岗位 in the words of the regulation. */
  name: string
  institution: boolean
  /** province | prefecture | county | town | department … used to ask region → level → post. */
  level: string
  levelName: string
  /** Provisions that hold this post's duties, the post's own list first. */
  duties: Ref[]
  /** A few everyday titles at `level`, for buttons and examples. */
  titles: string[]
  /** Every level at which the post exists, with its titles there; the first is `level`. */
  at: { level: string; levelName: string; titles: string[] }[]
}

/** A level of posts within a regulation, for asking region → level → post. */
export interface Level {
  /** province | county | department | town */
  id: string
  /** 区（市） */
  name: string
  /** Where the text binds this level only by reference: 依第二条第二款参照执行. */
  note?: string
}

/** A frequency rule. Validity is half-open: `from` ≤ day < `to`. */
export interface Obligation {
  id: string
  regulation: string
  ref: Ref
  quote: string
  posts: string[]
  activity: string
  count: number
  period: PeriodUnit
  /** The count is due every so many of `period`: 每2个月 is 2 of month. */
  every: number
  kind: ObligationKind
  from: CivilDate
  to: CivilDate | null
  reading?: string
}

/** Periodic but not countable: shown, never scored. */
export interface UncountedDuty {
  id: string
  regulation: string
  ref: Ref
  quote: string
  posts: string[]
  /** Why no number: shown when asked. */
  reason: string
}

/** Words that speak of a period and are yet no frequency rule, with the reason. */
export interface NotedPhrase {
  ref: Ref
  quote: string
  reason: string
}

export interface Activity {
  id: string
  /** 带队检查 */
  name: string
  /** Words by which people report it; only of an activity that an imported regulation brings. */
  words?: string[]
}

/**
 * `shipped` with the product, every provision annotated with its topics; `imported` by its users: the text, and what
 * they accepted of posts and rules, nothing more.
 */
export type PackOrigin = 'shipped' | 'imported'

export interface KnowledgePack {
  origin: PackOrigin
  meta: RegulationMeta
  regulation: ParsedRegulation
  levels: Level[]
  posts: Post[]
  obligations: Obligation[]
  uncounted: UncountedDuty[]
  phrases: NotedPhrase[]
  /** Which post each everyday title means; read by `matchPosts`. */
  titleRules: TitleRules
}

export interface Knowledge {
  /** The folder it was loaded from; other folders of the product keep further files there. */
  dir: string
  packs: KnowledgePack[]
  /** Imported regulations that cannot be used as their files are, with what is wrong; the others are loaded. */
  leftOut: { folder: string; findings: Finding[] }[]
  activities: Activity[]
  /** How titles are built; read by `matchPosts`. */
  vocabulary: Vocabulary
  pack(regulation: string): KnowledgePack | undefined
  provision(ref: Ref): Provision | undefined
  post(regulation: string, id: string): Post | undefined
  obligation(id: string): Obligation | undefined
}

/** A post of one regulation that a title may mean. */
export interface PostMatch {
  regulation: string
  /** Empty where `by.relation` is `not-bound`: the regulation holds no duty list for this title. */
  post: string
  /** 1 = the title means exactly this; lower = one of several readings. */
  score: number
  /** The words of the text that gave the match. */
  words: string
  /** Set where the text does not bind this title directly: the provision that says so (参照执行, 不在适用范围). */
  by?: { ref: Ref; relation: 'by-reference' | 'not-bound'; note: string }
}
