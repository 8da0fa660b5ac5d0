/** A county that takes 照单 up at the end of 2025: its people, its group, and how they set themselves up by talking. */
import type { Group, Person } from '../people/index.ts'
import { payloadOf } from '../scenarios/prepared.ts'
import type { RemindedSetting } from './setting.ts'

export const OWNER = 1001
const UNIT = '薛城区人民政府'
export const GROUP = '薛城区安全生产工作群'

export interface County {
  /** Of the office of the work safety committee: invites, looks after the group, has no post of her own. */
  clerk: Person
  secretary: Person
  /** Head of the district government; allows to be named in the group. */
  head: Person
  /** In charge of work safety until May. */
  deputy: Person
  /** His successor, who comes in May. */
  successor: Person
  town: Person
  /** In the group without taking part. */
  onlooker: Person
  group: Group
}

/** Everybody as Telegram has them, and the group without the bot. */
export async function countyOf({ world }: RemindedSetting): Promise<County> {
  const clerk = await world.user('孙晓梅', { id: OWNER })
  const secretary = await world.user('赵建国', { id: 2001 })
  const head = await world.user('钱卫东', { id: 2002 })
  const deputy = await world.user('李志强', { id: 2003 })
  const town = await world.user('周明远', { id: 2004 })
  const successor = await world.user('王海涛', { id: 2005 })
  const onlooker = await world.user('马晓玲', { id: 2006 })
  const members = [clerk, secretary, head, deputy, town, onlooker] as const
  const group = await world.group(GROUP, [...members], { kind: 'group' })
  return { clerk, secretary, head, deputy, successor, town, onlooker, group }
}

/** Invites an official, who comes and says which post it is. */
export async function joins(clerk: Person, official: Person, post: string): Promise<void> {
  await clerk.says('邀请')
  await clerk.taps('领导干部')
  await clerk.taps('枣庄市')
  await clerk.sees('在哪个单位')
  await clerk.says(UNIT)
  await clerk.taps('生成邀请码')
  const { text } = await clerk.sees('邀请已生成')
  await official.starts(/^\/start (\S+)$/m.exec(text)?.[1])
  await official.sees('欢迎使用照单')
  await official.says(post)
  await official.sees('已登记岗位')
}

/** Takes part in the group's reminders, by the button of the group and then in private. */
export async function takesPart(person: Person, group: Group, how: '只计人数' | '可显示姓名'): Promise<void> {
  await person.starts(payloadOf(await person.taps('我要参加', { in: group })))
  await person.taps(`参加（${how}）`)
  await person.sees('已参加')
}

/** The group sets itself up: officials come and register, an administrator begins, members join. */
export async function setUp({ clerk, secretary, head, deputy, town, group }: County): Promise<void> {
  await clerk.starts()
  await clerk.sees('您好')
  await joins(clerk, secretary, '我是薛城区区委书记，2025年3月1日到任')
  await joins(clerk, head, '我是薛城区区长，2025年3月1日到任')
  await joins(clerk, deputy, '我是薛城区分管安全生产的副区长，2025年3月1日到任')
  await joins(clerk, town, '我是薛城区沙沟镇镇长，2025年3月1日到任')
  await group.adds('bot')
  await clerk.sees('叫我请在名字后加空格', { in: group })
  await clerk.says('/remind', { in: group })
  await clerk.taps('开始提醒', { in: group })
  await clerk.sees('已开启', { in: group })
  await clerk.taps('显示方式', { in: group })
  await clerk.taps(/姓名/, { in: group })
  await clerk.taps('返回', { in: group })
  await clerk.sees('按姓名', { in: group })
  for (const person of [secretary, deputy, town]) await takesPart(person, group, '只计人数')
  await takesPart(head, group, '可显示姓名')
}

/** Says what was done and confirms it. */
export async function records(person: Person, words: string): Promise<void> {
  await person.says(words)
  await person.sees('将记入台账')
  await person.taps('确认')
  await person.sees('已记入台账')
}
