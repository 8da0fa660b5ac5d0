import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { TranscriptMessage } from '../botapi/index.ts'
import type { Group, Person } from '../people/index.ts'
import { cleanEnd } from './clean-end.ts'
import { payloadOf, prepare } from './prepared.ts'
import { openSetting, type Product, type Setting } from './product.ts'

const ZHANG = 1001
const LI = 1002
const BOT = '@zhaodan_bot'
const ON = '到私聊继续'

let setting: Setting
let product: Product
let zhang: Person
let li: Person
let wang: Person
let group: Group

beforeEach(async () => {
  setting = await openSetting({ at: '2026-11-22T02:00:00Z', owners: [ZHANG, LI] })
  // Different posts and records: whoever is taken for the other is seen at once.
  await prepare(setting, [
    {
      id: ZHANG,
      post: 'town-government-head',
      title: '镇长',
      inspections: [{ date: '2026-10-12', place: '鑫达物流园' }],
    },
    { id: LI, post: 'district-party-head', title: '区委书记' },
  ])
  product = await setting.start()
  const { world } = setting
  zhang = await world.user('张三', { id: ZHANG, started: true })
  li = await world.user('李四', { id: LI, started: true })
  wang = await world.user('王五', { id: 1003 })
  group = await world.group('安委会成员群', [zhang, li, wang])
})
afterEach(() => cleanEnd(setting))

const botMessages = async () => (await group.chat.messages()).filter((message) => message.from.bot)
const labels = (message: TranscriptMessage | null) => message?.buttons.flat().map(({ text }) => text) ?? []

/** Says it in the group and gives the answer, which hangs from the question. */
async function asks(person: Person, words: string, answer: RegExp | string): Promise<TranscriptMessage> {
  const question = await person.says(words, { in: group })
  const seen = (await person.sees(answer, { in: group })) as TranscriptMessage
  expect(seen.replyTo).toBe(question)
  return seen
}

describe('called in a group', () => {
  beforeEach(async () => {
    await group.adds('bot')
    await zhang.sees(`叫我请在名字后加空格：“${BOT} 镇长多久带队检查一次”`, { in: group })
  })

  it('greets once, answers who calls it, and nobody else', { timeout: 60_000 }, async () => {
    await wang.says('今天的会改到下午三点', { in: group })
    await asks(wang, `${BOT} 镇长多久带队检查一次`, '每季度至少带队检查1次')
    const short = await wang.lastSeen({ in: group })
    expect(labels(short)).toEqual([ON, '原文 第十六条'])
    await wang.says('镇长多久带队检查一次', { in: group })
    await asks(wang, '/ask 区委书记多久调研一次', '每季度至少调研1次')
    const onward = await wang.says('区长呢', { in: group, replyTo: /每季度至少调研1次/ })
    await setting.world.quiet(1500)
    const all = await botMessages()
    expect(all.map((message) => message.replyTo !== null)).toEqual([false, true, true, true])
    expect(all.at(-1)?.replyTo).toBe(onward)
    // Another bot's command, and words between two people.
    await wang.says('/ask@other_bot 镇长多久带队检查一次', { in: group })
    await wang.says('你看到了吗', { in: group, replyTo: onward })
    await setting.world.quiet(1500)
    expect(await botMessages()).toHaveLength(all.length)
  })

  it('takes its name in the middle of Chinese words where Telegram brings them', {
    timeout: 60_000,
  }, async () => {
    const words = [`请${BOT}说说镇长多久带队检查一次`, `${BOT}在吗`, '/help吧']
    for (const each of words) await zhang.says(each, { in: group })
    await setting.world.quiet(1500)
    // Under privacy mode Telegram keeps them to itself.
    expect(await botMessages()).toHaveLength(1)

    await setting.world.privacy(false)
    await asks(zhang, words[0] as string, '每季度至少带队检查1次')
    await asks(zhang, words[1] as string, '在群里可以问安全生产责任的规定')
    await asks(zhang, words[2] as string, '在群里可以问安全生产责任的规定')
    await zhang.says('安全检查大家都要参加，@zhaodan_bot2 也一样', { in: group })
    await zhang.says('镇长多久带队检查一次，谁知道', { in: group })
    await setting.world.quiet(1500)
    expect(await botMessages()).toHaveLength(4)

    await setting.world.privacy(true)
    await group.adds('bot', { as: 'administrator' })
    await asks(li, `请${BOT}说说区委书记多久调研一次`, '每季度至少调研1次')
    // Being made an administrator is no second arrival.
    expect((await botMessages()).filter(({ text }) => text.includes('叫我请在名字后加空格'))).toHaveLength(1)
  })

  it('shows a short answer whose button leads anyone to the whole', { timeout: 60_000 }, async () => {
    const cut = await asks(zhang, `${BOT} 枣庄办法第六条说什么`, '原文如下')
    expect(cut.text.length).toBeLessThan(700)
    expect(cut.text).not.toContain('（七）')
    expect(cut.text).toContain('请点下面的按钮到私聊里看')
    expect(labels(cut)).toContain(ON)

    const payload = payloadOf(await zhang.taps(ON, { in: group, message: cut.id }))
    await zhang.starts(payload)
    await zhang.sees(/（七）/)
    // A guest who reads the group wants the same, and again.
    for (let times = 0; times < 2; times += 1) {
      await wang.starts(payload)
      await wang.sees(/（七）/)
    }
    await zhang.neverSaw('已过期')

    // Of two regulations only the first has room; the buttons open the article of either.
    const both = await asks(wang, `${BOT} 区委书记有哪些职责`, '《广西细则》：各级党委主要负责人')
    expect(both.text).not.toContain('——《枣庄办法》')
    expect(labels(both)).toEqual([ON, '原文 广西细则第五条', '原文 枣庄办法第六条'])
  })

  it('carries a personal wish over for its person alone, once, for a day', { timeout: 90_000 }, async () => {
    const card = await asks(zhang, `${BOT} 今天带队检查了城南加油站`, '个人履职的内容不在群里记录和显示')
    expect(card.text).not.toContain('城南')
    const payload = payloadOf(await li.taps(ON, { in: group }))
    await li.starts(payload)
    await li.sees('群里的这个按钮是给发言人本人的')
    await li.neverSaw('城南加油站')
    await wang.starts(payload)
    await wang.sees('群里的这个按钮是给发言人本人的')
    await wang.neverSaw('城南加油站')

    await zhang.starts(payload)
    await zhang.sees(/将记入台账[\s\S]*城南加油站/)
    await zhang.taps('确认')
    await zhang.sees('已记入台账，第 2 号')
    await zhang.starts(payload)
    await zhang.sees('已经在这里接着说过了，没有重复处理')
    await zhang.says('我的台账')
    await zhang.sees('有效记录 2 条')
  })

  it('does not carry a wish over after a day', { timeout: 60_000 }, async () => {
    await asks(li, `${BOT} 今天带队检查了城南加油站`, '个人履职的内容不在群里记录和显示')
    const payload = payloadOf(await li.taps(ON, { in: group }))
    await product.end()
    await setting.start({ ZHAODAN_NOW: '2026-11-23T02:02:00Z' })
    await li.starts(payload)
    await li.sees('群里的那句话时间太久，没有带过来，请在这里重新说一遍')
  })

  it('leads a guest who asks for something of their own to the invitation', { timeout: 60_000 }, async () => {
    await asks(wang, '/duties', '个人履职的内容不在群里记录和显示')
    await wang.starts(payloadOf(await wang.taps(ON, { in: group })))
    await wang.sees(/邀请/)
    await wang.neverSaw('未完成')
    await asks(wang, `${BOT} 镇长本季度要做什么`, /每季度至少带队检查1次/)
  })
})

describe('what is personal', () => {
  beforeEach(async () => {
    await group.adds('bot')
    await zhang.sees('叫我请在名字后加空格', { in: group })
  })

  it('is shown in the group once its person allowed it in private, until that is taken back', {
    timeout: 90_000,
  }, async () => {
    await asks(zhang, `${BOT} 我本季度要做什么`, '个人履职的内容不在群里记录和显示')
    await zhang.starts(payloadOf(await zhang.taps(ON, { in: group })))
    await zhang.taps('以后可在「安委会成员群」里显示我的职责')
    await zhang.sees('好的，以后您在「安委会成员群」里问，可以显示您的职责和完成情况')

    const own = await asks(zhang, `${BOT} 我本季度要做什么`, '您2026年第四季度的职责')
    expect(own.text).toMatch(/带队检查[\s\S]*《枣庄办法》第十六条第（三）项/)
    expect(own.text).not.toMatch(/鑫达|张三|镇长|10月12日/)
    expect(own.text).not.toContain('第六条')
    // Allowed by one is allowed by nobody else.
    const other = await asks(li, `${BOT} 我本季度要做什么`, '个人履职的内容不在群里记录和显示')
    expect(other.text).not.toContain('《枣庄办法》')

    await li.starts(payloadOf(await li.taps(ON, { in: group, message: other.id })))
    await li.taps('以后可在「安委会成员群」里显示我的职责')
    await li.sees('好的，以后您在「安委会成员群」里问')
    const his = await asks(li, `${BOT} 我本季度要做什么`, '您2026年第四季度的职责')
    expect(his.text).toMatch(/《枣庄办法》第六条第（一）项/)
    expect(his.text).not.toContain('第十六条')

    await zhang.says('群里显示')
    await zhang.sees('「安委会成员群」：允许')
    await zhang.taps('不允许在「安委会成员群」显示')
    await zhang.sees('「安委会成员群」：不允许')
    await asks(zhang, `${BOT} 我本季度要做什么`, '个人履职的内容不在群里记录和显示')
    await asks(li, `${BOT} 我本季度要做什么`, '您2026年第四季度的职责')
  })
})

describe('buttons in a group', () => {
  beforeEach(async () => {
    await group.adds('bot')
    await zhang.sees('叫我请在名字后加空格', { in: group })
  })

  it('open an article for anyone and turn its pages in place', { timeout: 60_000 }, async () => {
    await asks(zhang, `${BOT} 区委书记多久调研一次`, '每季度至少调研1次')
    const before = await botMessages()
    await wang.taps('原文 第六条', { in: group })
    const first = (await wang.sees('第 1/2 页', { in: group })) as TranscriptMessage
    expect(first.text.length).toBeLessThanOrEqual(700)
    expect(labels(first)).toContain('下一页')
    expect(labels(first)).not.toContain('上一页')

    await li.taps('下一页', { in: group })
    const second = (await li.sees('第 2/2 页', { in: group })) as TranscriptMessage
    expect(second.id).toBe(first.id)
    expect(second.text).toContain('（七）')
    expect(labels(second)).toContain('上一页')
    await wang.taps('上一页', { in: group })
    await wang.sees('第 1/2 页', { in: group })
    const again = (await botMessages()).find(({ id }) => id === first.id)
    expect(again?.text).toBe(first.text)
    expect(await botMessages()).toHaveLength(before.length + 1)
  })

  it('of one person’s private card do nothing for whoever forges them in the group', {
    timeout: 60_000,
  }, async () => {
    await zhang.says('今天带队检查了城南加油站')
    await zhang.sees('将记入台账')
    const shown = await zhang.lastSeen()
    const data = shown?.buttons.flat().find(({ text }) => text === '确认')?.callback_data as string
    await asks(zhang, `${BOT} 镇长多久带队检查一次`, '每季度至少带队检查1次')
    const shownInGroup = await zhang.lastSeen({ in: group })
    setting.server.context.updates.push(
      'callback_query',
      {
        id: '4999',
        from: { id: LI, is_bot: false, first_name: '李四' },
        chat_instance: '1',
        data,
        message: {
          message_id: shownInGroup?.id,
          date: Math.floor(Date.parse('2026-11-22T02:00:00Z') / 1000),
          chat: { id: group.id, type: 'supergroup', title: group.title },
        },
      },
      String(group.id),
    )
    await setting.world.quiet(1500)
    const answered = (await setting.world.calls('answerCallbackQuery')).at(-1)
    expect(answered?.params).toEqual({ callback_query_id: '4999', text: '此操作已过期，请重新说一遍。' })
    await zhang.says('我的台账')
    await zhang.sees('有效记录 1 条')
  })
})
