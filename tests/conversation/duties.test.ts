import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { openTalk, type Talk } from './talk.ts'

let talk: Talk
beforeEach(async () => {
  talk = await openTalk('2026-11-21')
})
afterEach(() => talk.end())

describe('taking a post', () => {
  it('asks region, level, post and since when, by buttons', async () => {
    expect(talk.text(await talk.say('本季度我要做什么'))).toContain('哪个地区')
    await talk.tap('枣庄市')
    const levels = talk.labels(await talk.say('滕州市市长'))
    expect(levels).toContain('今年以前就已在任')
    expect(talk.text(await talk.tap('今天到任'))).toContain('自2026年11月21日（星期六）起')
    expect(await talk.store.tenures('local')).toMatchObject([
      { regulation: 'zaozhuang-2019', post: 'district-government-head', from: '2026-11-21', to: null },
    ])
  })

  it('goes through all steps with buttons alone', async () => {
    await talk.say('添加岗位')
    const levels = await talk.tap('枣庄市')
    const posts = await talk.tap(talk.labels(levels)[0] as string)
    await talk.tap(talk.labels(posts)[0] as string)
    await talk.tap('今年以前就已在任')
    expect(await talk.store.tenures('local')).toHaveLength(1)
  })

  it('keeps the title as the person writes it, and a newer question for the post replaces the older', async () => {
    const older = await talk.say('添加岗位')
    await talk.say('我是滕州市西岗镇镇长')
    await talk.tap('今年以前就已在任')
    expect(await talk.store.tenures('local')).toMatchObject([
      { title: '滕州市西岗镇镇长', post: 'town-government-head' },
    ])
    expect(talk.text(await talk.act(older.buttons.flat()[0]?.action as string))).toContain('已过期')
    expect((await talk.say('枣庄和广西对镇长的要求有什么不同')).citations).not.toEqual([])
  })

  it('answers a question asked while a post is being chosen', async () => {
    await talk.say('添加岗位')
    expect((await talk.say('镇长多久要带队检查一次？')).citations.map((cited) => cited.ref)).toContain(
      'zaozhuang-2019#16.3',
    )
  })

  it('takes the day from the sentence', async () => {
    await talk.say('我3月1日到任山亭区区长')
    expect(await talk.store.tenures('local')).toMatchObject([
      { post: 'district-government-head', from: '2026-03-01', to: null },
    ])
  })

  it('says what a regulation says of a post that it does not bind', async () => {
    const reply = await talk.say('我是枣庄市市长')
    expect(reply.citations.map((citation) => citation.ref)).toContain('zaozhuang-2019#2/1')
    expect(await talk.store.tenures('local')).toEqual([])
  })

  it('keeps several posts and the end of one', async () => {
    await talk.say('我是滕州市市长')
    await talk.tap('今年以前就已在任')
    await talk.say('我6月30日离任')
    await talk.tap('确认')
    await talk.say('我7月1日到任滕州市委书记')
    expect(await talk.store.tenures('local')).toMatchObject([
      { post: 'district-government-head', from: '2026-01-01', to: '2026-06-30' },
      { post: 'district-party-head', from: '2026-07-01', to: null },
    ])
    const year = talk.text(await talk.say('我今年完成得怎么样'))
    expect(year).toContain('带队检查 · 2026年第二季度')
    expect(year).not.toContain('带队检查 · 2026年第三季度')
    expect(year).toContain('安全生产调研 · 2026年第三季度')
  })
})

describe('what must I do', () => {
  beforeEach(async () => {
    await talk.say('我是滕州市市长')
    await talk.tap('今年以前就已在任')
  })

  it('lists every duty of the quarter with its own deadline, the law beside it', async () => {
    const reply = await talk.say('本季度我要做什么')
    const duties = reply.blocks.flatMap((block) => (block.type === 'duty' ? [block.duty] : []))
    expect(duties.map((duty) => [duty.obligation, duty.state, duty.end])).toEqual([
      ['zz-25-debrief', 'open', '2026-12-31'],
      ['zz-7.1-hearing', 'open', '2026-12-31'],
      ['zz-7.1-inspection', 'open', '2026-12-31'],
      ['zz-7.3-list', 'open', '2026-12-31'],
      ['zz-7.3-review', 'open', '2026-12-31'],
    ])
    expect(talk.text(reply)).toContain('12月31日前（还有 40 天）')
    for (const duty of duties) expect(duty.citation.label).toContain('《枣庄办法》')
  })

  it.each([
    ['2026-12-30', '还有 1 天'],
    ['2026-12-31', '今天是最后一天'],
    ['2027-01-01', '还有 89 天'],
  ])('on %s says %s', async (day, words) => {
    talk.on(day)
    expect(talk.text(await talk.say('本季度我要做什么'))).toContain(words)
  })

  it('shows a half-year duty asked about in the third quarter with its own end', async () => {
    talk.on('2026-07-01')
    expect(talk.text(await talk.say('本季度我要做什么'))).toContain('12月31日前（还有 183 天）')
  })

  it('tells why: window, what counted, what did not and the reason', async () => {
    await talk.say('11月3日带队检查了加油站')
    await talk.tap('确认')
    await talk.say('撤销上一条')
    await talk.tap('确认撤销')
    const why = talk.text(await talk.say('为什么说我没完成'))
    expect(why).toContain('带队检查 · 2026年第四季度')
    expect(why).toContain('要求 1 次，计入 0 次')
    expect(why).toContain('已撤销')
    expect(why).toContain('每季度至少带队检查1次安全生产工作')
  })

  it('never says that anyone is exempt', async () => {
    for (const text of ['11月3日带队检查了加油站', '确认', '我今年完成得怎么样', '为什么说我没完成']) {
      expect(talk.text(await talk.say(text))).not.toMatch(/已免责|可以免责|不用负责/)
    }
  })
})

describe('a plan', () => {
  it('is not logged; kept on request, it comes back with the duties and the greeting', async () => {
    await talk.say('我是滕州市市长')
    await talk.tap('今年以前就已在任')
    expect(talk.text(await talk.say('11月25日准备带队检查化工园区'))).toContain('不记入台账')
    await talk.tap('到时提醒我')
    talk.on('2026-11-25')
    expect(talk.text(await talk.say('你好'))).toContain('就是今天')
    expect(await talk.store.ledger('local')).toEqual([])
  })
})
