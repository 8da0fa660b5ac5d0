import { civilDateOf } from '../../calendar/index.ts'
import { type Reply, reply } from '../../reply/index.ts'
import type { Delegation } from '../../storage/index.ts'
import { buttonsFor, sayAction } from '../actions.ts'
import { type AgreeCard, keepCard, type OpenCard, readCard, settleCard } from '../cards/card.ts'
import { sentence } from '../say.ts'
import { tell } from '../tell.ts'
import { nameOf, type Turn } from '../turn.ts'
import { mayBeAsked } from './rights.ts'
import { labelOf, type Someone } from './someone.ts'
import { postsOf } from './wording.ts'

/** The state of the pair at this moment; null where neither ever asked. */
async function stateOf(turn: Turn, official: string, staff: string): Promise<Delegation | null> {
  const given = await turn.parts.store.delegations({ staff })
  return given.find((each) => each.official === official) ?? null
}

async function change(
  turn: Turn,
  pair: { official: string; staff: string },
  state: Delegation['state'],
): Promise<void> {
  await turn.parts.store.setDelegation({ ...pair, state, at: turn.now.toISOString() })
}

/** Staff asks an official of the unit, who gets a message with two buttons. */
export async function askFor(turn: Turn, official: Someone): Promise<Reply> {
  const pair = { official: official.id, staff: turn.by }
  const before = await stateOf(turn, official.id, turn.by)
  if (before?.state === 'accepted') return sentence(`${official.name}已经同意您代为记录。`, '为谁记录')
  if (before?.state === 'asked') return sentence(`已经向${official.name}发过申请，请等答复。`)
  if (before?.state === 'declined' && civilDateOf(new Date(before.at)) === turn.today)
    return sentence(`${official.name}今天没有同意，请当面沟通后改日再申请。`)
  await change(turn, pair, 'asked')
  await settleAsked(turn, pair)
  const card = await keepCard(turn, { kind: 'agree', staff: turn.by }, undefined, official.id)
  const button = buttonsFor(card.id)
  const asked = reply({
    blocks: [
      {
        type: 'lead',
        text: `${nameOf(turn, turn.by)}申请代您记录履职活动。同意后，可以查看您的职责和台账，并代您记录、更正、撤销；每次您都会收到通知，也可以随时说“代录人”取消。`,
      },
    ],
    buttons: [[button('同意', 'yes'), button('不同意', 'no')]],
  })
  await tell(turn, official.id, `agree-${card.id}`, asked)
  return sentence(`已向${labelOf(official)}发出申请，同意以后告诉您。`)
}

/** Older questions of the same pair are answered by the newer one. */
async function settleAsked(turn: Turn, { official, staff }: { official: string; staff: string }) {
  for (const card of await askedCards(turn, official)) {
    if (card.payload.staff === staff) await settleCard(turn, card.id, 'replaced')
  }
}

async function askedCards(turn: Turn, official: string): Promise<OpenCard<AgreeCard>[]> {
  const rows = await turn.parts.store.openPending(official)
  return rows.filter((row) => row.kind === 'agree').map((row) => readCard(row) as OpenCard<AgreeCard>)
}

/** 同意 or 不同意 of an official, on a question that still stands. */
export async function tapAgreeCard(turn: Turn, card: OpenCard<AgreeCard>, op: string): Promise<Reply> {
  const { staff } = card.payload
  const name = (await turn.parts.store.person(staff))?.name ?? nameOf(turn, staff)
  const state = await stateOf(turn, turn.by, staff)
  await settleCard(turn, card.id, 'confirmed')
  if (state?.state !== 'asked' || !(await mayBeAsked(turn.parts.store, staff, turn.by)))
    return sentence('这项申请已经失效，没有任何变动。', '代录人')
  return op === 'yes' ? allow(turn, { id: staff, name }) : decline(turn, { id: staff, name })
}

/** 同意 typed: meant for the one question that waits. */
export async function answerAsked(turn: Turn, agreed: boolean): Promise<Reply | null> {
  const cards = await askedCards(turn, turn.by)
  const [first, second] = cards
  if (!first) return null
  if (second) return sentence('有不止一项代录申请，请点“代录人”逐个办理。', '代录人')
  return tapAgreeCard(turn, first, agreed ? 'yes' : 'no')
}

type Named = Pick<Someone, 'id' | 'name'>

/** The official who speaks lets `staff` act for them. */
export async function allow(turn: Turn, staff: Named): Promise<Reply> {
  if (!(await mayBeAsked(turn.parts.store, staff.id, turn.by)))
    return sentence('只能同意本单位的工作人员代录。', '代录人')
  await change(turn, { official: turn.by, staff: staff.id }, 'accepted')
  const me = nameOf(turn, turn.by)
  const told = reply({
    blocks: [
      {
        type: 'lead',
        text: `${me}${postsOf(turn)}同意您代为记录。可以说“代${me}记：昨天带队检查了化工厂”“看${me}的台账”。`,
      },
    ],
    buttons: [[{ label: '为谁记录', action: sayAction('为谁记录') }]],
  })
  await tell(turn, staff.id, keyOf(turn, 'accepted', staff), told)
  return sentence(`好的，${staff.name}可以代您记录了。每次记录您都会收到通知，随时可以取消。`, '代录人')
}

async function decline(turn: Turn, staff: Named): Promise<Reply> {
  await change(turn, { official: turn.by, staff: staff.id }, 'declined')
  await tell(
    turn,
    staff.id,
    keyOf(turn, 'declined', staff),
    sentence(`${nameOf(turn, turn.by)}${postsOf(turn)}没有同意代录申请。`),
  )
  return sentence(`好的，没有同意${staff.name}代录。`, '代录人')
}

/** The official who speaks ends what `staff` was allowed. */
export async function end(turn: Turn, staff: Named): Promise<Reply> {
  const state = await stateOf(turn, turn.by, staff.id)
  if (state?.state !== 'accepted') return sentence(`${staff.name}现在没有代您记录。`, '代录人')
  await change(turn, { official: turn.by, staff: staff.id }, 'ended')
  const told = sentence(
    `${nameOf(turn, turn.by)}${postsOf(turn)}结束了您的代录，您不能再查看或记录其履职情况。`,
  )
  await tell(turn, staff.id, keyOf(turn, 'ended', staff), told)
  return sentence(`好的，${staff.name}不能再代您记录。已经记入的都保留。`, '代录人')
}

function keyOf(turn: Turn, what: string, staff: Named): string {
  return `${what}-${turn.by}-${staff.id}-${turn.parts.newId()}`
}
