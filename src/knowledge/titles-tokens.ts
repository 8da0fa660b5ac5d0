import type { RankWord, TitleLevel, TitlePortfolio, TitleSide, Vocabulary } from './titles-schema.ts'

/** 区长, 书记, 主任 … */
export type OfficeEntry = Vocabulary['offices'][number]
/** 区委, 街道办, 应急局 … */
export interface OrganEntry {
  side: TitleSide
  level?: TitleLevel | undefined
  usualLevel?: TitleLevel | undefined
  department: string | null
}
/** A region or a place in it. */
export interface PlaceEntry {
  /** Regulations of the region: one, or the versions of one. */
  regulations: string[]
  level: TitleLevel
}

/** Half-open range in the text. */
interface Span {
  word: string
  start: number
  end: number
}
/** A part of a text that matters to titles; `text` is all the rest. */
export type Token = Span &
  (
    | { kind: 'office'; entry: OfficeEntry }
    | { kind: 'organ'; entry: OrganEntry }
    | { kind: 'level'; level: TitleLevel }
    | { kind: 'place'; entry: PlaceEntry }
    | { kind: 'rank'; rank: RankWord }
    | { kind: 'portfolio'; portfolio: TitlePortfolio | null; headless: boolean }
    | { kind: 'filler' | 'joiner' | 'open' | 'close' | 'punct' | 'text' }
  )
/** A token without its place in a text. */
export type Payload = Token extends infer T ? (T extends Token ? Omit<T, keyof Span> : never) : never
