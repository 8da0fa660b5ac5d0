import { isLocal, numberOf } from '../../access/index.ts'
import type { Invitation } from '../../storage/index.ts'
import type { Turn } from '../turn.ts'
import { lead } from './say.ts'
import { placeText } from './words.ts'

/** Leaves word for the owner who invited that the person has come; once for each invitation. */
export async function tellInviter(turn: Turn, invitation: Invitation): Promise<void> {
  if (isLocal(invitation.createdBy) || invitation.createdBy === turn.by) return
  const name = turn.names.get(turn.by) ?? turn.shownName
  const number = `编号 ${numberOf(turn.by)}`
  const text = `${name ? `${name}（${number}）` : number}已用您的邀请加入：${placeText(turn, invitation)}。`
  await turn.parts.store.addOutgoing([
    {
      key: `joined:${invitation.code}`,
      address: invitation.createdBy,
      thread: null,
      replyTo: null,
      replaces: null,
      body: JSON.stringify(lead(text, '成员名单')),
      createdAt: turn.now.toISOString(),
    },
  ])
}
