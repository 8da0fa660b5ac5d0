import { numberOf } from '../../access/index.ts'
import { type Block, type Button, type Reply, reply } from '../../reply/index.ts'
import type { Member } from '../../storage/index.ts'
import { buttonsFor } from '../actions.ts'
import { keepCard, type ManageCard, type OpenCard, replaceCards, settleCard } from '../cards/card.ts'
import { say, sentence } from '../say.ts'
import type { Turn } from '../turn.ts'
import { notOwner } from './invite-card.ts'
import { momentText, placeText } from './words.ts'

/** Telegram-sized: as many buttons as one may well look through. */
const MOST_SHOWN = 20

/** Those invitations that still let somebody in, each with a button that revokes it. */
export async function openInvitationsCard(turn: Turn, before = ''): Promise<Reply> {
  const refused = notOwner(turn)
  if (refused) return refused
  await replaceCards(turn, 'manage')
  const open = await turn.parts.store.openInvitations(turn.now.toISOString())
  if (open.length === 0) return sentence(`${before}没有未使用的邀请。`, '邀请', '成员名单')
  const shown = open.slice(-MOST_SHOWN)
  const card = await keepCard(turn, {
    kind: 'manage',
    what: 'invitations',
    offered: shown.map((each) => each.code),
    picked: null,
  })
  const items = shown.map(
    (each, index) =>
      `${index + 1}. ${placeText(turn, each)}：${momentText(each.createdAt, turn.today)} 生成，${momentText(each.expiresAt, turn.today)} 前有效，邀请码末四位 ${each.code.slice(-4)}`,
  )
  return listed(card, `${before}未使用的邀请 ${open.length} 个：`, items, '撤销')
}

/** Who may use 照单, each with a button that removes them once confirmed. */
export async function openMembersCard(turn: Turn, before = ''): Promise<Reply> {
  const refused = notOwner(turn)
  if (refused) return refused
  await replaceCards(turn, 'manage')
  const members = await turn.parts.store.members()
  if (members.length === 0) return sentence(`${before}还没有成员。`, '邀请', '未使用的邀请')
  const shown = members.slice(-MOST_SHOWN)
  const card = await keepCard(turn, {
    kind: 'manage',
    what: 'members',
    offered: shown.map((each) => each.person),
    picked: null,
  })
  const lines = await Promise.all(shown.map((each) => memberText(turn, each)))
  const items = lines.map((line, index) => `${index + 1}. ${line}`)
  return listed(card, `${before}成员 ${members.length} 人：`, items, '移除')
}

function listed(card: OpenCard<ManageCard>, text: string, items: string[], verb: string): Reply {
  const button = buttonsFor(card.id)
  const picks = items.map((_, index) => button(`${verb}第 ${index + 1} 个`, 'pick', index))
  const rows: Button[][] = []
  for (let at = 0; at < picks.length; at += 2) rows.push(picks.slice(at, at + 2))
  const blocks: Block[] = [
    { type: 'lead', text },
    // Lines of their own rather than a list: they carry the number that the buttons name.
    { type: 'text', text: items.join('\n') },
  ]
  if (items.length === MOST_SHOWN) blocks.push({ type: 'note', text: `最多列出最近的 ${MOST_SHOWN} 个` })
  const other = card.payload.what === 'members' ? say('未使用的邀请') : say('成员名单')
  return reply({ blocks, buttons: [...rows, [say('邀请'), other]] })
}

/** 张三（编号 123）：工作人员，枣庄市，某区安委办，11月22日 09:00 加入 */
async function memberText(turn: Turn, member: Member): Promise<string> {
  const since = momentText(member.since, turn.today)
  return `${await nameOf(turn, member.person)}：${placeText(turn, member)}，${since} 加入`
}

async function nameOf(turn: Turn, person: string): Promise<string> {
  const name = (await turn.parts.store.person(person))?.name
  return name ? `${name}（编号 ${numberOf(person) ?? person}）` : `编号 ${numberOf(person) ?? person}`
}

/** What a button of either list does. */
export async function tapManageCard(
  turn: Turn,
  card: OpenCard<ManageCard>,
  op: string,
  arg: number | null,
): Promise<Reply> {
  const refused = notOwner(turn)
  if (refused) return refused
  const { what, offered, picked } = card.payload
  const again = () => (what === 'members' ? openMembersCard(turn) : openInvitationsCard(turn))
  if (op === 'cancel') {
    await settleCard(turn, card.id, 'cancelled')
    return sentence('好的，没有变动。')
  }
  if (op === 'pick') {
    const chosen = offered[arg ?? -1]
    if (chosen === undefined) return again()
    return what === 'members' ? askToRemove(turn, card, chosen) : revoke(turn, card, chosen)
  }
  if (op !== 'ok' || what !== 'members' || picked === null) return again()
  await settleCard(turn, card.id, 'confirmed')
  const name = await nameOf(turn, picked)
  await turn.parts.store.removeMember(picked, turn.now.toISOString())
  return sentence(`已移除：${name}。其台账保留，重新邀请后可以接着用。`, '成员名单', '邀请')
}

async function revoke(turn: Turn, card: OpenCard<ManageCard>, code: string): Promise<Reply> {
  await settleCard(turn, card.id, 'confirmed')
  const done = await turn.parts.store.revokeInvitation(code, turn.now.toISOString())
  const end = code.slice(-4)
  return openInvitationsCard(
    turn,
    done ? `已撤销末四位 ${end} 的邀请。` : `末四位 ${end} 的邀请已经用过或撤销过。`,
  )
}

async function askToRemove(turn: Turn, card: OpenCard<ManageCard>, person: string): Promise<Reply> {
  const member = await turn.parts.store.member(person)
  if (!member) return openMembersCard(turn, '这个人已经不是成员。')
  const kept = await keepCard(turn, { ...card.payload, picked: person }, card.id)
  const button = buttonsFor(kept.id)
  return reply({
    blocks: [
      { type: 'lead', text: `确认移除 ${await memberText(turn, member)}？` },
      { type: 'note', text: '移除后不能再记录和查看；代录关系一并结束；台账不会删除' },
    ],
    buttons: [[button('确认移除', 'ok'), button('取消', 'cancel')]],
  })
}
