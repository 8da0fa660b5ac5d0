import type { Anchor } from '../activities/anchor.ts'
import type { DateMention, Hint } from '../dates/index.ts'
import type { Piece } from './pieces.ts'

/** Something that the message speaks of as one activity, with everything said about it. */
export interface Event {
  anchor: Anchor
  head: Piece
  /** What was said before it in the same sentence without naming an activity (本来想, 王区长后天). */
  leadIn: Piece[]
  /** What goes on about it. */
  details: Piece[]
  mentions: DateMention[]
  hint: Hint
  /** Text to classify by; of a line that only gives day and place, the heading's activity is in front. */
  headText: string
  /** Only a place follows an earlier event: 8号查了粮库，9号网吧. */
  elliptic: boolean
  /** What fell through before and is put off to another day. */
  moved: boolean
  /** Its days were said of something before it. */
  carried: boolean
}
