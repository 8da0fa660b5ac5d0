import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { type Cast, LI, openCast, WANG, ZHANG, ZHAO } from './behalf-cast.ts'

let cast: Cast
beforeEach(async () => {
  cast = await openCast()
  await cast.agree(LI, ZHANG)
})
afterEach(() => cast.end())

describe('recording for an official', () => {
  it.each([
    '代张三记：昨天带队检查了鑫达化工厂',
    '张三昨天带队检查了鑫达化工厂',
    '张三同志昨天带队检查了鑫达化工厂',
    '昨天张三带队检查了鑫达化工厂',
    '昨天，张三带队检查了鑫达化工厂',
    '帮张三记一下：昨天带队检查了鑫达化工厂',
  ])('takes “%s” for theirs, says so, and stores both names', async (words) => {
    const card = await cast.by(LI, words)
    expect(card).toContain('代 张三（滕州市市长） 记录')
    expect(card).toContain('带队检查 · 2026年11月20日（星期五，2026年第四季度） · 鑫达化工厂')
    expect(card).toContain('计入《枣庄办法》第七条第（一）项')
    expect(await cast.rows(ZHANG, WANG, LI)).toEqual([])
    expect(await cast.tapBy(LI, '确认')).toContain('已代张三记入台账，第 1 号')
    expect(await cast.rows(ZHANG, WANG, LI)).toMatchObject([
      { person: ZHANG, recordedBy: LI, activity: 'led-inspection', date: '2026-11-20', words },
    ])
  })

  it('tells the official once, who can withdraw it', async () => {
    await cast.by(LI, '张三昨天带队检查了鑫达化工厂')
    await cast.tapBy(LI, '确认')
    expect(await cast.told(ZHANG)).toEqual([
      '李四代您记入：带队检查 · 2026年11月20日（星期五，2026年第四季度） · 鑫达化工厂，第 1 号；有误请说“撤销第1号”。',
    ])
    expect(await cast.told(WANG)).toEqual([])
    await cast.by(ZHANG, '撤销第1号')
    await cast.tapBy(ZHANG, '确认撤销')
    expect(await cast.rows(ZHANG)).toMatchObject([
      { kind: 'record', recordedBy: LI },
      { kind: 'void', recordedBy: ZHANG },
    ])
    expect(await cast.told(ZHANG)).toHaveLength(1)
  })

  it('asks for the sentence, and takes the next report for the official', async () => {
    expect(await cast.by(LI, '为张三记录')).toContain('请说做了什么')
    expect(await cast.by(LI, '11月3日主持召开政府常务会议听取安全生产工作汇报')).toContain('代 张三')
    await cast.tapBy(LI, '确认')
    expect(await cast.by(LI, '今天带队检查了加油站')).toContain('这是谁的履职')
    expect(await cast.rows(ZHANG)).toMatchObject([
      { activity: 'government-executive-meeting', recordedBy: LI },
    ])
  })

  it.each([
    ['just below', '09:59', '代 张三（滕州市市长） 记录。请确认'],
    ['at', '10:00', '代 张三（滕州市市长） 记录。请确认'],
    ['above', '10:01', '这是谁的履职'],
  ])('waits an hour for it: %s', async (_, time, expected) => {
    await cast.by(LI, '为张三记录')
    cast.on('2026-11-21', time)
    expect(await cast.by(LI, '今天带队检查了加油站')).toContain(expected)
  })

  it('counts for the official’s posts and beside the official’s entries', async () => {
    await cast.agree(LI, WANG)
    expect(await cast.by(LI, '王五昨天带队检查了鑫达化工厂')).toContain('不计入频次')
    await cast.tapBy(LI, '确认')
    expect(await cast.by(LI, '张三昨天带队检查了鑫达化工厂')).not.toContain('台账里已有')
    await cast.tapBy(LI, '确认')
    expect(await cast.by(LI, '张三昨天带队检查了鑫达化工厂')).toContain('台账里已有')
    expect((await cast.rows(ZHANG, WANG)).map((row) => row.person)).toEqual([ZHANG, WANG])
  })

  it('changes the day on the card, still for the official', async () => {
    await cast.by(LI, '张三昨天带队检查了鑫达化工厂')
    await cast.tapBy(LI, '改日期')
    expect(await cast.tapBy(LI, '前天')).toContain('代 张三')
    await cast.tapBy(LI, '确认')
    expect(await cast.rows(ZHANG, LI)).toMatchObject([{ person: ZHANG, date: '2026-11-19', recordedBy: LI }])
  })

  it('shows in the official’s ledger who wrote it down', async () => {
    await cast.by(LI, '张三昨天带队检查了鑫达化工厂')
    await cast.tapBy(LI, '确认')
    await cast.by(ZHANG, '今天带队检查了加油站')
    await cast.tapBy(ZHANG, '确认')
    const ledger = await cast.by(ZHANG, '我的台账')
    expect(ledger).toMatch(/鑫达化工厂 · 代录：李四 · 本人未确认（第 1 号）/)
    expect(ledger).toMatch(/加油站（第 2 号）/)
    expect(await cast.by(ZHANG, '第1号的详情')).toContain('记录（代录：李四）')
  })

  it('names nobody else’s work theirs: two of one name are told apart by their posts', async () => {
    await cast.join('tg:103', '张三', 'official')
    await cast.agree(LI, 'tg:103')
    cast.as(LI)
    const which = await cast.say('代张三记：昨天带队检查了鑫达化工厂')
    expect(cast.labels(which)).toEqual(['张三（滕州市市长）', '张三', '取消'])
    await cast.tapBy(LI, '张三')
    await cast.tapBy(LI, '确认')
    expect(await cast.rows(ZHANG, 'tg:103')).toMatchObject([{ person: 'tg:103', recordedBy: LI }])
  })

  it('takes no longer name for a shorter one', async () => {
    expect(await cast.by(LI, '张三丰昨天带队检查了鑫达化工厂')).toContain('原话说的是“张三丰”')
    expect(await cast.rows(ZHANG, LI)).toEqual([])
  })

  it('says where a report names a second person', async () => {
    const card = await cast.by(LI, '张三昨天带队检查了鑫达化工厂，王五主持召开了安全生产工作会议')
    expect(card).toContain('原话还提到“王五”')
  })

  it('asks whose it is where staff reports without a name', async () => {
    cast.as(LI)
    const whose = await cast.say('昨天带队检查了鑫达化工厂')
    expect(cast.text(whose)).toContain('这是谁的履职')
    expect(cast.labels(whose)).toEqual(['张三（滕州市市长）', '我本人', '取消'])
    await cast.tapBy(LI, '我本人')
    await cast.tapBy(LI, '确认')
    expect(await cast.rows(ZHANG, LI)).toMatchObject([{ person: LI, recordedBy: LI }])
    await cast.by(LI, '昨天带队检查了加油站')
    await cast.tapBy(LI, '张三（滕州市市长）')
    await cast.tapBy(LI, '确认')
    expect(await cast.rows(ZHANG)).toMatchObject([{ place: '加油站', recordedBy: LI }])
  })

  it('takes a place of the own ledger for no name', async () => {
    await cast.by(ZHANG, '昨天带队检查了华润')
    await cast.tapBy(ZHANG, '确认')
    expect(await cast.by(ZHANG, '撤销华润的那条')).toContain('请确认撤销')
    expect(await cast.by(WANG, '撤销华润的那条')).toContain('没有本人同意')
  })

  it('keeps no plan, and records nothing that reports nothing', async () => {
    expect(await cast.by(LI, '代张三记：下周一带队检查加油站')).toContain('还没有发生')
    expect(await cast.by(LI, '代张三记：天气不错')).toContain('没有记录任何内容')
    expect(await cast.store.openPending(LI)).toEqual([])
  })
})

describe('mending for an official', () => {
  beforeEach(async () => {
    await cast.by(ZHANG, '11月3日带队检查了加油站')
    await cast.tapBy(ZHANG, '确认')
  })

  it.each(['张三第1号日期错了，是11月4日', '把张三的第1号日期改成11月4日'])(
    'corrects by “%s”',
    async (words) => {
      expect(await cast.by(LI, words)).toContain('代 张三 更正')
      await cast.tapBy(LI, '确认')
      expect((await cast.rows(ZHANG)).at(-1)).toMatchObject({
        kind: 'correction',
        date: '2026-11-04',
        person: ZHANG,
        recordedBy: LI,
      })
      expect(await cast.told(ZHANG)).toEqual([expect.stringContaining('李四代您更正：日期')])
    },
  )

  it.each(['撤销张三的第1号', '代张三撤销第1号', '撤销张三的上一条'])('withdraws by “%s”', async (words) => {
    expect(await cast.by(LI, words)).toContain('代 张三 撤销')
    await cast.tapBy(LI, '确认撤销')
    expect((await cast.rows(ZHANG)).at(-1)).toMatchObject({ kind: 'void', person: ZHANG, recordedBy: LI })
    expect(await cast.told(ZHANG)).toEqual([expect.stringContaining('李四代您撤销')])
  })
})

describe('the right at the moment of the tap', () => {
  const before = {
    ended: () => cast.by(ZHANG, '不再让李四代录'),
    'moved elsewhere': () => cast.join(LI, '李四', 'staff', '薛城区'),
    'moved to that unit’s namesake': () => cast.join(LI, '李四', 'staff', '滕州市', 'guangxi-2018'),
    removed: () => cast.store.removeMember(LI, '2026-11-21T02:00:00Z'),
    'official now': () => cast.join(LI, '李四', 'official'),
  }
  it.each(Object.keys(before))('stores nothing of a card where the right is gone: %s', async (why) => {
    cast.as(LI)
    const card = await cast.say('张三昨天带队检查了鑫达化工厂')
    await before[why as keyof typeof before]()
    cast.as(LI)
    await cast.act(card.buttons.flat()[0]?.action as string)
    await cast.by(LI, '确认')
    expect(await cast.rows(ZHANG, LI)).toEqual([])
    expect((await cast.told(ZHANG)).filter((each) => each.includes('记入'))).toEqual([])
  })

  it('says so, and the card stays dead when the right comes back', async () => {
    cast.as(LI)
    const card = await cast.say('张三昨天带队检查了鑫达化工厂')
    await cast.by(ZHANG, '不再让李四代录')
    cast.as(LI)
    const ok = card.buttons.flat()[0]?.action as string
    expect(cast.text(await cast.act(ok))).toContain('代录同意已经结束，没有记录或改动任何内容')
    await cast.by(ZHANG, '让李四代录')
    cast.as(LI)
    expect(cast.text(await cast.act(ok))).toContain('已过期')
    expect(await cast.rows(ZHANG, LI)).toEqual([])
  })

  it('stores nothing of a withdrawal, a choice or a sentence waited for either', async () => {
    await cast.by(ZHANG, '11月3日带队检查了加油站')
    await cast.tapBy(ZHANG, '确认')
    cast.as(LI)
    const withdrawal = await cast.say('撤销张三的第1号')
    const choice = await cast.say('昨天带队检查了鑫达化工厂')
    await cast.say('为张三记录')
    await cast.by(ZHANG, '不再让李四代录')
    cast.as(LI)
    for (const card of [withdrawal, choice]) await cast.act(card.buttons.flat()[0]?.action as string)
    await cast.by(LI, '昨天带队检查了鑫达化工厂')
    await cast.by(LI, '确认')
    expect(await cast.rows(ZHANG)).toHaveLength(1)
    expect(await cast.rows(LI)).toEqual([])
  })

  it('gives 李四’s right to nobody else of the staff', async () => {
    expect(await cast.by(ZHAO, '代张三记：昨天带队检查了鑫达化工厂')).toContain('没有本人同意')
    await cast.by(ZHAO, '确认')
    expect(await cast.rows(ZHANG, ZHAO)).toEqual([])
  })
})
