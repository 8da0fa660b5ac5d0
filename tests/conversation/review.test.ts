import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { openTalk, type Talk } from './talk.ts'

let talk: Talk
beforeEach(async () => {
  talk = await openTalk('2026-11-21')
})
afterEach(() => talk.end())

async function mayor(): Promise<void> {
  await talk.say('我是滕州市市长')
  await talk.tap('今年以前就已在任')
}

/** Three standing entries: 第1号 A厂, 第2号 B厂, 第3号 C厂. */
async function three(): Promise<void> {
  await mayor()
  for (const [day, place] of [
    ['8月3日', 'A厂'],
    ['11月4日', 'B厂'],
    ['11月5日', 'C厂'],
  ]) {
    await talk.say(`2026年${day}带队检查了${place}`)
    await talk.tap('确认')
  }
}

describe('which entry is meant', () => {
  it.each([
    ['撤销第1号', 'A厂'],
    ['第2号日期错了，是11月1日', 'B厂'],
    ['删除A厂那条', 'A厂'],
    ['撤销上一条', 'C厂'],
  ])('%s: %s', async (text, place) => {
    await three()
    const card = talk.text(await talk.say(text))
    expect(card).toContain('请确认')
    expect(card).toContain(place)
  })

  it('asks where what is named is not there, and never takes another entry', async () => {
    await three()
    const card = await talk.say('撤销第9号')
    expect(talk.text(card)).toContain('没有找到您说的那一条')
    expect(talk.labels(card)).toEqual(['第 3 号', '第 2 号', '第 1 号', '取消'])
    await talk.tap('第 2 号')
    await talk.tap('确认撤销')
    expect((await talk.store.ledger('local')).at(-1)).toMatchObject({ kind: 'void', place: 'B厂' })
  })

  it('shows one entry with its history and the words it rests on', async () => {
    await three()
    await talk.say('第1号日期错了，是8月4日')
    await talk.tap('确认')
    const text = talk.text(await talk.say('第1号的详情'))
    expect(text).toContain('原话：2026年8月3日带队检查了A厂')
    expect(text).toContain('更正为：2026年8月4日')
  })
})

describe('the ledger by kind, activity and time', () => {
  it.each([
    ['带队检查的台账', '有效记录 3 条'],
    ['2026年8月的台账', '有效记录 1 条'],
    ['已撤销的台账', '还没有记录'],
    ['补录的有哪些', '有效记录 1 条'],
  ])('%s', async (text, words) => {
    await three()
    expect(talk.text(await talk.say(text))).toContain(words)
  })
})

describe('a card that waits', () => {
  it.each(['前天', '不对，是前天', '日期改成11月19日'])(
    '“%s” right after it changes its day',
    async (text) => {
      await mayor()
      await talk.say('昨天带队检查了加油站')
      expect(talk.text(await talk.say(text))).toContain('2026年11月19日（星期四')
      await talk.say('是的，确认')
      expect(await talk.store.ledger('local')).toMatchObject([{ date: '2026-11-19' }])
    },
  )

  it('is not dropped without a word when something else is said', async () => {
    await mayor()
    await talk.say('昨天带队检查了加油站')
    const reply = await talk.say('还差什么')
    expect(talk.text(reply)).toContain('还没有确认')
    await talk.tap('确认上一张')
    expect(await talk.store.ledger('local')).toHaveLength(1)
  })

  it('offers a day far back in full, and takes it typed again', async () => {
    await mayor()
    const card = await talk.say('2月10日带队检查了采石场')
    expect(talk.labels(card)).toContain('2026年2月10日（星期二）')
    await talk.say('2月10日')
    await talk.tap('确认')
    expect(await talk.store.ledger('local')).toMatchObject([{ date: '2026-02-10' }])
  })

  it('offers the types that the post owes first', async () => {
    await mayor()
    await talk.say('昨天带队检查了加油站')
    const card = await talk.tap('改类型')
    expect(talk.labels(card).length).toBeLessThan(10)
    expect(talk.labels(await talk.tap('更多类型')).length).toBeGreaterThan(15)
  })
})

describe('posts', () => {
  it('take a typed button for the button, and no report for a first day', async () => {
    await talk.say('我是枣庄市应急局局长')
    await talk.say('昨天带队检查B厂')
    expect(await talk.store.tenures('local')).toEqual([])
    await talk.say('我是枣庄市应急局局长')
    await talk.say('今年以前就已在任')
    expect(await talk.store.tenures('local')).toMatchObject([{ post: 'regulator-head', from: '2026-01-01' }])
  })

  it.each([
    ['我从9月1日起兼任滕州市委书记', 'district-party-head', '2026-09-01'],
    ['8月10日我调到滕州市应急局当局长', 'regulator-head', '2026-08-10'],
    ['我原来是滕州市副市长，8月15日起当滕州市委书记', 'district-party-head', '2026-08-15'],
  ])('%s', async (text, post, from) => {
    await talk.say(text)
    expect(await talk.store.tenures('local')).toMatchObject([{ post, from }])
  })

  it('keep both days of a span through the choice of the post', async () => {
    await talk.say('我是邹坞镇副镇长，分管安全生产，今年1月1日到8月14日')
    const label = talk.labels(await talk.say('添加岗位'))
    expect(label).toContain('枣庄市')
  })

  it('mend the first day by saying so', async () => {
    await mayor()
    await talk.say('到任日期错了，是2024年5月1日')
    expect(await talk.store.tenures('local')).toMatchObject([{ from: '2024-05-01' }])
    expect(talk.text(await talk.say('去年完成得怎么样'))).toContain('2025年')
  })

  it('say from when they are on record where a span lies before it', async () => {
    talk.on('2026-01-02')
    await mayor()
    expect(talk.text(await talk.say('去年完成得怎么样'))).toContain('登记的任期从1月1日起')
  })

  it('end on a day after they began, never in the year before', async () => {
    await talk.say('我8月10日到任滕州市市长')
    await talk.say('我已离任')
    expect(talk.text(await talk.say('11月30日'))).toContain('2026年11月30日')
  })

  it('are not ended by words about a post that is not held', async () => {
    await mayor()
    expect(talk.text(await talk.say('我8月14日就不当镇长了'))).toContain('没有登记过这个岗位')
  })
})

describe('what is due', () => {
  it.each([
    ['2026年第四季度为什么这样算', '要求 1 次，计入 0 次'],
    ['为什么带队检查没算上', '带队检查 · 2026年第四季度'],
    ['上半年呢', '2026年上半年，'],
    ['还差什么', '今年此前另有'],
  ])('%s', async (text, words) => {
    await mayor()
    expect(talk.text(await talk.say(text))).toContain(words)
  })

  it('of one activity shows that one alone, done or not', async () => {
    await mayor()
    const reply = await talk.say('我还差几次带队检查')
    expect(reply.blocks.flatMap((block) => (block.type === 'duty' ? [block.duty.obligation] : []))).toEqual([
      'zz-7.1-inspection',
    ])
  })
})

it.each(['本周没有检查', '安排副区长今天去检查加油站', "'; DROP TABLE ledger; --"])(
  'no provision about accountability answers “%s”',
  async (text) => {
    await mayor()
    const reply = await talk.say(text)
    expect(reply.citations).toEqual([])
    expect(await talk.store.ledger('local')).toEqual([])
  },
)
