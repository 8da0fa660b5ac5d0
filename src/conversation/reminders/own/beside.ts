import type { Block, Button, Reply } from '../../../reply/index.ts'
import { buttonsApart, parseAction } from '../../actions.ts'
import { readCard } from '../../cards/card.ts'
import { waitingCard } from '../../cards/index.ts'
import { waitingBlock } from '../../cards/waiting.ts'
import type { Turn } from '../../turn.ts'
import { keepWishBeside, ONCE } from './card-open.ts'
import { aroundOf } from './keep.ts'
import { momentOf } from './moment.ts'
import { wishBeside } from './said.ts'
import { momentText, reminderText } from './words.ts'

const NOT_KEPT = '话里要提醒的事还没有记下；请再单独说一遍，连事情和日子一起，例如“提醒我下周三发纪要”。'

/**
 * Keeps the wish that stands beside a report, on a card of its own that waits behind the report's; null where there is
 * none.
 * @returns puts the offer under the reply to the report.
 */
export async function keepBeside(turn: Turn, text: string): Promise<((given: Reply) => Reply) | null> {
  const said = turn.group ? null : wishBeside(turn, text)
  if (!said) return null
  if (said.wish.every) return (given) => under(given, { type: 'note', text: ONCE }, [])
  const card = await keepWishBeside(turn, said.wish, said.words)
  if (!card) return (given) => under(given, { type: 'note', text: NOT_KEPT }, [])
  const around = await aroundOf(turn)
  const { text: what, told } = card.payload
  const moment = momentOf(told, around)
  const offer =
    typeof moment === 'string'
      ? `要提醒您的“${what}”还没有记下，哪一天提醒还要您定`
      : `要提醒您的还没有记下：${momentText(moment.day, moment.time ?? around.digest, turn.today)} ${reminderText(what, told, moment.day)}`
  const button = buttonsApart(card.id)
  const buttons = [
    button(typeof moment === 'string' ? '定提醒的日子' : '到时提醒我', 'ok'),
    button('不用提醒', 'cancel'),
  ]
  return (given) => under(given, { type: 'note', text: offer }, buttons)
}

function under(given: Reply, block: Block, buttons: Button[]): Reply {
  return {
    ...given,
    blocks: [...given.blocks, block],
    buttons: buttons.length === 0 ? given.buttons : [...given.buttons, buttons],
  }
}

/** The reply to a confirmation, with the wish that waits still; a wish that the reply is itself about is not told again. */
export async function recallWish(turn: Turn, given: Reply): Promise<Reply> {
  if (turn.group || given.passing) return given
  const card = await waitingCard(turn)
  if (card?.payload.kind !== 'wish' || (await isAbout(turn, given))) return given
  const waiting = waitingBlock(turn, card)
  return waiting ? under(given, waiting.block, waiting.buttons) : given
}

/** Whether a reply has a button of a card that still waits. */
async function isAbout(turn: Turn, given: Reply): Promise<boolean> {
  const open = (await turn.parts.store.openPending(turn.by)).map((row) => readCard(row).id)
  return given.buttons.flat().some(({ action }) => {
    const read = parseAction(action)
    return read?.type === 'card' && open.includes(read.card)
  })
}
