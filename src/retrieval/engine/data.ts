import type { PairTable } from './pair-table.ts'

/** Documents of one segment: their numbers fit 16 bits there, which halves the postings. */
export const SEGMENT_SIZE = 32_768

/** Everything about up to {@link SEGMENT_SIZE} neighbouring documents. */
export interface Segment {
  /** Number of its first document. */
  base: number
  size: number
  /** By term number: where its postings start; one more at the end. Terms of later segments are not in it. */
  starts: Uint32Array
  /** Postings: document numbers less `base`, ascending for each term. */
  documents: Uint16Array
  /** Postings: saturated BM25F frequency, 0–1 as 0–65535. */
  impacts: Uint16Array
  /** Words of the bodies as `word-codes.ts` writes them, and where each document's start; one more at the end. */
  wordBytes: Uint8Array
  wordStarts: Uint32Array
  /** Normalised bodies in UTF-16, and where each starts; one more at the end. */
  text: Uint16Array
  textStarts: Uint32Array
}

/** Distinct texts that many documents share: headings. */
export interface SharedTexts {
  texts: string[]
  wordBytes: Uint8Array
  wordStarts: Uint32Array
}

/** An index as it lies in memory; immutable once built. */
export interface IndexData {
  ids: string[]
  groupKeys: string[]
  /** Normalised. */
  groupNames: string[]
  groupOf: Uint32Array
  placeOf: Uint32Array
  articleOf: Uint16Array
  lengthOf: Uint32Array
  /** Documents by group, and where each group's start; one more at the end. */
  groupDocuments: Uint32Array
  groupStarts: Uint32Array
  paths: SharedTexts
  pathOf: Uint32Array
  words: Map<string, number>
  pairs: PairTable
  /** By term number: documents that have it. */
  frequencies: Uint32Array
  segments: Segment[]
}
