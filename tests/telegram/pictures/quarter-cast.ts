/** The people of the quarter, who come and register before anything is drawn. All names are made up. */
import type { Group, Person } from '../people/index.ts'
import { payloadOf } from '../scenarios/prepared.ts'
import type { Setting } from '../scenarios/product.ts'
import { invite, OWNER } from './cast.ts'

export interface QuarterCast {
  /** Of the office for work safety; made the group. */
  owner: Person
  /** Head of a town; the private chat is his. */
  head: Person
  /** Heads of two other towns. */
  others: readonly [Person, Person]
  /** In charge of work safety in the first town. */
  deputy: Person
  group: Group
}

/** Everybody with a post, and nothing owed for the quarter that is ending. */
export async function quarterCast({ world }: Setting): Promise<QuarterCast> {
  const owner = await world.user('孙晓梅', { id: OWNER })
  const head = await world.user('周明远', { id: 2001 })
  const others = [await world.user('刘芳', { id: 2002 }), await world.user('赵国强', { id: 2003 })] as const
  const deputy = await world.user('李文静', { id: 2004 })
  await owner.starts()
  await owner.sees('您好，我是照单')
  await comes(owner, head, '我是滕州市西岗镇镇长')
  await comes(owner, others[0], '我是滕州市姜屯镇镇长')
  await comes(owner, others[1], '我是滕州市鲍沟镇镇长')
  await comes(owner, deputy, '我是滕州市西岗镇分管安全生产的副镇长')
  const group = await world.group('滕州市镇街安全生产群', [owner, head, ...others, deputy], {
    kind: 'supergroup',
  })
  await group.adds('bot')
  await owner.sees('叫我请在名字后加空格', { in: group })
  return { owner, head, others, deputy, group }
}

async function comes(owner: Person, official: Person, post: string): Promise<void> {
  await official.starts(await invite(owner, '领导干部'))
  await official.sees('欢迎使用照单')
  await official.says(`${post}，2025年3月1日到任`)
  await official.sees('已登记岗位')
  await records(official, '6月18日带队检查了鑫达物流园')
}

/** Says what was done and confirms it. */
export async function records(person: Person, words: string): Promise<void> {
  await person.says(words)
  await person.sees('将记入台账')
  await person.taps('确认')
  await person.sees('已记入台账')
}

/** Follows the link in the group; what is explained is left to be answered. */
export async function asksToJoin(person: Person, group: Group): Promise<void> {
  await person.starts(payloadOf(await person.taps('我要参加', { in: group })))
  await person.sees('只计人数')
}

export async function joins(person: Person): Promise<void> {
  await person.taps('参加（只计人数）')
  await person.sees('已参加')
}
