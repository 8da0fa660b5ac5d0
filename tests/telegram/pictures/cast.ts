/** The people of the pictures, and taking a picture of a chat. All names are made up. */
import type { TranscriptMessage } from '../botapi/index.ts'
import type { ChatView } from '../people/chat.ts'
import type { Group, Person } from '../people/index.ts'
import type { Setting } from '../scenarios/product.ts'
import type { Phone } from './types.ts'

export const OWNER = 1001
export const UNIT = '西岗镇人民政府'

export interface Cast {
  /** Of the office for work safety; invites the others. */
  owner: Person
  /** The town head. */
  head: Person
  /** Staff of the same unit. */
  clerk: Person
}

export async function castOf({ world }: Setting): Promise<Cast> {
  return {
    owner: await world.user('孙晓梅', { id: OWNER }),
    head: await world.user('周明远', { id: 2001 }),
    clerk: await world.user('李文静', { id: 3001 }),
  }
}

/** The owner makes an invitation by buttons; gives its code. */
export async function invite(owner: Person, role: '领导干部' | '工作人员'): Promise<string> {
  await owner.says('邀请')
  await owner.taps(role)
  await owner.taps('枣庄市')
  await owner.sees('在哪个单位')
  await owner.says(UNIT)
  await owner.taps('生成邀请码')
  const { text } = await owner.sees('邀请已生成')
  const code = /^\/start (\S+)$/m.exec(text)?.[1]
  if (code === undefined) throw new Error(`no code in:\n${text}`)
  return code
}

/** The count of messages so far, to begin a picture after them. */
export async function countOf(view: ChatView): Promise<number> {
  return (await view.messages()).length
}

export interface Look {
  caption: string
  /** Leaves out so many messages at the top. */
  after?: number
}

/** The private chat of a person with the bot. */
export async function phoneOf(person: Person, { caption, after = 0 }: Look): Promise<Phone> {
  const chat = await shown(person.chat)
  const head = { caption, title: '照单', subtitle: '机器人', viewer: person.id, group: false }
  return { ...head, messages: chat.slice(after), chat }
}

/** A group as `viewer` sees it. */
export async function groupPhone(
  group: Group,
  viewer: Person,
  members: number,
  { caption, after = 0 }: Look,
): Promise<Phone> {
  const chat = await shown(group.chat)
  const head = { caption, title: group.title, subtitle: `${members} 位成员`, viewer: viewer.id, group: true }
  return { ...head, messages: chat.slice(after), chat }
}

const shown = async (view: ChatView): Promise<TranscriptMessage[]> => structuredClone(await view.messages())
