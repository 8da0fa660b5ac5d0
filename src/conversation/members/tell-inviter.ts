import { numberOf } from '../../access/index.ts'
import type { Invitation } from '../../storage/index.ts'
import { sentence } from '../say.ts'
import { send } from '../tell.ts'
import type { Turn } from '../turn.ts'
import { placeText } from './words.ts'

/** Leaves word for the owner who invited that the person has come; once for each invitation. */
export async function tellInviter(turn: Turn, invitation: Invitation): Promise<void> {
  if (invitation.createdBy === turn.by) return
  const name = turn.names.get(turn.by) ?? turn.shownName
  const number = `编号 ${numberOf(turn.by)}`
  const text = `${name ? `${name}（${number}）` : number}已用您的邀请加入：${placeText(turn, invitation)}。`
  await send(turn, invitation.createdBy, `joined:${invitation.code}`, sentence(text, '成员名单'))
}
