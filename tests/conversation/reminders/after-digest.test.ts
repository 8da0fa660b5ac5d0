import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { plainText, type Reply } from '../../../src/reply/index.ts'
import { openRemind, type Remind } from './remind-talk.ts'

/** Of no channel: what is sent to them is a line of their history at once. */
const WANG = 'wang'
const NOW = '2026-12-17 09:05'
const LATER = '2026-12-17 09:30'

let remind: Remind
beforeEach(async () => {
  remind = await openRemind()
  await remind.official(WANG, '王镇长', 'town-government-head')
  await remind.subscribe(WANG)
  await remind.plan('2026-12-17 09:00', null)
})
afterEach(() => remind.end())

const text = (reply: Reply) => plainText(reply.blocks)
const labels = (reply: Reply) => reply.buttons.flat().map(({ label }) => label)
const says = (words: string, when = NOW) => remind.says(WANG, words, when)
async function tap(reply: Reply, label: string) {
  const button = reply.buttons.flat().find((each) => each.label === label)
  return remind.says(WANG, { tap: button?.action as string }, NOW)
}
const recorded = async () =>
  (await remind.store.ledger(WANG)).map(({ activity, date, place }) => ({ activity, date, place }))
const BOTH = ['年度述职列入安全生产履职情况', '带队检查']

describe('what is done, typed right after a digest', () => {
  it.each(['完成了', '已完成', '我已完成', '我已完成（记录）', '做了', '弄好了', '收到，已经办好了。'])(
    '%s asks which, where several are open',
    async (words) => {
      const which = await says(words)
      expect(text(which)).toBe('完成了哪一项？')
      expect(labels(which)).toEqual(BOTH)
      expect(await recorded()).toEqual([])
    },
  )

  it('records what is chosen on the day that is said, once it is confirmed', async () => {
    await says('完成了')
    expect(text(await says('带队检查'))).toContain('这项活动是哪一天？')
    expect(text(await says('昨天做的'))).toContain('带队检查 · 2026年12月16日')
    expect(await recorded()).toEqual([])
    await says('确认')
    expect(await recorded()).toEqual([{ activity: 'led-inspection', date: '2026-12-16', place: null }])
  })

  it('keeps the day through the choice', async () => {
    const card = await tap(await says('前天办的'), '带队检查')
    expect(text(card)).toContain('带队检查 · 2026年12月15日')
    expect(labels(card)).toContain('确认')
  })

  it.each([
    ['带队检查已经完成了', '日期待定'],
    ['检查早就做完了', '日期待定'],
    ['带队检查上周五就完成了', '2026年12月11日'],
    ['第二项昨天弄好了', '2026年12月16日'],
    ['最后一项 12月3日办的', '2026年12月3日'],
  ])('%s opens the card of what it names', async (words, day) => {
    const card = text(await says(words))
    expect(card).toContain(`· 带队检查 · ${day}`)
    expect(card).not.toContain('述职')
    expect(await recorded()).toEqual([])
  })

  it('takes all of them for all, and asks where their number is another', async () => {
    expect(text(await says('全都办完了，昨天'))).toContain('以下 2 条将记入台账')
    expect(text(await says('三项都完成了'))).toContain('完成了哪一项？')
    expect(text(await says('两项都完成了'))).toContain('第 1 项是哪一天？')
  })

  it('leaves out what is said not to be done, and takes no day of one for the other', async () => {
    expect(text(await says('完成了，述职还没有'))).toMatch(/这项活动是哪一天[\s\S]*带队检查 · 日期待定/)
    const both = text(await says('检查完成了，述职昨天也做完了'))
    expect(both).toContain('带队检查 · 日期待定')
    expect(both).not.toContain('2026年12月16日')
  })

  it('goes on with what is left, as long as nothing else is talked of', async () => {
    await says('带队检查昨天完成了')
    await says('确认')
    expect(text(await says('另一项也完成了'))).toMatch(/这项活动是哪一天[\s\S]*年度述职/)
    await says('前天')
    await says('确认')
    expect(await recorded()).toEqual([
      { activity: 'led-inspection', date: '2026-12-16', place: null },
      { activity: 'annual-debrief', date: '2026-12-15', place: null },
    ])
    expect(text(await says('都完成了'))).toContain('提醒里的事都已有记录')
  })

  it('leaves a report in full and another talk alone', async () => {
    expect(text(await says('昨天带队检查了鑫达化工厂'))).toContain(
      '2026年12月16日（星期三，2026年第四季度） · 鑫达化工厂',
    )
    await says('取消')
    await says('镇长多久带队检查一次？')
    const reply = await says('完成了', LATER)
    expect(text(reply)).toContain('没有记录任何内容')
    expect(labels(reply)).not.toContain('带队检查')
  })

  it('records nothing for a day to come', async () => {
    expect(text(await says('明天完成了'))).toMatch(/12月18日/)
    expect(await recorded()).toEqual([])
  })
})

describe('what else is said right after a digest', () => {
  const muted = async () => JSON.stringify(await remind.store.subscriptionOf(WANG))

  it.each([
    '今天不再提醒',
    '今天不要再提醒我了',
    '别催了',
    '知道了，别再提醒',
    '今天别发了',
    '好的，不用提醒了',
  ])('%s mutes for today', async (words) => {
    expect(text(await says(words))).toContain('好的，今天不再提醒。')
    expect(await muted()).toContain('2026-12-17')
    expect((await remind.store.subscriptionOf(WANG))?.state).toBe('on')
  })

  it.each(['以后不要提醒了', '关闭提醒'])('%s switches all off', async (words) => {
    await says(words)
    expect((await remind.store.subscriptionOf(WANG))?.state).toBe('off')
  })

  it.each(['详情', '看详情', '哪一条规定', '依据是什么？', '根据什么规定的', '具体要求'])(
    '%s shows the law’s words',
    async (words) => {
      expect(text(await says(words))).toContain('《枣庄办法》第十六条第（三）项')
    },
  )

  it.each(['这项不用再提醒', '第一项以后别提醒我了', '不归我管', '带队检查不是我的事', '第二项跟我没关系'])(
    '%s is told what can be switched off and where',
    async (words) => {
      const reply = await says(words)
      expect(text(reply)).toContain('单独一项不能关掉')
      expect(labels(reply)).toEqual(['我的岗位', '提醒设置', '今天不再提醒'])
      expect((await remind.store.subscriptionOf(WANG))?.state).toBe('on')
    },
  )

  it.each([
    '还没做',
    '没呢',
    '还没来得及',
    '忘了',
    '这周完成不了',
    '知道了',
    '收到',
    '好的',
    'OK',
    '收到，马上安排',
  ])('%s gets a friendly sentence, and nothing is recorded', async (words) => {
    const reply = await says(words)
    expect(text(reply)).toMatch(/^好的/)
    expect(labels(reply)).toEqual(['我已完成（记录）', '详情'])
    expect(await recorded()).toEqual([])
    expect(text(await tap(reply, '我已完成（记录）'))).toBe('完成了哪一项？')
  })

  it.each([
    ['明天再提醒我', '12月18日（星期五）9:00'],
    ['还没做，下周一再提醒我一次', '12月21日（星期一）9:00'],
    ['今晚7点再提醒一下', '12月17日（星期四）19:00'],
    ['明天做', '12月18日（星期五）9:00'],
    ['晚点提醒我', '哪一天提醒您？'],
    ['过两天再提醒我', '哪一天提醒您？'],
  ])('%s offers a reminder of one’s own about these duties', async (words, when) => {
    const offer = text(await says(words))
    expect(offer).toContain(when)
    expect(offer).toContain('年度述职列入安全生产履职情况、带队检查')
    expect(await remind.store.ownReminders(WANG)).toEqual([])
  })

  it('keeps the reminder that is accepted, without what was recorded meanwhile', async () => {
    await says('述职昨天完成了')
    await says('确认')
    await says('明天再提醒我')
    await says('好')
    const [own] = await remind.store.ownReminders(WANG)
    expect(own).toMatchObject({ day: '2026-12-18', text: '带队检查', activity: 'led-inspection' })
  })

  it.each(['完成了', '今天不再提醒', '详情', '不归我管', '晚点提醒我'])(
    '%s is nothing of a digest where none was shown',
    async (words) => {
      await remind.official('zhao', '赵镇长', 'town-government-head')
      await remind.subscribe('zhao')
      const reply = await remind.says('zhao', words, NOW)
      expect(text(reply)).not.toMatch(/哪一项|单独一项|条文原文|年度述职/)
    },
  )
})

it('what was heard, and not typed, is shown back before it leads to a card', async () => {
  const [shown] = await remind.conversation.handle({
    person: WANG,
    text: '带队检查昨天完成了',
    via: 'voice',
    now: new Date('2026-12-17T09:05:00+08:00'),
  })
  expect(text(shown as Reply)).toContain('照此处理吗')
  expect(text(await says('照此处理'))).toContain('· 带队检查 · 2026年12月16日')
})
