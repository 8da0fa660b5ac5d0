import type { Limits } from '../../../access/index.ts'
import { sanitize } from '../../../text/index.ts'
import { parseAction } from '../../actions.ts'
import { readSlash } from '../../slash.ts'
import type { IncomingMessage } from '../../types.ts'
import { readReminderAction } from '../actions.ts'

const PANEL =
  /^(?:(?:打开|开启|开始|看|查看)?(?:一下)?(?:本?群|群里|群内)?(?:的)?提醒(?:设置|面板)?|设置(?:一下)?(?:本?群|群里|群内)?(?:的)?提醒)$/u
const LEAVE = /^(?:我要|我想|请)?(?:退出|不参加|取消参加)(?:了)?(?:本?群|群里|群内)?(?:的)?提醒$/u
const END = /[\s。！!～~，,.]+$/u

/** Whether words said in a group ask for the panel of its reminders: /remind, 提醒, 提醒设置, 群提醒. */
export function asksForGroupPanel(text: string): boolean {
  const slash = readSlash(text)
  if (slash?.name === 'remind') return slash.rest === ''
  return PANEL.test((slash && /^\p{Script=Han}/u.test(slash.name) ? slash.name : text).replace(END, ''))
}

/** Whether words ask to take part in a group's reminders no longer: 退出群提醒, and in the group 退出提醒. */
export function asksToLeaveGroup(text: string): boolean {
  return LEAVE.test(text.replace(END, ''))
}

/** The words that a message says, typed or by a button that says them; null for any other tap. */
export function wordsSaid(message: Pick<IncomingMessage, 'text' | 'tap'>): string | null {
  if (message.tap === undefined) return sanitize(message.text ?? '').trim()
  const action = parseAction(message.tap)
  return action?.type === 'say' ? sanitize(action.text).trim() : null
}

type Counted = Pick<Limits, 'panel' | 'asking'>
type Asker = Pick<IncomingMessage, 'person' | 'group' | 'now'>

const asker = ({ person, group }: Asker) => `${group?.address} ${person}`

/**
 * See `Reminding.needsAdministrator`. Counts: asking is a call of the platform's for every tap, and whoever is none may
 * tap as fast as they like; nobody's tapping takes anything from what the administrators may do.
 */
export function asksWhoAdministers(limits: Counted, message: IncomingMessage): boolean {
  if (!isForAdministrators(message) || isTooFast(limits, message)) return false
  limits.asking.count(asker(message), message.now)
  return true
}

/** Whether who speaks, or the group's panel, was busier within the minute than anybody taps. */
export function isTooFast({ panel, asking }: Counted, message: Asker): boolean {
  const { group, now } = message
  return panel.full(group?.address ?? '', now) !== null || asking.full(asker(message), now) !== null
}

/** The panel of a group's reminders, and what stops them for the day. */
export function isForAdministrators(message: IncomingMessage): boolean {
  if (!message.group) return false
  const words = wordsSaid(message)
  if (words !== null) return asksForGroupPanel(words)
  const action = readReminderAction(message.tap ?? '')
  return action?.type === 'panel' || action?.op === 'mute'
}
