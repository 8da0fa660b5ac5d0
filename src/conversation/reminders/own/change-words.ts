import type { CivilDate } from '../../../calendar/index.ts'
import { foldWidth } from '../../../text/index.ts'
import { type About, isEmpty, readAbout } from './about.ts'
import { DECLINES } from './declines.ts'
import { readWhen, type When } from './when.ts'

/** What words want of reminders of one's own that stand already. */
export type OwnChange =
  /** `declined`: said as 不要提醒我…, not as 取消…的提醒. */
  { type: 'drop'; about: About; declined: boolean } | { type: 'move'; about: About; to: When; said: string }

const LEAD = '(?:请|麻烦|帮我|给我|我要|我想|我|能不能|可以|可不可以|那个?|先|还是|就|算了|不用了|[,，\\s])*'
const TAIL = '(?:了|吧|啊|啦|一下|掉|谢谢|可以吗|行吗|好吗|[,，\\s])*'
const NOUN = '(?:提醒|闹钟)'
const REMOVES = '取消|删除|删掉|删去|删|撤回|撤销|撤掉|撤|去掉|关掉|关闭|关了|停掉|移除|清除|作废'
const REMOVE = `(?:${REMOVES}|不要|不用|不需要|不必)`
const FORMS: [RegExp, declined: boolean][] = [
  [new RegExp(`^${LEAD}(?:把|将)?(.{1,24}?)${NOUN}(?:给我|都|全|也|先|请)*${REMOVE}${TAIL}$`), false],
  [new RegExp(`^${LEAD}${REMOVE}(?:掉|了|一下)?(.{1,24}?)的?${NOUN}${TAIL}$`), false],
  [new RegExp(`^${LEAD}(?:${REMOVES})(?:掉|了|一下)?(?:我的)?${NOUN}[,，:：]?(.{1,24}?)${TAIL}$`), false],
  [
    new RegExp(
      `^${LEAD}(.{0,24}?)${DECLINES}(?:提醒|[叫喊催])(?:一下|一声)?(?:我(?!们|[市县区镇乡街村局办委])|本人)(?:了)?(.{0,24}?)${TAIL}$`,
    ),
    true,
  ],
  [new RegExp(`^${LEAD}(.{1,24}?)${DECLINES}提醒(?:一下)?${TAIL}$`), true],
]
const MOVES: RegExp[] = [
  new RegExp(
    `^${LEAD}(?:把|将)?(.{0,24}?)${NOUN}(?:的?(?:时间|日期|日子))?(?:改期?|调|换|挪|移|推迟|延迟?|延后|提早|提前)(?:一下)?(?:到|成|为|在|至)(.{1,16}?)${TAIL}$`,
  ),
  new RegExp(
    `^${LEAD}(?:把|将)?(.{1,24}?)(?:改期?|调|换|挪|移|推迟|延迟?|延后)(?:到|成|为|在|至)(.{1,16}?)(?:再)?提醒我${TAIL}$`,
  ),
]
/** Longer words tell something else. */
const LONGEST = 40

/**
 * Reads the wish to take back or move a reminder of one's own: 把周五开会的提醒删了, 别提醒我开会, 把开会的提醒改到周四.
 * null for any other words, also those that name no reminder.
 */
export function readOwnChange(words: string, today: CivilDate): OwnChange | null {
  const text = foldWidth(words).trim()
  if (text.length > LONGEST || /[?？]|[吗么]$|忘|为什么|为啥|怎么/.test(text)) return null
  for (const [pattern, declined] of FORMS) {
    const found = pattern.exec(text)
    if (!found) continue
    const about = readAbout(`${found[1] ?? ''}${found[2] ?? ''}`, today)
    if (!isEmpty(about)) return { type: 'drop', about, declined }
  }
  for (const pattern of MOVES) {
    const found = pattern.exec(text)
    const said = found?.[2] ?? ''
    const to = readWhen(said, today)
    if (!found || (to.day === null && to.time === null && to.timeNote === null && to.note === null)) continue
    const about = readAbout(found[1] ?? '', today)
    // 提醒改到8点半 is about the hour of every day.
    if (isEmpty(about) && to.day === null) continue
    return { type: 'move', about, to, said }
  }
  return null
}
