import type { Reply } from '../../reply/index.ts'
import type { PendingRow } from '../../storage/index.ts'
import type { CardAction } from '../actions.ts'
import { tapAffirmCard } from '../behalf/affirm.ts'
import { tapAgreeCard } from '../behalf/agreement.ts'
import { noLonger, turnOfCard } from '../behalf/card-turn.ts'
import { tapApplyCard, tapDelegatesCard } from '../behalf/choosing.ts'
import { answerBehalfCard, tapBehalfCard } from '../behalf/record.ts'
import { tapLinkCard } from '../checklist/link-card.ts'
import { answerItemCard, tapItemCard } from '../checklist/own/card.ts'
import { tapEndCard } from '../checklist/own/end-card.ts'
import { answerAttachCard, tapAttachCard } from '../evidence/attach-card.ts'
import { answerDetachCard, tapDetachCard } from '../evidence/detach-card.ts'
import { answerInviteCard, tapInviteCard } from '../members/invite-card.ts'
import { tapManageCard } from '../members/manage-card.ts'
import { tapEraseCard } from '../personal/reply.ts'
import { answerReminderCard, tapReminderCard } from '../reminders/own/card.ts'
import { EXPIRED, passing } from '../say.ts'
import type { Turn } from '../turn.ts'
import { answerAmendCard, tapAmendCard } from './amend-card.ts'
import { isShownLast } from './asked-again.ts'
import type {
  AffirmCard,
  AgreeCard,
  AmendCard,
  ApplyCard,
  AttachCard,
  BehalfCard,
  CardPayload,
  DelegatesCard,
  DetachCard,
  EndItemCard,
  EraseCard,
  HeardCard,
  InviteCard,
  ItemCard,
  LeaveCard,
  LinkCard,
  LogCard,
  ManageCard,
  OpenCard,
  PlanCard,
  PostCard,
  WishCard,
} from './card.ts'
import { readCard } from './card.ts'
import { tapHeardCard } from './heard-card.ts'
import { answerLeaveCard, tapLeaveCard } from './leave-card.ts'
import { answerLogCard, tapLogCard } from './log-card.ts'
import { answerPlanCard, isUndated, tapPlanCard } from './plan-card.ts'
import { answerPostCard, tapPostCard } from './post-card.ts'

/** What came of a card, said when one of its buttons is tapped again. */
const OUTCOMES: Record<string, string> = {
  confirmed: '这张卡片已经确认过，没有重复记录。',
  cancelled: '这张卡片已经取消。',
  replaced: '此操作已过期：这张卡片已经改过，请用最新的一张。',
}

/** A tap on a card's button: acted on once, by its own person, and never again. */
export async function tapCard(turn: Turn, action: CardAction): Promise<Reply> {
  const row = await turn.parts.store.pending(action.card)
  if (!row || row.person !== turn.by) return passing(EXPIRED)
  if (row.settledAt !== null) return passing(outcomeText(row))
  const done = await act(turn, readCard(row), action)
  return action.apart ? done : { ...done, replaces: true }
}

function outcomeText({ kind, outcome }: PendingRow): string {
  if (kind === 'agree' && outcome === 'confirmed') return '这项申请已经答复过，没有变动。要改请说“代录人”。'
  return OUTCOMES[outcome ?? ''] ?? EXPIRED
}

async function act(speaker: Turn, card: OpenCard, action: CardAction): Promise<Reply> {
  const turn = await turnOfCard(speaker, card)
  if (!turn) return noLonger(speaker, card)
  switch (card.payload.kind) {
    case 'log':
      return tapLogCard(turn, card as OpenCard<LogCard>, action.op, action.arg)
    case 'correct':
    case 'void':
      return tapAmendCard(turn, card as OpenCard<AmendCard>, action.op, action.arg)
    case 'plan':
      return tapPlanCard(turn, card as OpenCard<PlanCard>, action.op)
    case 'wish':
      return tapReminderCard(turn, card as OpenCard<WishCard>, action.op, action.arg)
    case 'post':
      return tapPostCard(turn, card as OpenCard<PostCard>, action.op, action.arg)
    case 'leave':
      return tapLeaveCard(turn, card as OpenCard<LeaveCard>, action.op)
    case 'agree':
      return tapAgreeCard(turn, card as OpenCard<AgreeCard>, action.op)
    case 'delegates':
      return tapDelegatesCard(turn, card as OpenCard<DelegatesCard>, action.op, action.arg)
    case 'apply':
      return tapApplyCard(turn, card as OpenCard<ApplyCard>, action.op, action.arg)
    case 'behalf':
      return tapBehalfCard(turn, card as OpenCard<BehalfCard>, action.op, action.arg)
    case 'heard':
      return tapHeardCard(turn, card as OpenCard<HeardCard>, action.op)
    case 'erase':
      return tapEraseCard(turn, card as OpenCard<EraseCard>, action.op)
    case 'carry':
      return Promise.resolve(passing(EXPIRED))
    case 'attach':
      return tapAttachCard(turn, card as OpenCard<AttachCard>, action.op, action.arg)
    case 'detach':
      return tapDetachCard(turn, card as OpenCard<DetachCard>, action.op)
    case 'link':
      return tapLinkCard(turn, card as OpenCard<LinkCard>, action.op, action.arg)
    case 'item':
      return tapItemCard(turn, card as OpenCard<ItemCard>, action.op)
    case 'enditem':
      return tapEndCard(turn, card as OpenCard<EndItemCard>, action.op)
    case 'affirm':
      return tapAffirmCard(turn, card as OpenCard<AffirmCard>, action.op)
    case 'invite':
      return tapInviteCard(turn, card as OpenCard<InviteCard>, action.op, action.arg)
    case 'manage':
      return tapManageCard(turn, card as OpenCard<ManageCard>, action.op, action.arg)
  }
}

/**
 * The newest open card that waits for the person; a plan that has its day waits for nobody, and words that were heard
 * wait for their own buttons alone: what is said next answers something else.
 */
export async function waitingCard(turn: Turn): Promise<OpenCard | null> {
  const rows: PendingRow[] = await turn.parts.store.openPending(turn.by)
  return rows.map(readCard).find(({ payload }) => waits(payload)) ?? null
}

/** Cards that wait for their own buttons alone. */
const TAPPED: ReadonlySet<CardPayload['kind']> = new Set([
  'agree',
  'delegates',
  'heard',
  'carry',
  'link',
  'affirm',
])

function waits(payload: CardPayload): boolean {
  if (payload.kind === 'manage') return payload.picked !== null
  if (payload.kind === 'plan') return isUndated(payload)
  return !TAPPED.has(payload.kind)
}

/** Cards that ask for words: what was not understood as an answer is asked for again. */
const ASKING: ReadonlySet<CardPayload['kind']> = new Set(['post', 'leave', 'invite', 'attach', 'item'])

/** The card once more, where it was shown last and the words answered nothing; null where there is no such card. */
export async function askedAgain(turn: Turn): Promise<Reply | null> {
  const card = turn.group ? null : await waitingCard(turn)
  if (!card || !ASKING.has(card.payload.kind) || !(await isShownLast(turn, card.id))) return null
  const again = await act(turn, card, { type: 'card', card: card.id, op: 'show', arg: null })
  return { ...again, blocks: [{ type: 'note', text: '没有看懂，请再说一遍，或点按钮：' }, ...again.blocks] }
}

/** Takes a plain text as the answer to what a card asks; null where it is none. */
export async function answerCard(speaker: Turn, card: OpenCard, text: string): Promise<Reply | null> {
  const turn = await turnOfCard(speaker, card)
  if (!turn) return null
  switch (card.payload.kind) {
    case 'log':
      return answerLogCard(turn, card as OpenCard<LogCard>, text)
    case 'correct':
    case 'void':
      return answerAmendCard(turn, card as OpenCard<AmendCard>, text)
    case 'post':
      return answerPostCard(turn, card as OpenCard<PostCard>, text)
    case 'leave':
      return answerLeaveCard(turn, card as OpenCard<LeaveCard>, text)
    case 'plan':
      return answerPlanCard(turn, card as OpenCard<PlanCard>, text)
    case 'wish':
      return answerReminderCard(turn, card as OpenCard<WishCard>, text)
    case 'behalf':
      return answerBehalfCard(turn, card as OpenCard<BehalfCard>, text)
    case 'attach':
      return answerAttachCard(turn, card as OpenCard<AttachCard>, text)
    case 'detach':
      return answerDetachCard(turn, card as OpenCard<DetachCard>, text)
    case 'item':
      return answerItemCard(turn, card as OpenCard<ItemCard>, text)
    case 'agree':
    case 'delegates':
    case 'apply':
      return null
    case 'invite':
      return answerInviteCard(turn, card as OpenCard<InviteCard>, text)
    case 'manage':
    case 'erase':
    case 'carry':
    case 'link':
    case 'enditem':
    case 'affirm':
    case 'heard':
      return null
  }
}

export { openAmendCard } from './amend-card.ts'
export type { OpenCard } from './card.ts'
export { buttonNamed, heardBlock, openHeardCard, retireMisheard, wordsAccepted } from './heard-card.ts'
export { openLeaveCard } from './leave-card.ts'
export { openLogCard } from './log-card.ts'
export { openPlanCard } from './plan-card.ts'
export { openPostCard, postFromTitle } from './post-card.ts'
export { waitingBlock } from './waiting.ts'
