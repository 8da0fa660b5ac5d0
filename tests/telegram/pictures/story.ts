/** One afternoon in a town, from the first invitation on: each stretch of it is a picture. */
import type { Setting } from '../scenarios/product.ts'
import { type Cast, castOf, countOf, groupPhone, invite, phoneOf } from './cast.ts'
import type { Picture } from './types.ts'

/** When it is played, in the rehearsal. */
export const AT = '2026-03-05T17:20:00+08:00'

export const NAMES = [
  'telegram-invite',
  'telegram-first-activity',
  'telegram-question',
  'telegram-group',
  'telegram-behalf',
] as const

/** Plays it against a product that runs; gives the pictures in the order of {@link NAMES}. */
export async function* play(setting: Setting): AsyncGenerator<Picture> {
  const cast = await castOf(setting)
  yield { name: NAMES[0], columns: await joining(cast) }
  yield { name: NAMES[1], columns: await firstActivity(cast) }
  yield { name: NAMES[2], columns: await question(cast) }
  yield { name: NAMES[3], columns: await group(setting, cast) }
  yield { name: NAMES[4], columns: await onBehalf(cast) }
}

async function joining({ owner, head }: Cast) {
  await owner.starts()
  await owner.sees('您好，我是照单')
  const after = await countOf(owner.chat)
  const code = await invite(owner, '领导干部')
  await head.starts(code)
  await head.sees('欢迎使用照单')
  const joined = await phoneOf(head, { caption: '领导干部点开链接' })
  await owner.sees('已用您的邀请加入')
  const invited = await phoneOf(owner, { caption: '管理员', after })
  const told = { ...invited, caption: '管理员随即收到', messages: invited.messages.slice(-1) }
  return [[{ ...invited, messages: invited.messages.slice(0, -1) }], [joined, told]]
}

async function firstActivity({ head }: Cast) {
  const after = await countOf(head.chat)
  await head.says('我是滕州市西岗镇镇长，3月1日到任')
  await head.sees('已登记岗位')
  await head.says('今天带队检查了鑫达物流园')
  await head.sees('将记入台账')
  const card = await phoneOf(head, { caption: '登记岗位，说做了什么', after })
  await head.taps('确认')
  await head.sees('已记入台账')
  return [[card], [await phoneOf(head, { caption: '点“确认”以后', after })]]
}

async function question({ head }: Cast) {
  const after = await countOf(head.chat)
  await head.says('瞒报事故的领导怎么处理？')
  await head.sees('第三十条')
  const asked = await phoneOf(head, { caption: '问规定', after })
  const opened = await countOf(head.chat)
  await head.taps('原文 第三十条')
  await head.sees('第七章 责任追究')
  await head.says('企业瞒报事故罚款多少？')
  await head.sees('没有规定罚款')
  return [[asked], [await phoneOf(head, { caption: '点“原文 第三十条”；再问一句没有规定的', after: opened })]]
}

async function group({ world }: Setting, { owner, head, clerk }: Cast) {
  const others = [await world.user('赵国强'), await world.user('刘芳')] as const
  const town = await world.group('西岗镇安全生产群', [owner, head, clerk, ...others], { kind: 'supergroup' })
  await town.adds('bot')
  await owner.sees('叫我请在名字后加空格', { in: town })
  await clerk.says('@zhaodan_bot 镇长多久要带队检查一次', { in: town })
  await clerk.sees('每季度至少带队检查1次', { in: town })
  await head.says('@zhaodan_bot 本季度我还差什么', { in: town })
  await head.sees('到私聊继续', { in: town })
  const link = await head.taps('到私聊继续', { in: town })
  const after = await countOf(head.chat)
  await head.starts(new URL(link ?? '').searchParams.get('start') ?? '')
  await head.taps(/以后可在/)
  await head.sees('台账里的话和地点不显示')
  const inGroup = await groupPhone(town, head, 6, { caption: '群里' })
  return [[inGroup], [await phoneOf(head, { caption: '点“到私聊继续”以后', after })]]
}

async function onBehalf({ owner, head, clerk }: Cast) {
  await clerk.starts(await invite(owner, '工作人员'))
  await clerk.sees('欢迎使用照单')
  const [clerkAfter, headAfter] = [await countOf(clerk.chat), await countOf(head.chat)]
  await clerk.says('申请代录')
  await clerk.taps(/周明远/)
  await head.sees('申请代您记录')
  const asked = await phoneOf(head, { caption: '领导收到申请', after: headAfter })
  await head.taps('同意')
  await head.sees('可以代您记录')
  await clerk.sees('同意您代为记录')
  await clerk.says('代周明远记：昨天带队检查了宏源化工厂')
  await clerk.taps('确认')
  await clerk.sees('已代周明远记入台账')
  await head.sees('代您记入')
  const told = await phoneOf(head, { caption: '领导点“同意”，以后每次都收到通知', after: headAfter })
  return [[await phoneOf(clerk, { caption: '工作人员', after: clerkAfter })], [asked, told]]
}
