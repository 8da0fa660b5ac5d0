import type { CivilDate } from '../../../calendar/index.ts'
import { sanitize } from '../../../text/index.ts'
import { readWhen, type When } from './when.ts'

/** What may stand beside the day or time of a bare answer. */
const AROUND =
  /^(?:[\s,，。.!！:：~～]|改|换|调|成|到|在|为|就|是|吧|了|的|提醒|我|时间|日期|日子|那天|还是|那|用|好|行|可以|左右|请|帮|想|要|再|嗯|啊|呀|哦|呢)*$/

/** Reads a bare answer to the question when: 后天, 周五前, 改到下午3点半; null where the words say anything else. */
export function readTimeAnswer(text: string, today: CivilDate): When | null {
  const whole = sanitize(text).trim()
  if (whole.length > 40) return null
  const when = readWhen(whole, today)
  if (when.spans.length === 0 || when.after !== null) return null
  let rest = ''
  let at = 0
  for (const [start, end] of when.spans) {
    rest += whole.slice(at, start)
    at = end
  }
  return AROUND.test(rest + whole.slice(at)) ? when : null
}
