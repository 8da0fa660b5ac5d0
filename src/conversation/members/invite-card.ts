import { newInvitationCode } from '../../access/index.ts'
import { regions } from '../../knowledge/index.ts'
import { type Block, type Button, type Reply, reply } from '../../reply/index.ts'
import { buttonsFor } from '../actions.ts'
import { type InviteCard, keepCard, type OpenCard, replaceCards, settleCard } from '../cards/card.ts'
import { say, sentence } from '../say.ts'
import type { Turn } from '../turn.ts'
import { readInvitee, unitIn } from './invite-words.ts'
import { onlyInPrivate } from './only-in-private.ts'
import { momentText, placeText, regionName, roleName } from './words.ts'

const DAYS_VALID = 7
const MOST_UNITS = 6
const DAY_MS = 24 * 60 * 60 * 1000

/** Said to whoever may not invite; null to an owner in private. */
export function notOwner(turn: Turn): Reply | null {
  if (turn.standing.role !== 'owner') return sentence('邀请和成员管理只有管理员能用。')
  return onlyInPrivate(turn)
}

/** Asks whom to invite: role → region → unit, as far as the words do not say it; an invitation is made on 确认 alone. */
export async function openInviteCard(turn: Turn, words: string): Promise<Reply> {
  const refused = notOwner(turn)
  if (refused) return refused
  await replaceCards(turn, 'invite')
  const said = readInvitee(turn, words)
  const payload: InviteCard = {
    kind: 'invite',
    asking: 'role',
    role: said.role ?? null,
    region: said.region ?? null,
    regionSaid: said.region !== undefined,
    unit: said.unit ?? null,
    unitSaid: said.unit !== undefined,
    units: [],
  }
  return show(turn, await keepCard(turn, await withUnits(turn, askNext(payload))))
}

function askNext(card: InviteCard): InviteCard {
  if (card.role === null) return { ...card, asking: 'role' }
  if (!card.regionSaid) return { ...card, asking: 'region' }
  return { ...card, asking: card.unitSaid ? 'confirm' : 'unit' }
}

/** The units already written for the region: staff and officials belong together where they are written alike. */
async function withUnits(turn: Turn, card: InviteCard): Promise<InviteCard> {
  if (card.asking !== 'unit') return card
  const { store } = turn.parts
  const known = [...(await store.openInvitations(turn.now.toISOString())), ...(await store.members())]
  const units = known.flatMap(({ region, unit }) => (unit !== null && region === card.region ? [unit] : []))
  return { ...card, units: [...new Set(units.reverse())].slice(0, MOST_UNITS) }
}

/** What a button of the card does. */
export async function tapInviteCard(
  turn: Turn,
  card: OpenCard<InviteCard>,
  op: string,
  arg: number | null,
): Promise<Reply> {
  const refused = notOwner(turn)
  if (refused) return refused
  const { payload } = card
  const next = async (change: Partial<InviteCard>) =>
    show(turn, await keepCard(turn, await withUnits(turn, askNext({ ...payload, ...change })), card.id))
  switch (op) {
    case 'role':
      return next({ role: arg === 1 ? 'staff' : 'official' })
    case 'region': {
      const region = regions(turn.parts.knowledge)[arg ?? -1]
      return next({ region: region?.regulation ?? null, regionSaid: true })
    }
    case 'unit': {
      const unit = payload.units[arg ?? -1]
      return unit === undefined ? show(turn, card) : next({ unit, unitSaid: true })
    }
    case 'nounit':
      return next({ unit: null, unitSaid: true })
    case 'again':
      return next({ role: null, region: null, regionSaid: false, unit: null, unitSaid: false })
    case 'cancel':
      await settleCard(turn, card.id, 'cancelled')
      return sentence('好的，没有生成邀请。')
    case 'ok':
      return payload.asking === 'confirm' ? invite(turn, card) : show(turn, card)
    default:
      return show(turn, card)
  }
}

/** Takes a plain text as the region or unit that is asked; null where it is none. */
export async function answerInviteCard(
  turn: Turn,
  card: OpenCard<InviteCard>,
  text: string,
): Promise<Reply | null> {
  if (notOwner(turn)) return null
  if (card.payload.asking === 'region') {
    const all = regions(turn.parts.knowledge)
    const at = /^不限(?:地区)?$/.test(text)
      ? all.length
      : all.findIndex(({ name }) => text.length >= 2 && (name.startsWith(text) || text.startsWith(name)))
    return at < 0 ? null : tapInviteCard(turn, card, 'region', at)
  }
  if (card.payload.asking !== 'unit') return null
  if (/^(?:不限|不写|不填|没有|无|随便|都行|不用写?)(?:单位)?[。.]?$/.test(text))
    return tapInviteCard(turn, card, 'nounit', null)
  const named = regions(turn.parts.knowledge).find((each) => each.regulation === card.payload.region)
  const unit = unitIn(text, named?.name ?? null)
  if (unit === null) return null
  return show(turn, await keepCard(turn, askNext({ ...card.payload, unit, unitSaid: true }), card.id))
}

async function invite(turn: Turn, card: OpenCard<InviteCard>): Promise<Reply> {
  const { role, region, unit } = card.payload
  if (role === null || !(await settleCard(turn, card.id, 'confirmed'))) return show(turn, card)
  const code = newInvitationCode()
  const expiresAt = new Date(turn.now.getTime() + DAYS_VALID * DAY_MS).toISOString()
  const createdAt = turn.now.toISOString()
  await turn.parts.store.addInvitation({ code, role, region, unit, createdBy: turn.by, createdAt, expiresAt })
  const until = momentText(expiresAt, turn.today)
  const link = turn.parts.linkTo?.(code) ?? null
  const blocks: Block[] = [
    { type: 'lead', text: `邀请已生成：${placeText(turn, { role, region, unit })}。` },
    { type: 'text', text: `只能用一次，${until} 前有效（${DAYS_VALID} 天）。请只发给本人。` },
  ]
  if (link !== null) {
    blocks.push({ type: 'text', text: `邀请链接：${link}` })
    blocks.push({ type: 'text', text: '对方点开链接没有反应的，请对方复制发送下面这一句：' })
  } else blocks.push({ type: 'text', text: '请对方私聊发送下面这一句：' })
  blocks.push({ type: 'text', text: `/start ${code}` })
  if (link !== null) {
    blocks.push({ type: 'note', text: '以前打开过对话的人，电脑版点链接时会丢掉邀请码，所以要发送这一句' })
  }
  return reply({ blocks, buttons: [[say('再邀请一位'), say('未使用的邀请'), say('成员名单')]] })
}

function show(turn: Turn, card: OpenCard<InviteCard>): Reply {
  const { payload } = card
  const so = [
    payload.role === null ? null : roleName(payload.role),
    payload.regionSaid ? regionName(turn, payload.region) : null,
    payload.unitSaid ? (payload.unit ?? '不写单位') : null,
  ].filter((part) => part !== null)
  const blocks: Block[] = [{ type: 'lead', text: QUESTIONS[payload.asking] }]
  if (so.length > 0) blocks.push({ type: 'text', text: `邀请：${so.join('，')}` })
  return reply({ blocks, buttons: buttonsOf(turn, card) })
}

const QUESTIONS: Record<InviteCard['asking'], string> = {
  role: '邀请哪一类人？领导干部管自己的台账；工作人员还可以代本单位同意的领导记录。',
  region: '在哪个地区工作？',
  unit: '在哪个单位？请直接输入，如“某区安委办”。同一单位请写得一样：工作人员只能代本单位的领导记录。',
  confirm: `生成邀请码吗？只能用一次，${DAYS_VALID} 天内有效。`,
}

function buttonsOf(turn: Turn, card: OpenCard<InviteCard>): Button[][] {
  const button = buttonsFor(card.id)
  const cancel = button('取消', 'cancel')
  switch (card.payload.asking) {
    case 'role':
      return [
        [button('领导干部', 'role', 0), button('工作人员', 'role', 1)],
        [say('未使用的邀请'), say('成员名单'), cancel],
      ]
    case 'region': {
      const all = regions(turn.parts.knowledge)
      const named = all.map((region, index) => button(region.name, 'region', index))
      return [[...named, button('不限', 'region', all.length)], [cancel]]
    }
    case 'unit':
      return [
        ...card.payload.units.map((unit, index) => [button(unit, 'unit', index)]),
        [button('不写单位', 'nounit'), cancel],
      ]
    case 'confirm':
      return [[{ ...button('生成邀请码', 'ok'), primary: true }, button('重填', 'again'), cancel]]
  }
}
