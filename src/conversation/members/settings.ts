import { numberOf } from '../../access/index.ts'
import { type Block, type Button, type Reply, reply } from '../../reply/index.ts'
import { sanitize } from '../../text/index.ts'
import { say, sentence } from '../say.ts'
import { type Turn, tenureLabel } from '../turn.ts'
import { onlyInPrivate } from './only-in-private.ts'
import { placeText, standingName } from './words.ts'

const LONGEST_NAME = 20

/** What 照单 knows of the person besides the record, and where to change it. */
export async function settingsReply(turn: Turn): Promise<Reply> {
  const elsewhere = onlyInPrivate(turn)
  if (elsewhere) return elsewhere
  const { store } = turn.parts
  const name = (await store.person(turn.by))?.name
  const number = numberOf(turn.by)
  const posts = turn.tenures.filter((tenure) => tenure.to === null || tenure.to >= turn.today)
  const items = [
    `称呼：${name ?? '还没有，说“我叫张三”就行'}`,
    ...(number === null ? [] : [`身份：${await identity(turn)}`, `编号：${number}`]),
    `岗位：${posts.length === 0 ? '还没有登记' : posts.map((tenure) => tenureLabel(turn, tenure)).join('、')}`,
    ...(number === null ? [] : [`可以显示您的职责的群：${await groupsText(turn)}`]),
  ]
  const blocks: Block[] = [
    { type: 'lead', text: '您的设置：' },
    { type: 'list', items },
  ]
  const owner = turn.standing.role === 'owner' ? [[say('邀请'), say('未使用的邀请'), say('成员名单')]] : []
  const groups = number === null ? [] : [say('群里显示')]
  return reply({
    blocks,
    buttons: [
      [say('改称呼'), say('我的岗位')],
      [...(await behalfButtons(turn)), ...groups, say('清空对话')],
      ...owner,
    ],
  })
}

/** Who may record for an official, and for whom staff may. */
async function behalfButtons(turn: Turn): Promise<Button[]> {
  const member = await turn.parts.store.member(turn.by)
  if (!member) return []
  return [say(member.role === 'staff' ? '代录' : '代录人')]
}

/** 管理员；领导干部，枣庄市，某局 */
async function identity(turn: Turn): Promise<string> {
  const member = await turn.parts.store.member(turn.by)
  const place = member ? placeText(turn, member) : null
  if (turn.standing.role !== 'owner') return place ?? standingName(turn.standing)
  return place ? `管理员；${place}` : '管理员'
}

async function groupsText(turn: Turn): Promise<string> {
  const given = (await turn.parts.store.consents(turn.by)).filter((each) => each.given)
  const chats = await Promise.all(given.map((each) => turn.parts.store.chat(each.address)))
  const titles = chats.map((chat) => chat?.title ?? '未命名的群')
  return titles.length === 0 ? '没有' : titles.map((title) => `“${title}”`).join('、')
}

/** Takes a name as the person's own. */
export async function takeName(turn: Turn, said: string): Promise<Reply> {
  const name = sanitize(said).replace(/\s+/g, ' ').trim()
  if (name === '' || [...name].length > LONGEST_NAME) {
    return sentence(`称呼请在 ${LONGEST_NAME} 个字以内，例如“我叫张三”。`)
  }
  await turn.parts.store.namePerson(turn.by, name)
  return sentence(`好的，${name}。代您记录的人和管理员看到的也是这个称呼。`, '设置')
}

/** 您的编号是 123 */
export function numberReply(turn: Turn): Reply {
  const elsewhere = onlyInPrivate(turn)
  if (elsewhere) return elsewhere
  const number = numberOf(turn.by)
  return sentence(number === null ? '这台机器上的用户没有编号。' : `您的编号是 ${number}。`)
}
