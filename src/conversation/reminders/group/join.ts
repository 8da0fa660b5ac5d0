import { type Block, type Button, type Reply, reply } from '../../../reply/index.ts'
import type { SubscriptionRow } from '../../../storage/index.ts'
import { openPostCard } from '../../cards/post-card.ts'
import { nameOfGroup } from '../../groups/group-name.ts'
import { needsInvitation } from '../../members/guest-view.ts'
import { EXPIRED, passing, sentence } from '../../say.ts'
import type { Turn } from '../../turn.ts'
import type { IncomingMessage } from '../../types.ts'
import { panelAction, readReminderAction } from '../actions.ts'
import { wordsSaid } from './admin.ts'
import { type GroupLink, readGroupLink } from './join-links.ts'
import { leave, type Naming, namingOf, setNaming } from './people.ts'

const NAMING: Record<Naming, string> = { counts: '只计人数', names: '可显示姓名' }
const EXPLAINED =
  '选“只计人数”，群里看到的是岗位、事项和还没完成的人数，没有姓名；选“可显示姓名”，还会看到您的姓名。'
const NOT_SHOWN = '台账里的话、地点和日期从不在群里显示；随时可以说“退出群提醒”'

/** What a private message wants of a group's reminders. */
export type JoinWish =
  | GroupLink
  | { wants: 'take'; subscription: string; naming: Naming }
  | { wants: 'decline'; subscription: string }

/** Reads a link from a group, or a tap of a button made here; null for anything else. */
export function readJoinWish(said: Pick<IncomingMessage, 'text' | 'tap'>): JoinWish | null {
  const words = wordsSaid(said)
  if (words !== null) return readGroupLink(words)
  const action = readReminderAction(said.tap ?? '')
  if (action?.type !== 'panel') return null
  const { op, subscription, arg } = action
  if (op === 'gleave') return { wants: 'leave', subscription }
  if (op !== 'gjoin') return null
  if (arg === 'counts' || arg === 'names') return { wants: 'take', subscription, naming: arg }
  return { wants: 'decline', subscription }
}

/** Answers it, in private; what it changes holds from then on, for a digest that waits to be sent as well. */
export async function answerJoinWish(turn: Turn, wish: JoinWish): Promise<Reply> {
  switch (wish.wants) {
    case 'join':
      return offerToJoin(turn, wish.subscription)
    case 'take':
      return joinGroup(turn, wish.subscription, wish.naming)
    case 'decline':
      return { ...sentence('好的，没有参加。'), replaces: true }
    case 'leave':
      return leaveGroup(turn, wish.subscription)
  }
}

async function groupRow(turn: Turn, subscription: string): Promise<SubscriptionRow | null> {
  const row = await turn.parts.store.subscription(subscription)
  return row?.kind === 'group' ? row : null
}

async function takesPart(turn: Turn, subscription: string): Promise<boolean> {
  return (await turn.parts.store.participants(subscription)).some(({ person }) => person === turn.by)
}

/** What the group will see, and the choice. */
export async function offerToJoin(turn: Turn, subscription: string): Promise<Reply> {
  const row = await groupRow(turn, subscription)
  if (!row) return passing(EXPIRED)
  const name = await nameOfGroup(turn, row.address)
  if (turn.standing.role === 'guest') return forInvited(turn, name)
  const joined = await takesPart(turn, subscription)
  if (row.state === 'off' && !joined) return sentence(`「${name}」没有开启提醒，现在不用参加。`)
  const state = joined
    ? `您已参加「${name}」的提醒（${NAMING[await namingOf(turn.parts.store, subscription, turn.by)]}）：`
    : `「${name}」的提醒：`
  const blocks: Block[] = [
    { type: 'lead', text: `${state}工作日在群里发一条，说哪些履职事项快到期、还有几人没有完成。` },
    { type: 'text', text: EXPLAINED },
    { type: 'note', text: NOT_SHOWN },
  ]
  return reply({ blocks, buttons: choices(subscription, joined) })
}

function choices(subscription: string, joined: boolean): Button[][] {
  const button = (label: string, arg: string) => ({ label, action: panelAction('gjoin', subscription, arg) })
  const last = joined
    ? { label: '退出', action: panelAction('gleave', subscription) }
    : button('不参加', 'no')
  return [[button('参加（只计人数）', 'counts')], [button('参加（可显示姓名）', 'names')], [last]]
}

function forInvited(turn: Turn, name: string): Reply {
  const invitation = needsInvitation(turn)
  const lead: Block = { type: 'lead', text: `「${name}」的提醒，只有受邀请使用照单的人可以参加。` }
  const rest = invitation.blocks.map(
    (block): Block => (block.type === 'lead' ? { type: 'text', text: block.text } : block),
  )
  return { ...invitation, blocks: [lead, ...rest] }
}

async function joinGroup(turn: Turn, subscription: string, naming: Naming): Promise<Reply> {
  const row = await groupRow(turn, subscription)
  if (!row) return passing(EXPIRED)
  const name = await nameOfGroup(turn, row.address)
  if (turn.standing.role === 'guest') return forInvited(turn, name)
  if (row.state === 'off') return sentence(`「${name}」没有开启提醒，没有参加。`)
  const { store } = turn.parts
  const at = turn.now.toISOString()
  await setNaming(store, subscription, turn.by, naming)
  await store.setParticipant(subscription, turn.by, true, at)
  const said = `已参加「${name}」的提醒（${NAMING[naming]}）。`
  const holds = turn.tenures.some((tenure) => tenure.to === null || tenure.to >= turn.today)
  if (!holds)
    return { ...(await openPostCard(turn, `${said}还没有登记岗位，登记后才有可提醒的。`)), replaces: true }
  return { ...sentence(`${said}随时可以说“退出群提醒”。`), replaces: true }
}

/**
 * Takes the person who speaks out of a group's reminders, at once; whoever was removed may as well.
 * @returns what to tell them, also where they took no part.
 */
export async function leaveGroup(turn: Turn, subscription: string): Promise<Reply> {
  const row = await groupRow(turn, subscription)
  if (!row) return passing(EXPIRED)
  const left = await leave(turn.parts.store, subscription, turn.by, turn.now)
  const name = await nameOfGroup(turn, row.address)
  const text = left
    ? `已退出「${name}」的提醒，从现在起群里的提醒不再计入您。`
    : `您没有参加「${name}」的提醒。`
  return { ...sentence(text), replaces: true }
}

/** 退出群提醒: the groups in whose reminders the person takes part, each with a button to leave. */
export async function joinedView(turn: Turn): Promise<Reply> {
  const rows = await turn.parts.store.participations(turn.by)
  if (rows.length === 0) return sentence('您没有参加任何群的提醒。')
  const each = await Promise.all(
    rows.map(async ({ id, address, state }) => {
      const name = await nameOfGroup(turn, address)
      const naming = await namingOf(turn.parts.store, id, turn.by)
      const stopped = state === 'off' ? '，已停止' : state === 'paused' ? '，暂停中' : ''
      return {
        item: `「${name}」：${NAMING[naming]}${stopped}`,
        button: { label: `退出「${name}」`, action: panelAction('gleave', id) },
      }
    }),
  )
  return reply({
    blocks: [
      { type: 'lead', text: '您参加的群提醒：' },
      { type: 'list', items: each.map(({ item }) => item) },
    ],
    buttons: each.map(({ button }) => [button]),
  })
}
