import { type Button, type Reply, reply } from '../../reply/index.ts'
import type { Delegation } from '../../storage/index.ts'
import { buttonsFor } from '../actions.ts'
import { type ApplyCard, type DelegatesCard, keepCard, type OpenCard, settleCard } from '../cards/card.ts'
import { sentence } from '../say.ts'
import type { Turn } from '../turn.ts'
import { allow, askFor, end } from './agreement.ts'
import { NO_RIGHT, NOT_OF_UNIT, NOT_STAFF_TO_RECORD } from './refusals.ts'
import { mayBeAsked, membersBeside, unitMember } from './rights.ts'
import { labelOf, type Someone, someone } from './someone.ts'

/** The staff of the unit of the official who speaks; null where who speaks is none. */
async function staffBeside(turn: Turn): Promise<Someone[] | null> {
  const me = await unitMember(turn, 'official')
  if (!me) return null
  const staff = await membersBeside(turn.parts.store, me, 'staff')
  return someone(
    turn,
    staff.map((each) => each.person),
  )
}

/** The officials of the unit of the staff who speaks; null where who speaks is none. */
export async function officialsBeside(turn: Turn): Promise<Someone[] | null> {
  const me = await unitMember(turn, 'staff')
  if (!me) return null
  const officials = await membersBeside(turn.parts.store, me, 'official')
  return someone(
    turn,
    officials.map((each) => each.person),
  )
}

const STATES: Record<Delegation['state'] | 'none', string> = {
  none: '未同意代录',
  asked: '申请代录，等您答复',
  accepted: '可以代您记录',
  declined: '未同意代录',
  ended: '已取消代录',
}

/** 代录人: the staff of the unit, each to be allowed or stopped by one tap. `before` is said first. */
export async function openDelegates(turn: Turn, before = '', replacing?: string): Promise<Reply> {
  const staff = await staffBeside(turn)
  if (!staff) return sentence(NOT_OF_UNIT)
  if (staff.length === 0) return sentence(`${before}本单位还没有工作人员加入，暂时没有可以代录的人。`)
  const given = await turn.parts.store.delegations({ official: turn.by })
  const stateOf = (id: string) => given.find((each) => each.staff === id)?.state
  const card = await keepCard(turn, { kind: 'delegates', offered: staff.map((each) => each.id) }, replacing)
  const button = buttonsFor(card.id)
  return reply({
    blocks: [
      { type: 'lead', text: `${before}本单位的工作人员，经您同意可以代您记录：` },
      {
        type: 'list',
        items: staff.map(({ id, name }) => `${name}：${STATES[stateOf(id) ?? 'none']}`),
      },
    ],
    buttons: staff.map(({ id, name }, index): Button[] => [
      stateOf(id) === 'accepted'
        ? button(`取消${name}`, 'end', index)
        : button(`同意${name}`, 'allow', index),
    ]),
  })
}

export async function tapDelegatesCard(
  turn: Turn,
  card: OpenCard<DelegatesCard>,
  op: string,
  arg: number | null,
): Promise<Reply> {
  const id = card.payload.offered[arg ?? -1]
  const [staff] = id === undefined ? [] : await someone(turn, [id])
  if (!staff) return openDelegates(turn, '', card.id)
  const done = op === 'allow' ? await allow(turn, staff) : await end(turn, staff)
  await settleCard(turn, card.id, 'confirmed')
  return done
}

/** 申请代录: the officials of the unit, to be asked by one tap. */
export async function openApply(turn: Turn, among?: Someone[]): Promise<Reply> {
  const officials = among ?? (await officialsBeside(turn))
  if (!officials) return sentence(NOT_STAFF_TO_RECORD)
  if (officials.length === 0) return sentence('本单位还没有干部加入，暂时没有可以申请的人。')
  const card = await keepCard(turn, { kind: 'apply', offered: officials.map((each) => each.id) })
  const button = buttonsFor(card.id)
  return reply({
    blocks: [{ type: 'lead', text: '向谁申请代录？对方同意后才能代为记录。' }],
    buttons: [
      ...officials.map((each, index) => [button(labelOf(each), 'ask', index)]),
      [button('取消', 'cancel')],
    ],
  })
}

export async function tapApplyCard(
  turn: Turn,
  card: OpenCard<ApplyCard>,
  op: string,
  arg: number | null,
): Promise<Reply> {
  const id = card.payload.offered[arg ?? -1]
  const [official] = id === undefined ? [] : await someone(turn, [id])
  if (op === 'cancel' || !official) {
    await settleCard(turn, card.id, 'cancelled')
    return sentence('好的，没有申请。')
  }
  await settleCard(turn, card.id, 'confirmed')
  return (await mayBeAsked(turn.parts.store, turn.by, official.id))
    ? askFor(turn, official)
    : sentence(NO_RIGHT)
}

/** 请张三同意我代为记录 */
export async function askByName(turn: Turn, name: string): Promise<Reply> {
  const officials = await officialsBeside(turn)
  if (!officials) return sentence(NOT_STAFF_TO_RECORD)
  const [first, second] = officials.filter((each) => each.name === name)
  if (!first) return sentence(`本单位没有找到叫“${name}”的干部，没有发出申请。`, '申请代录')
  return second
    ? openApply(
        turn,
        officials.filter((each) => each.name === name),
      )
    : askFor(turn, first)
}

/** Whoever may record for the official who speaks, wherever they work now: what was given can be taken back. */
async function allowed(turn: Turn): Promise<Someone[]> {
  const given = await turn.parts.store.delegations({ official: turn.by })
  return someone(
    turn,
    given.filter((each) => each.state === 'accepted').map((each) => each.staff),
  )
}

/** 让李四代录, 不再让李四代录 */
export async function settleByName(turn: Turn, name: string, wanted: 'allow' | 'end'): Promise<Reply> {
  const staff = wanted === 'end' ? await allowed(turn) : await staffBeside(turn)
  if (!staff) return sentence(NOT_OF_UNIT)
  const [first, second] = staff.filter((each) => each.name === name)
  if (!first) return openDelegates(turn, `本单位没有找到叫“${name}”的工作人员。`)
  if (second) return openDelegates(turn, `叫“${name}”的不止一位，请点选。`)
  return wanted === 'allow' ? allow(turn, first) : end(turn, first)
}
