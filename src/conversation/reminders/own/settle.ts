import type { Reply } from '../../../reply/index.ts'
import { isShownLast } from '../../cards/asked-again.ts'
import { readCard } from '../../cards/card.ts'
import { tapCard } from '../../cards/index.ts'
import type { Turn } from '../../turn.ts'

const YES =
  /^(?:好[的啊呀吧嘞]?|好好|嗯+|行[的啊吧]?|可以[的啊]?|是的?|对的?|要的?|ok|yes|确认|确定|就这样|没问题)(?:[,，]?谢谢[你您]?)?[。.!！~～\s]*$/i
const NO = /^(?:不用|不要|不必|别|不需要|算了|取消)(?:再)?(?:提醒)?(?:我)?(?:吧|了|谢谢)*[。.!！~～\s]*$/

/**
 * Takes 好 and 不用 for the answer to a reminder or plan that was offered last: nothing of it enters the ledger. null
 * where none was, or the words say anything else.
 */
export async function settleOffered(turn: Turn, text: string): Promise<Reply | null> {
  const op = YES.test(text) ? 'ok' : NO.test(text) ? 'cancel' : null
  if (op === null || turn.group) return null
  const rows = await turn.parts.store.openPending(turn.by)
  const offered = rows
    .map(readCard)
    .filter(({ payload }) => payload.kind === 'wish' || payload.kind === 'plan')
  for (const { id } of offered) {
    if (await isShownLast(turn, id))
      return tapCard(turn, { type: 'card', card: id, op, arg: null, apart: true })
  }
  return null
}
