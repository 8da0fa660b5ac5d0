import type { Anchor } from '../activities/anchor.ts'
import type { ActivityPatterns } from '../activities/patterns.ts'
import type { DateMention } from '../dates/index.ts'
import type { Cues } from '../intent/cues.ts'
import type { Event } from './event.ts'
import type { Piece } from './pieces.ts'
import type { Reading } from './read.ts'
import { hasDay, isTrailing, LOOKED_INTO, timesOf } from './wording.ts'

/** A message longer than this is a report, in which a weak wording is a detail. */
const LONG = 200

export interface BoundaryTools {
  reading: Reading
  patterns: ActivityPatterns
  cues: Cues
  /** Finds the words after which something further may begin, at the start of a piece. */
  sequel: RegExp
}

/** Whether a piece that names an activity begins an event of its own or goes on about the current one. */
export function beginsEvent(
  piece: Piece,
  anchor: Anchor,
  current: Event | null,
  pending: readonly DateMention[],
  tools: BoundaryTools,
): boolean {
  if (!current) return true
  if (isTrailing(piece, anchor)) return false
  if (hasDay(pending)) return true
  const said = goesOnAbout(piece, anchor, current, tools)
  if (said !== null) return said
  if (timesOf(piece).length > 0) return true
  const turn = tools.sequel.exec(piece.text)
  if (turn && turn.index <= 4)
    return anchor.strong || (anchor.family === 'other' && tools.cues.done(piece.text))
  return isFurther(piece, anchor, current, tools)
}

/** Wording that settles it either way; null where it does not. */
function goesOnAbout(piece: Piece, anchor: Anchor, current: Event, tools: BoundaryTools): boolean | null {
  const { patterns } = tools
  const toOthers = /^\s*(?:并|当场|现场)?(?:责成|责令|督促|要求|提醒|叮嘱)/.test(piece.text)
  if (current.anchor.family === 'field' && toOthers && timesOf(piece).length === 0) return false
  // 我在家开会: why somebody else went.
  if (/^\s*我在(?:家|外|单位|办公室)/.test(piece.text)) return false
  // 是中心组的: more about what was just said.
  if (/^\s*(?:是|算是|属于)/.test(piece.text) && piece.mentions.length === 0) return false
  if (/^.{0,2}(?:结果|后来|最后|最终|临时)(?:又)?改[查去成到]/.test(piece.text)) return true
  if (anchor.strong && /^.{0,2}(?:换我|改由我|我自己|我又|结果|后来|最后|最终)/.test(piece.text)) return true
  const inMeeting = current.anchor.family === 'meeting'
  if (inMeeting && /^\s*(?:会议|会上|与会|大家)/.test(piece.text)) return false
  // 副区长郑某主持会议并讲话: who held what was just told.
  if (inMeeting && /主持(?:了)?(?:会议|本次会议|并讲话)\s*(?:并|$)/.test(piece.text)) return false
  if (isRestated(piece, anchor, current, tools.reading)) return true
  const agenda = inMeeting && patterns.agendaStart.test(piece.text)
  return agenda && !hasDay(piece.mentions) && !patterns.lead.test(piece.text) ? false : null
}

/** A further sentence with a day of its own behind: 带队检查学校，3日；带队检查网吧，5日. */
function isRestated(piece: Piece, anchor: Anchor, current: Event, reading: Reading): boolean {
  if (!anchor.strong || piece.sentence === current.head.sentence) return false
  return reading.pieces.some(
    (each) => each.sentence === piece.sentence && each.start > piece.start && hasDay(each.mentions),
  )
}

/** Without a day or a word such as 随后: another kind of activity, or another meeting that was held. */
function isFurther(
  piece: Piece,
  anchor: Anchor,
  current: Event,
  { reading, patterns }: BoundaryTools,
): boolean {
  const { family } = current.anchor
  const inspecting = family === 'field' && !anchor.lead && anchor.family !== 'meeting'
  if (inspecting && LOOKED_INTO.test(piece.text)) return false
  if (!anchor.strong) {
    return piece.line !== current.head.line && anchor.family !== 'other' && reading.text.length <= LONG
  }
  if (anchor.family !== family) return anchor.family !== 'training' || family !== 'meeting'
  if (anchor.attend !== current.anchor.attend) return true
  return anchor.family === 'meeting' && piece.text !== current.headText && patterns.host.test(piece.text)
}
