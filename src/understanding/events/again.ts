import type { Anchor } from '../activities/anchor.ts'

/** 20号又去了一趟: a further activity of which nothing but the day is said. */
export const UNNAMED: Anchor = {
  family: 'other',
  at: 0,
  strong: true,
  attend: false,
  delegate: false,
  lead: false,
}

/** 不对，是昨天: the day just given was a slip of the tongue. */
const SLIPPED = /^\s*(?:哦|噢|啊|呃|额|嗯)*(?:不对|不不|不是|不|说错了?|错了|记错了?)[啊哦呀]?\s*$/

/** 会是8号开的, 就是前天那个会 */
export const RETELLS = /^\s*(?:会|会议|活动|检查|培训|调研|时间)是|^\s*就是[^,。;]{0,10}那[个次场天]/

/** 又去了一趟, 也开了一次: something was done once more, without saying what. */
export function isAgain(rest: string): boolean {
  return /^[^,。;没未要想]{0,4}(?:又|也|还|再次|再)[^,。;没未要想]{0,3}(?:去|来|跑|开|搞|办|弄|看|转|走|做)(?:看|转|走)?(?:了|过)/.test(
    rest,
  )
}

/** Whether `text` gives another day in place of the one just said: …，不对，是昨天. */
export function mendsDay(before: string, text: string): boolean {
  return SLIPPED.test(before) && /^\s*(?:应该|应)?是/.test(text)
}
