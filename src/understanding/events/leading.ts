import type { Event } from './event.ts'

const SAID_LED = /(?<!不)(?:是|由)?(?:我|本人|俺)(?:亲自)?带(?:的)?队|(?<!不)是带队/
const SAID_ATTENDED = /^\s*(?:我|本人)(?:也|去|全程)?(?:参加|列席|出席|陪同|陪|在会上)/
const SAID_ALL_LED = /(?:都|均|全|全都)(?:是|由|为)?(?:我|本人|俺)?(?:亲自)?(?:带队|带的队|率队)/

/** 他带队; 我没带队: the writer only took part. */
const SAID_NOT_LED =
  /^\s*(?:是)?(?:他|她|他们|领导)(?:亲自)?(?:带队|带的队|牵头|主持)|^\s*(?:我|本人)?(?:没有?|并未|未)带队/

/** Who led, or that the person only attended, is said afterwards: 检查了加油站，我带的队; 会议召开，我参加了. */
export function ledAfterwards(event: Event, at: number, events: Event[]): Event {
  if (event.details.some((piece) => SAID_ATTENDED.test(piece.text) || SAID_NOT_LED.test(piece.text))) {
    return { ...event, anchor: { ...event.anchor, attend: true } }
  }
  if (event.anchor.lead || event.anchor.family !== 'field') return event
  const own = event.details.some(
    (piece) =>
      SAID_LED.test(piece.text) ||
      (piece.anchor?.lead && (/带队$|带的队$/.test(piece.text.trim()) || piece.text.trim().length <= 12)),
  )
  const all = events.slice(at).some((each) => each.details.some((piece) => SAID_ALL_LED.test(piece.text)))
  return own || all ? { ...event, anchor: { ...event.anchor, lead: true } } : event
}
