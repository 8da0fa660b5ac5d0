import type { Reply } from '../../reply/index.ts'
import { sentence } from '../say.ts'
import type { Turn } from '../turn.ts'
import { ownSubscription } from './private-subscription.ts'

/** What who speaks is reminded of in private, and the buttons that change it. */
export async function privatePanel(turn: Turn): Promise<Reply> {
  const row = await ownSubscription(turn)
  return sentence(row.state === 'on' ? '提醒已开启。' : '提醒已关闭。')
}
