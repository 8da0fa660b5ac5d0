import type { Failed } from './asking.ts'
import { canonical } from './canonical.ts'
import type { Held } from './compose.ts'
import type { Segment, Source } from './types.ts'
import { listInPart, verifySegment } from './verify.ts'
import type { PhrasingLanguage } from './words.ts'

/** Segments that one answer may have. */
export const MOST_SEGMENTS = 12

type Slot = { held: Held[] } | { failed: Failed } | { dropped: true }

/**
 * The segments of one answer as they arrive, each verified once. What is asked for again takes the place of what
 * failed, in order; what comes beyond that goes to the end.
 */
export class Collection {
  readonly #sources: readonly Source[]
  readonly #question: string
  readonly #language: PhrasingLanguage
  readonly #onHeld: () => void
  #slots: Slot[] = []
  /** Indexes of slots that the current round fills; null in the first. */
  #again: number[] | null = null
  #taken = 0

  /** @param onHeld called after each segment that holds */
  constructor(sources: readonly Source[], question: string, language: PhrasingLanguage, onHeld: () => void) {
    this.#sources = sources
    this.#question = question
    this.#language = language
    this.#onHeld = onHeld
  }

  /** @param segments all that has arrived in this round; those seen before are passed over. */
  take(segments: readonly Segment[]): void {
    for (const segment of segments.slice(this.#taken, MOST_SEGMENTS)) {
      const at = this.#again === null ? this.#slots.length : (this.#again[this.#taken] ?? this.#slots.length)
      this.#taken += 1
      const slot = this.#slotOf(segment)
      this.#slots[at] = slot
      if ('held' in slot) this.#onHeld()
    }
  }

  /** From here on segments take the place of those that failed; one that nothing replaces is given up. */
  askAgain(): void {
    this.#again = this.#slots.flatMap((slot, at) => ('failed' in slot ? [at] : []))
    for (const at of this.#again) this.#slots[at] = { dropped: true }
    this.#taken = 0
  }

  /** What holds, in order. */
  held(): Held[] {
    return this.#slots.flatMap((slot) => ('held' in slot ? slot.held : [])).slice(0, MOST_SEGMENTS)
  }

  failed(): Failed[] {
    return this.#slots.flatMap((slot) => ('failed' in slot ? [slot.failed] : []))
  }

  #slotOf(segment: Segment): Slot {
    const verified = verifySegment(segment, this.#sources, this.#question, this.#language)
    if (!verified.holds) return { failed: { segment, fault: verified.fault, at: verified.at } }
    const { same } = this.#language.words
    const said = canonical(segment.text, same)
    if (this.held().some((one) => canonical(one.segment.text, same) === said)) return { dropped: true }
    const { bearers, unplaced, said: sentences } = verified
    if (listInPart([...this.held().flatMap((one) => one.said), ...sentences]))
      return { failed: { segment, fault: 'rearranged', at: sentences[0]?.text ?? '' } }
    return { held: [{ segment, bearers, unplaced, said: sentences }] }
  }
}
