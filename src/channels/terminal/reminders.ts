import { civilDateOf } from '../../calendar/index.ts'
import type { Conversation } from '../../conversation/index.ts'
import type { Reply } from '../../reply/index.ts'

/** Lines of the conversation that are looked at: reminders that came after what was said last are among the last. */
const LOOKED_AT = 20

export interface Looking {
  conversation: Pick<Conversation, 'planReminders' | 'history'>
  person: string
  clock: () => Date
  /** Told of a fault of the product; what was made before is given. */
  failed: (error: unknown) => void
  /** Whether what is due is made first where no other process has made it. */
  reminds?: boolean
}

/** Today's reminders that came while the person was away: those behind what they said last. */
export async function remindersNotSeen(looking: Looking): Promise<Reply[]> {
  const { conversation, person, clock, failed, reminds = true } = looking
  if (reminds) await conversation.planReminders(clock(), null).catch(failed)
  const lines = await conversation.history(person, LOOKED_AT)
  const since = lines.slice(lines.findLastIndex(({ from }) => from === 'person') + 1)
  const today = civilDateOf(clock())
  return since.flatMap(({ at, reply }) =>
    reply?.unasked && civilDateOf(new Date(at)) === today ? [reply] : [],
  )
}
