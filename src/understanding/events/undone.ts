import type { Cues } from '../intent/cues.ts'
import { indexOf } from '../vocabulary/index.ts'
import type { Event } from './event.ts'
import type { Piece } from './pieces.ts'
import type { Reading } from './read.ts'

/** What turns a thing that fell through into one that was done after all. */
export const RESULTED = /结果|最后|后来|最终|还是|但|不过|临时改|改去|转而|改成去|就去|换(?:我|成)|改由我/
const NOT_YET = /还没|尚未|从未|一直没|迟迟没/
/** 没 or 未 right before the act, with no more than an adverb between. */
const JUST_BEFORE = /(?:没有?|未(?!成年)|不曾)[^,。;]{0,3}$/
/** The person did something after all: 周一没去成，周三补的. */
const AFTER_ALL = /补|改|后来|又去|再去/

/** 没来得及拍照: it took place, only the note of it is missing. */
const NOT_NOTED = /没(?:来得及|顾得?上|时间|空)[^,。;]{0,4}(?:拍|记|录|登|写|填|报|发|传|整理)/

/** 书记没去: somebody else stayed away. */
const OTHERS_ABSENT =
  /(?:书记|[区县市镇乡局]长|主任|部长|老板|法人|厂长|负责人)(?:本人)?(?:因[^,。;]{1,8})?(?:没|未)有?(?:去|来|到|参加|在)/g
/** 检查了，没带队: it took place all the same. */
const NOT_LED = /^\s*(?:我|本人)?没有?带队\s*$/
/** 带队检查：未完成, 调研：0次, 缺一次 */
const NONE_DONE = /^\s*(?:未完成|没完成|未开展|没有|无|零|0)\s*$/
const ZERO = /[(](?:未完成|没完成|未开展|没做)[)]|(?<![\d.])0次|零次|[缺差欠][一二两\d]次/

/** Whether an event is negated in its clause, or undone by what the sentence or the next one goes on to say. */
export function isUndone(event: Event, reading: Reading, cues: Cues): boolean {
  return (
    isZero(event) || isNegated(event, cues) || isSaidNotMe(event, cues) || fellThrough(event, reading, cues)
  )
}

function isZero({ head, details }: Event): boolean {
  const value = head.mark === ':' ? (details[0]?.text ?? '') : ''
  return ZERO.test(head.text) || NONE_DONE.test(value) || ZERO.test(value)
}

function isNegated({ head, anchor }: Event, cues: Cues): boolean {
  const { text } = head
  if (NOT_YET.test(text) || JUST_BEFORE.test(text.slice(0, anchor.at))) return true
  const direct = indexOf(cues.undone.direct, text)
  if (direct >= 0 && direct <= anchor.at + 4 && !RESULTED.test(text.slice(direct, anchor.at))) return true
  const outcome = indexOf(cues.undone.outcome, text)
  return outcome >= 0 && (outcome > anchor.at || !RESULTED.test(text.slice(outcome, anchor.at)))
}

function isSaidNotMe({ head, leadIn }: Event, cues: Cues): boolean {
  if (cues.notMe.test(head.text)) return true
  const at = leadIn.findLastIndex(
    (piece) => cues.notMe.test(piece.text) || cues.undone.direct.test(piece.text),
  )
  const said = leadIn[at]
  if (!said) return false
  const after = [...leadIn.slice(at + 1), head]
  if (after.some((piece) => AFTER_ALL.test(piece.text) || RESULTED.test(piece.text))) return false
  if (cues.notMe.test(said.text)) return !after.some((piece) => piece.mentions.length > 0)
  return at === leadIn.length - 1 && head.mentions.length === 0 && !/^.{0,4}(?:去|到|改)/.test(head.text)
}

/** 带队检查加油站，临时有事取消了。 */
function fellThrough({ head, details }: Event, reading: Reading, cues: Cues): boolean {
  const following = details.filter((piece) => piece.sentence <= head.sentence + 1)
  const isNext = (piece: Piece) =>
    piece.start > head.start && !details.includes(piece) && piece.sentence === head.sentence
  const next = reading.pieces.find(isNext)
  return (
    following.some(
      (piece) =>
        cues.undone.outcome.test(
          piece.text.replace(NOT_NOTED, '').replace(OTHERS_ABSENT, '').replace(NOT_LED, ''),
        ) || cues.notMe.test(piece.text),
    ) ||
    (next !== undefined && cues.notMe.test(next.text))
  )
}
