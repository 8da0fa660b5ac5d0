import type { Reply } from '../../../reply/index.ts'
import { isShownLast } from '../../cards/asked-again.ts'
import { type CardPayload, type OpenCard, readCard, type WishCard } from '../../cards/card.ts'
import { tapCard } from '../../cards/index.ts'
import type { Turn } from '../../turn.ts'
import { dropOwn } from '../private/change.ts'
import { typedOnPanel } from '../private/typed.ts'
import { readTimeAnswer } from './answer.ts'
import { answerReminderCard } from './card.ts'
import { readOwnChange } from './change-words.ts'
import { lastOffered } from './just-kept.ts'
import { askWhich, moveOne } from './take-back.ts'

const YES =
  /^(?:好[的啊呀吧嘞]?|好好|嗯+|行[的啊吧]?|可以[的啊]?|是的?|对的?|要的?|ok|yes|确认|确定|就这样|没问题)(?:[,，]?谢谢[你您]?)?[。.!！~～\s]*$/i
const NO = /^(?:不用|不要|不必|别|不需要|算了|取消)(?:再)?(?:提醒)?(?:我)?(?:吧|了|谢谢)*[。.!！~～\s]*$/

/**
 * Takes 好 and 不用 for the answer to a reminder or plan that was offered last: nothing of it enters the ledger. null
 * where none was, or the words say anything else.
 */
export async function settleOffered(turn: Turn, text: string): Promise<Reply | null> {
  if (turn.group) return null
  return (
    (await typedOnPanel(turn, text)) ?? (await takeBackSaid(turn, text)) ?? (await settleCards(turn, text))
  )
}

async function settleCards(turn: Turn, text: string): Promise<Reply | null> {
  const rows = await turn.parts.store.openPending(turn.by)
  const cards = rows.map(readCard)
  const op = YES.test(text) ? 'ok' : NO.test(text) ? 'cancel' : null
  for (const card of cards.filter(({ payload }) => payload.kind === 'wish' || payload.kind === 'plan')) {
    if (!(await isShownLast(turn, card.id))) continue
    const { payload } = card
    const declined = op === null && declines(text, payload, turn)
    if (op !== null || declined)
      return tapCard(turn, { type: 'card', card: card.id, op: op ?? 'cancel', arg: null, apart: true })
    // 提前一天提醒我, which by itself is about the days of all reminders.
    return payload.kind === 'wish' && payload.text !== ''
      ? answerReminderCard(turn, card as OpenCard<WishCard>, text)
      : null
  }
  return null
}

/** 不要提醒我周五开会, said to the card that offers it. */
function declines(text: string, payload: CardPayload, turn: Turn): boolean {
  const change = readOwnChange(text, turn.today)
  if (change?.type !== 'drop') return false
  const { words } = change.about
  return (
    payload.kind !== 'wish' || words === '' || payload.text.includes(words) || words.includes(payload.text)
  )
}

const UNDOES =
  /^(?:不对[,，]?)?(?:请|帮我|把|还是|那|那就|先)*(?:撤销|撤回|撤掉|撤了|取消|删除|删掉|删了|不要了|不用了|算了|不用|不要|不必|别|反悔了?)(?:上一?条|刚才(?:的|那)?条?|这条|这个|它|提醒|我|吧|了|掉|的|[,，])*[。.!！~～\s]*$/
const WRONG = /^(?:不对|错了|不是|说错了?|弄错了?|搞错了?|记错了?|写错了?)(?:了|啊|呀|吧)*[。.!！~～\s]*$/
/** Before the time that is meant instead. */
const INSTEAD =
  /^(?:不对|不是|错了|说错了?|搞错了?|弄错了?)?[,，。、 ]*(?:应该|时间|日期)?(?:改成|改为|改到|换成|换到|是)?/

/** 撤销, 不对 and 不对，是周四 right after a reminder was kept, 好 where it was asked whether to take it back. */
async function takeBackSaid(turn: Turn, text: string): Promise<Reply | null> {
  const { justKept, asked } = await lastOffered(turn)
  const [only, second] = [...justKept, ...asked]
  if (only === undefined) return null
  const standing = (await turn.parts.store.ownReminders(turn.by)).filter(
    ({ id }) => justKept.includes(id) || asked.includes(id),
  )
  const [row] = standing
  if (!row) return null
  if (asked.length > 0)
    return YES.test(text) || /^撤(?:回|销|掉|了)吧?$/.test(text) ? dropOwn(turn, only) : null
  if (UNDOES.test(text)) return second === undefined ? dropOwn(turn, only) : askWhich(turn, standing)
  if (WRONG.test(text)) return askWhich(turn, standing)
  const bare = text.replace(INSTEAD, '')
  const to = bare === text && !/^改/.test(text) ? null : readTimeAnswer(bare, turn.today)
  return to && second === undefined ? moveOne(turn, row, to) : null
}
