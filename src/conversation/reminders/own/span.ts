/** A range of a text, half-open. */
export type Span = readonly [start: number, end: number]
