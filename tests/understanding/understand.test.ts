import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { loadKnowledge } from '../../src/knowledge/index.ts'
import type { Understanding } from '../../src/understanding/index.ts'
import { understand } from '../../src/understanding/index.ts'
import { cpuMs } from '../cpu-time.ts'

const knowledge = loadKnowledge('knowledge')
const read = (
  text: string,
  today = '2026-11-21',
  post = 'zaozhuang-2019:district-government-head',
): Understanding => understand(text, { today, posts: [post] }, knowledge)

describe('places are quoted as written', () => {
  test.each([
    ['昨天带队到木石镇检查安全生产', '木石镇'],
    ['昨天带队检查了鸿发化工的安全生产情况', '鸿发化工'],
    ['昨天带队检查加油站2家', '加油站2家'],
    ['昨天帶隊檢查了木石鎮化工園區的安全生產情況', '木石鎮化工園區'],
    ['昨天我去城北物流园检查了安全生产', '城北物流园'],
    ['昨天带队检查安全生产工作', null],
    ['昨天带队检查', null],
    ['昨天在木石镇组织了应急演练', '木石镇'],
    ['昨天主持召开区政府常务会议听取安全生产汇报', null],
    ['昨天领着人把辖区加油站过了一遍筛子，逮着俩没戴帽子的', '加油站'],
    ['昨天去了两趟矿上瞅瞅安全', '矿上'],
    ['昨天带队去了3次建材市场', '建材市场'],
    ['昨天带队把化工园区转了一圈', '化工园区'],
    ['昨天把镇上几家加油站挨个查了一遍', '镇上几家加油站'],
    ['昨天把安全检查了一遍', null],
    ['昨天带队检查了一圈', null],
    ['昨天带队查了矿，一共3家', null],
    ['昨天带队检查，发现隐患3处', null],
  ])('%s', (text, place) => {
    expect(read(text).activities.map((row) => row.place)).toEqual([place])
  })

  test('sites of one day are joined', () => {
    const { activities } = read('昨天上午带队检查了加油站，下午又带队检查了化工厂')
    expect(activities).toEqual([
      { activity: 'led-inspection', date: '2026-11-20', place: '加油站、化工厂', count: 1 },
    ])
  })
})

describe('what is put up to be confirmed', () => {
  test.each(['县委书记一季度要开一次常委会没错吧', '区委书记每季度要开一次常委会，对吧'])(
    '%s: a rule, no plan',
    (text) => expect(read(text)).toMatchObject({ intent: 'question', planned: [] }),
  )
  test.each(['明天去检查加油站，对吧', '下周开常委会是吧'])('%s: a plan', (text) => {
    expect(read(text).intent).toBe('plan')
  })
  test.each(['我正查着呢', '我正带队检查加油站'])('%s: is not done yet', (text) => {
    expect(read(text).activities).toEqual([])
  })
  test.each(['昨天正好检查了加油站', '昨天正式带队检查了加油站'])('%s: is done', (text) => {
    expect(read(text).activities).toHaveLength(1)
  })
})

describe('plans', () => {
  test.each([
    ['下周三带队检查矿山', 'led-inspection', '2026-11-25'],
    ['定于12月5日召开安全生产工作会议', 'safety-work-meeting', '2026-12-05'],
    ['原定11月19日的带队检查推迟到11月26日', 'led-inspection', '2026-11-26'],
    ['提醒我周五带队检查', 'led-inspection', '2026-11-27'],
    ['明年一季度拟组织一次安全生产培训', 'training', null],
  ])('%s', (text, activity, date) => {
    const { intent, activities, planned } = read(text)
    expect([intent, activities]).toEqual(['plan', []])
    expect(planned.map((row) => [row.activity, row.date])).toEqual([[activity, date]])
  })

  test('a plan beside a report is kept apart from it', () => {
    const { intent, activities, planned } = read('昨天带队检查了加油站，下周三要带队检查矿山')
    expect([intent, activities.map((row) => row.date), planned.map((row) => row.date)]).toEqual([
      'log',
      ['2026-11-20'],
      ['2026-11-25'],
    ])
  })
})

describe('corrections and withdrawals say what they are about', () => {
  test.each<[string, Understanding['target'], Understanding['change']]>([
    ['刚才那条日期错了，应该是昨天', 'last', { date: '2026-11-20' }],
    ['不是3号，是4号', { date: '2026-11-03' }, { date: '2026-11-04' }],
    [
      '把11月3日那次带队检查的日期改成11月4日',
      { activity: 'led-inspection', date: '2026-11-03' },
      { date: '2026-11-04' },
    ],
    [
      '更正：常务会是10月28日开的，不是29日',
      { activity: 'government-executive-meeting', date: '2026-10-29' },
      { date: '2026-10-28' },
    ],
    ['把刚才的检查地点补上：城北化工园', 'last', { place: '城北化工园' }],
    ['上一条改成安全生产调研', 'last', { activity: 'field-research' }],
  ])('%s', (text, target, change) => {
    const understood = read(text)
    expect([understood.intent, understood.activities]).toEqual(['correct', []])
    expect([understood.target, understood.change]).toEqual([target, change])
  })

  test.each<[string, Understanding['target']]>([
    ['撤销上一条', 'last'],
    ['删掉11月5日的带队检查记录', { activity: 'led-inspection', date: '2026-11-05' }],
  ])('%s', (text, target) => {
    const understood = read(text)
    expect([understood.intent, understood.target, understood.change]).toEqual(['void', target, undefined])
  })
})

describe('what is shown to the person', () => {
  test('an unclear day says why', () => {
    expect(read('月初带队检查了一次').notes).toEqual(['“月初”定不到具体哪一天'])
    expect(read('11月18日（周四）带队检查了加油站').notes).toEqual(['11月18日是星期三，与所写的星期不符'])
    expect(read('明天带队检查了加油站').notes).toEqual(['2026年11月22日（星期日）还没有到'])
  })

  test('the leader named is kept as written', () => {
    expect(read('王区长昨天带队检查了加油站').actor).toBe('王区长')
    expect(read('昨天带队检查了加油站').actor).toBeUndefined()
  })

  test('where both day and kind are unclear, the day is asked first', () => {
    expect(read('前几天检查了加油站')).toMatchObject({
      activities: [{ activity: null, date: null }],
      clarify: 'date',
    })
  })
})

describe('whose post it is decides only where the wording fits two', () => {
  const asPost = (post: string) =>
    read('昨天带队到木石镇调研检查安全生产', '2026-11-21', post).activities[0]?.activity
  test('调研检查', () => {
    expect(asPost('zaozhuang-2019:district-party-head')).toBe('field-research')
    expect(asPost('zaozhuang-2019:town-party-head')).toBe('field-research')
    expect(asPost('zaozhuang-2019:district-government-head')).toBe('led-inspection')
    expect(asPost('guangxi-2018:department-head')).toBe('led-inspection')
  })
  test('带队检查 stays what it is', () => {
    const { activities } = read(
      '昨天带队到木石镇检查安全生产',
      '2026-11-21',
      'zaozhuang-2019:district-party-head',
    )
    expect(activities[0]?.activity).toBe('led-inspection')
  })
})

describe('any input', () => {
  test('no text throws, and only a log has activities', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 300 }), (text) => {
        const { intent, activities } = read(text)
        if (intent !== 'log') expect(activities).toEqual([])
      }),
    )
  })

  test('words of the trade in any order do not throw and keep within the contract', () => {
    const words = [
      '昨天',
      '带队',
      '检查',
      '没',
      '了',
      '？',
      '，',
      '3号',
      '取消',
      '明天',
      '常委会',
      '研究',
      '安全生产',
      '吗',
      '。',
      '\n',
      '1、',
      '到',
      '木石镇',
      '改成',
      '撤销',
      '如果',
      '11月3日',
      '至',
      '、',
    ]
    fc.assert(
      fc.property(fc.array(fc.constantFrom(...words), { maxLength: 14 }), (parts) => {
        const { intent, activities, clarify } = read(parts.join(''))
        expect(intent === 'log').toBe(activities.length > 0)
        for (const row of activities) {
          expect(row.count).toBeGreaterThanOrEqual(1)
          if (row.date !== null) expect(row.date <= '2026-11-21').toBe(true)
        }
        const unclear = activities.some((row) => row.date === null || row.activity === null)
        expect(clarify !== null).toBe(unclear)
      }),
      { numRuns: 2000 },
    )
  })

  test('ten thousand characters are read in well under a second', () => {
    const long = '昨天带队检查了加油站，发现隐患3处，要求限期整改。'.repeat(400).slice(0, 10_000)
    expect(read(long).activities).toHaveLength(1)
    expect(cpuMs(() => read(long))).toBeLessThan(1000)
  })
})
