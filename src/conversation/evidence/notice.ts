import { type Reply, reply } from '../../reply/index.ts'
import { sayAction } from '../actions.ts'
import { isOnBehalf } from '../behalf/wording.ts'
import { tell } from '../tell.ts'
import { nameOf, type Turn } from '../turn.ts'

/**
 * Tells an official what staff has just done to the attachments of an entry; nothing where people do it themselves.
 * @param key of the confirmation, unique for good.
 * @param undo what the official may say to take it back; null where there is nothing to.
 */
export async function evidenceNotice(
  turn: Turn,
  key: string,
  { done, undo }: { done: string; undo: string | null },
): Promise<void> {
  if (!isOnBehalf(turn)) return
  const mend = undo === null ? '' : `；有误请说“${undo}”`
  const told: Reply = reply({
    blocks: [{ type: 'lead', text: `${nameOf(turn, turn.by)}代您${done}${mend}。` }],
    buttons: undo === null ? [] : [[{ label: undo, action: sayAction(undo) }]],
  })
  await tell(turn, turn.person, `notice-${key}`, told)
}
