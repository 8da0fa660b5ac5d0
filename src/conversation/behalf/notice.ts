import { type Button, type Reply, reply } from '../../reply/index.ts'
import { sayAction } from '../actions.ts'
import { tell } from '../tell.ts'
import { nameOf, type Turn } from '../turn.ts'
import { isOnBehalf } from './wording.ts'

/**
 * Tells an official what staff has just written into the official's ledger; nothing where people write their own.
 * @param key of the confirmation, unique for good.
 * @param lines what was written, each with its number in the ledger.
 */
export async function noticeOf(
  turn: Turn,
  key: string,
  verb: '记入' | '更正' | '撤销',
  lines: { seq: number; text: string }[],
): Promise<void> {
  if (!isOnBehalf(turn)) return
  const said = lines.map(({ seq, text }) => `${text}，第 ${seq} 号`).join('；')
  const withdraw = verb === '撤销' ? [] : [...new Set(lines.map(({ seq }) => `撤销第${seq}号`))]
  const mend = verb === '撤销' ? '' : `；有误请说“${withdraw[0]}”`
  const told: Reply = reply({
    blocks: [{ type: 'lead', text: `${nameOf(turn, turn.by)}代您${verb}：${said}${mend}。` }],
    buttons: withdraw.map((label): Button[] => [{ label, action: sayAction(label) }]),
  })
  await tell(turn, turn.person, `notice-${key}`, told)
}
