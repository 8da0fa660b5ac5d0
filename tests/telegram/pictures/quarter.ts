/** The third quarter of 2026 in a group and in the private chat of one of its members; its end meets two holidays. */
import type { TranscriptMessage } from '../botapi/index.ts'
import type { Clocked, RemindedSetting } from '../reminders/setting.ts'
import { countOf, groupPhone, phoneOf } from './cast.ts'
import { asksToJoin, joins, type QuarterCast, quarterCast, records } from './quarter-cast.ts'
import type { Phone, Picture } from './types.ts'

/** When it begins, in Shanghai: before the day's digest, on the last day of the second quarter. */
export const QUARTER_AT = '2026-06-30T08:10'

export const QUARTER_NAMES = [
  'telegram-remind-setup',
  'telegram-remind-private',
  'telegram-remind-quarter',
  'telegram-remind-next',
] as const

const MEMBERS = 6

/** Lives through the quarter with a product of its own; gives the pictures in the order of {@link QUARTER_NAMES}. */
export async function* playQuarter(setting: RemindedSetting): AsyncGenerator<Picture> {
  const product = await setting.start()
  const cast = await quarterCast(setting)
  yield { name: QUARTER_NAMES[0], columns: await settingUp(cast) }
  const from = await countOf(cast.group.chat)
  const arrive = (day: string) => setting.arrive(product, `${day}T09:00`)
  await arrive('2026-07-01')
  await arrive('2026-08-31')
  yield { name: QUARTER_NAMES[1], columns: await inPrivate(setting, product, cast) }
  const [first, second] = [cast.others[0], cast.deputy]
  await records(first, '昨天带队检查了宏源化工厂')
  await records(second, '今天带队检查了鲁南加油站')
  for (const day of ['2026-09-23', '2026-09-24', '2026-09-29', '2026-09-30']) await arrive(day)
  yield { name: QUARTER_NAMES[2], columns: await inGroup(cast, from) }
  const before = { group: await countOf(cast.group.chat), late: await countOf(cast.others[1].chat) }
  await arrive('2026-10-08')
  yield { name: QUARTER_NAMES[3], columns: await nextQuarter(cast, before) }
}

async function settingUp({ owner, head, others, deputy, group }: QuarterCast): Promise<Phone[][]> {
  const [groupAfter, headAfter] = [await countOf(group.chat), await countOf(head.chat)]
  await owner.says('/remind', { in: group })
  await owner.sees('工作日在本群发一条提醒', { in: group })
  const asked = await groupPhone(group, owner, MEMBERS, {
    caption: '群管理员发送 /remind',
    after: groupAfter,
  })
  await owner.taps('开始提醒', { in: group })
  await owner.sees('本群提醒已开启', { in: group })
  await asksToJoin(head, group)
  const offered = await phoneOf(head, { caption: '成员点“我要参加”，到私聊', after: headAfter })
  await joins(head)
  const joined = await phoneOf(head, { caption: '点“参加（只计人数）”以后', after: headAfter })
  for (const each of [...others, deputy]) {
    await asksToJoin(each, group)
    await joins(each)
  }
  await owner.taps('成员', { in: group })
  await owner.sees('参加成员', { in: group })
  await owner.taps('返回', { in: group })
  await owner.sees('参加成员 4 人', { in: group })
  const panel = await groupPhone(group, owner, MEMBERS, {
    caption: '点“开始提醒”以后（四人已参加）',
    after: groupAfter,
  })
  return [
    [asked, { ...panel, messages: ofBot(panel.messages) }],
    [offered, { ...joined, messages: ofBot(joined.messages) }],
  ]
}

async function inPrivate(
  setting: RemindedSetting,
  product: Clocked,
  { head }: QuarterCast,
): Promise<Phone[][]> {
  const after = await countOf(head.chat)
  await setting.arrive(product, '2026-09-16T09:00')
  await setting.setClock('2026-09-16T17:05')
  await head.taps('我已完成（记录）')
  await head.sees(/\S/)
  const digest = await phoneOf(head, { caption: '私聊里的提醒；点“我已完成（记录）”', after })
  const card = (await countOf(head.chat)) - 1
  await head.taps('今天')
  await head.sees('将记入台账')
  const asked = await phoneOf(head, { caption: '点“今天”', after: card })
  await head.taps('确认')
  await head.sees('已记入台账')
  const recorded = await phoneOf(head, { caption: '点“确认”，就有了进度', after: card })
  const wish = await countOf(head.chat)
  await head.says('提醒我周五前开会')
  await head.taps('到时提醒我')
  await head.sees('记下了')
  await setting.arrive(product, '2026-09-17T09:00')
  const wished = await phoneOf(head, { caption: '自己要记住的事', after: wish })
  return [
    [digest, asked],
    [recorded, wished],
  ]
}

async function inGroup({ owner, group }: QuarterCast, from: number): Promise<Phone[][]> {
  const all = await groupPhone(group, owner, MEMBERS, { caption: '', after: from })
  const on = (caption: string, ...days: string[]): Phone => ({
    ...all,
    caption,
    messages: all.messages.filter(({ at }) => days.includes(at.slice(0, 10))),
  })
  return [
    [on('季度开始；30天前', '2026-07-01', '2026-08-31')],
    [on('3天前逢中秋假期，提前；最后一天', '2026-09-24', '2026-09-30')],
  ]
}

async function nextQuarter(
  { owner, others: [, late], group }: QuarterCast,
  after: { group: number; late: number },
): Promise<Phone[][]> {
  await late.says('/remind')
  await late.sees('履职提醒已开启')
  const caption = '节后第一个工作日：新季度的，和上季度没完成的'
  return [
    [await groupPhone(group, owner, MEMBERS, { caption, after: after.group })],
    [await phoneOf(late, { caption: '同一天的私聊；发送 /remind', after: after.late })],
  ]
}

const ofBot = (messages: TranscriptMessage[]) => messages.filter(({ from }) => from.bot)
