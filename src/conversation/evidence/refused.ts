import type { Reply } from '../../reply/index.ts'
import { tooMany } from '../members/guest-view.ts'
import { sentence } from '../say.ts'
import type { Turn } from '../turn.ts'
import type { IncomingMessage } from '../types.ts'
import { openerOf } from './opener.ts'

const IN_GROUP = '群里不收照片和文件，没有保存；要作为附件，请在私聊里发给照单。'
const OF_GUESTS = '照片和文件只收成员的，没有保存。'

/** The sentence why files are not taken from who speaks, here; null where they are. */
export function whyNoFiles({ group, standing }: Pick<Turn, 'group' | 'standing'>): string | null {
  if (group) return IN_GROUP
  return standing.role === 'guest' ? OF_GUESTS : null
}

/** The message without files that are not taken, and the sentences on all that were not kept. */
export function withoutRefused(
  turn: Turn,
  { files = [], unkept = [], ...message }: IncomingMessage,
): { message: IncomingMessage; unkept: readonly string[] } {
  const why = files.length > 0 ? whyNoFiles(turn) : null
  if (files.length === 0 || why !== null)
    return { message, unkept: [...new Set(why === null ? unkept : [...unkept, why])] }
  return { message: { ...message, files }, unkept: [...new Set(unkept)] }
}

/** The answer where nothing came but files that were not kept. */
export function refusedAlone(turn: Turn, unkept: readonly string[]): Reply {
  if (turn.standing.role === 'guest' && !turn.group) {
    const full = turn.limits.guestMessages.full(turn.by, turn.now)
    if (full) return tooMany(full)
    turn.limits.guestMessages.count(turn.by, turn.now)
  }
  const given = sentence(unkept.join(''))
  const opener = turn.group ? openerOf(turn) : null
  return opener ? { ...given, buttons: [[opener]] } : given
}

/** The replies with a remark on what was not kept above the first. */
export function withRemark(replies: Reply[], unkept: readonly string[]): Reply[] {
  const [first, ...rest] = replies
  if (!first || unkept.length === 0) return replies
  const text = unkept.join('').replace(/。$/, '')
  return [{ ...first, blocks: [{ type: 'note', text }, ...first.blocks] }, ...rest]
}
