import { describe, expect, test } from 'vitest'
import { loadKnowledge } from '../../src/knowledge/index.ts'
import { understand } from '../../src/understanding/index.ts'
import { POSTS } from './utterances/case.ts'

const knowledge = loadKnowledge('knowledge')
const read = (text: string, post: keyof typeof POSTS = 'tgh') =>
  understand(text, { today: '2026-09-16', posts: [POSTS[post]] }, knowledge)

/** An activity is named, but is not told as something the writer did. */
const mentioned: Record<string, readonly string[]> = {
  somebodyElse: [
    '小赵昨天带队去检查了面粉厂',
    '他前天带队检查了两家企业',
    '刘局昨天带队检查，我看家',
    '前任去年主持的党委会研究了安全生产',
    '上面昨天来检查，忙了半天',
    '昨天消防队检查了超市',
    '检查是副区长去的',
    '昨天检查的那个粮站今天停业了',
    '让我带队检查我没答应',
    '企业今天向我汇报了隐患整改',
  ],
  paperwork: [
    '带队检查的通知昨天发了',
    '带队检查的车安排好了',
    '安全生产工作会议的材料已经备好',
    '培训班的名单报上来了',
    '起草了安全生产工作会议的讲话',
  ],
  staged: [
    '举个例子，昨天带队检查了粮站，要怎么录',
    '测试：昨天带队检查了粮站',
    '做梦梦见我带队检查',
    '帮我润色：昨天带队检查了粮站，发现隐患两处',
    '打个比方，我上周带队检查了',
  ],
  read: ['今天收到一份事故通报', '通报我看了', '应急局发了安全通报'],
  unsure: ['我以为昨天开了党委会，其实没有', '也许是昨天检查的，我再问问', '好像上个月检查过吧，不确定'],
  passive: ['昨天被检查了一天', '临时被叫去开会'],
  fizzled: ['说好昨天带队检查，放了鸽子', '昨天去检查，白跑一趟', '调研：0次', '带队检查：未完成'],
  general: ['检查完记得洗手', '检查时要戴安全帽', '懒得带队检查', '麻烦检查下昨天的那条', '正在开会'],
  headings: ['下周计划：1.带队检查2次 2.主持党委会1次', '职责：主持召开党工委会研究安全生产'],
  private: ['昨天去医院检查身体', '昨天开了一天家长会'],
}

describe.each(Object.entries(mentioned))('%s', (_, texts) => {
  test.each(texts)('records nothing from %s', (text) => {
    expect(read(text).activities).toEqual([])
  })
})

test.each(['和副区长一起检查的，他带队', '局长带我们去检查', '昨天检查了面粉厂，没带队', '跟班检查了一天'])(
  'takes %s as taking part',
  (text) => {
    expect(read(text).activities.map((row) => row.activity)).toEqual(['other'])
  },
)

test.each(['敲定了，周五上午开党委会研究安全生产', '下周计划：1.带队检查2次 2.主持党委会1次'])(
  'plans %s',
  (text) => {
    expect(read(text).intent).toBe('plan')
  },
)

test.each([
  ['补一下地点：西关市场', 'correct'],
  ['前面报的9月3号其实是9月4号', 'correct'],
  ['那次检查日子记岔了，是9号', 'correct'],
  ['昨天检查的是西厂，写成东厂了', 'correct'],
  ['我带队检查那次是10号，系统里是9号', 'correct'],
  ['9月3日检查地点更换为鑫源厂', 'correct'],
  ['昨天那条删喽', 'void'],
  ['前面那条当我没说', 'void'],
  ['把昨天那笔勾销', 'void'],
  ['三季度还缺哪样', 'due'],
  ['带队检查够没够', 'due'],
  ['这季度齐活没', 'due'],
  ['我这季度是不是完不成了', 'due'],
  ['没完成会咋样', 'question'],
  ['晚上准备夜查', 'plan'],
])('reads %s as %s', (text, intent) => {
  expect(read(text)).toMatchObject({ intent, activities: [] })
})

/** The same words in reports that must be kept. */
const reported: readonly string[] = [
  '今天带队检查了老赵家饭店',
  '他们厂隐患多，我昨天带队去查了',
  '老孙和我昨天带队检查了面粉厂',
  '今天带队检查了学校的校车',
  '按照区里通知带队检查了粮站',
  '今天带队检查了体检中心的消防通道',
  '带队检查了可能存在隐患的三家企业',
  '今天带队检查了机动车检测站',
  '昨天镇长带队检查了面粉厂，书记没去',
  '昨天带队检查两家企业，其中一家停业没进去',
  '今天带队检查冷库，下步继续检查',
  '昨天根据市里安排带队检查了粮站',
]
test.each(reported)('records one inspection from %s', (text) => {
  expect(read(text).activities.map((row) => row.activity)).toEqual(['led-inspection'])
})

describe('a second clause that says less', () => {
  test('with a day becomes an entry whose activity is asked about', () => {
    const { activities, clarify } = read('上月9号带队检查了面粉厂，本月3号又去了一趟')
    expect(activities.map(({ activity, date }) => [activity, date])).toEqual([
      ['led-inspection', '2026-08-09'],
      [null, '2026-09-03'],
    ])
    expect(clarify).toBe('activity')
  })
  test('without a day is mentioned in a note and not recorded', () => {
    const { activities, notes } = read('上月9号带队检查了面粉厂，后来又去了一趟')
    expect(activities).toHaveLength(1)
    expect(notes.join()).toContain('后来又去了一趟')
  })
  test('about something still to do is no entry', () => {
    expect(read('8月9号带队检查了面粉厂，9月2号还要去').activities).toHaveLength(1)
  })
  test('that takes the day back replaces it', () => {
    expect(read('今天带队检查了面粉厂，不对，是昨天').activities.map((row) => row.date)).toEqual([
      '2026-09-15',
    ])
  })
})
