import { describe, expect, it } from 'vitest'
import { readCommand } from '../../../src/conversation/commands.ts'
import type { PanelWish } from '../../../src/conversation/reminders/private/panel-wish.ts'
import { panelWishOf, readPanelWords } from '../../../src/conversation/reminders/private/words.ts'

/** A Monday. */
const TODAY = '2026-11-23'

const SETTINGS: [words: string, wish: PanelWish][] = [
  ['关闭提醒', { type: 'off' }],
  ['把提醒关了', { type: 'off' }],
  ['请关掉履职提醒吧', { type: 'off' }],
  ['停止提醒', { type: 'off' }],
  ['不要提醒我了', { type: 'off' }],
  ['别再提醒我', { type: 'off' }],
  ['不用提醒了', { type: 'off' }],
  ['以后不要给我发提醒了', { type: 'off' }],
  ['提醒关闭', { type: 'off' }],
  ['开启提醒', { type: 'on' }],
  ['打开提醒', { type: 'on' }],
  ['恢复提醒', { type: 'on' }],
  ['把提醒打开', { type: 'on' }],
  ['继续提醒我', { type: 'on' }],
  ['提醒改到8点半', { type: 'time', time: '08:30' }],
  ['提醒时间改成上午10点', { type: 'time', time: '10:00' }],
  ['把提醒调到下午2点', { type: 'time', time: '14:00' }],
  ['提醒改为９：４５', { type: 'time', time: '09:45' }],
  ['改成每天8点提醒我', { type: 'time', time: '08:00' }],
  ['每天8点半提醒我', { type: 'time', time: '08:30' }],
  ['暂停提醒到下周一', { type: 'pause', until: '2026-11-30' }],
  ['暂停提醒到12月1日。', { type: 'pause', until: '2026-12-01' }],
  ['暂停提醒三天', { type: 'pause', until: '2026-11-26' }],
  ['提醒暂停一周', { type: 'pause', until: '2026-11-30' }],
  ['暂停提醒', { type: 'page', page: 'pause' }],
  ['暂停提醒到猴年', { type: 'page', page: 'pause' }],
  ['改提醒时间', { type: 'page', page: 'time' }],
  ['安静时段', { type: 'page', page: 'quiet' }],
  ['提醒时点', { type: 'page', page: 'stages' }],
  ['取消提醒', { type: 'show' }],
  ['怎么设置提醒？', { type: 'show' }],
  ['提醒功能怎么用', { type: 'show' }],
  ['你会提醒我吗', { type: 'show' }],
]

describe('words that set the reminders', () => {
  it.each(SETTINGS)('%s', (words, wish) => {
    expect(readPanelWords(words, TODAY)).toEqual(wish)
    expect(readCommand(words)).toMatchObject({ type: 'remind' })
  })

  it.each([
    '提醒我周五前开会',
    '怎么提醒企业整改',
    '你会提醒我周五开会吗',
    '今天带队检查了化工园区',
    '谈话提醒',
    '不用',
    '暂停',
    '下周三带队检查化工厂',
    '每天8点半提醒我看台账',
  ])('are not: %s', (words) => {
    expect(readPanelWords(words, TODAY)).toBeNull()
  })

  it.each([
    ['关闭', 'off'],
    ['OFF', 'off'],
    ['开启', 'on'],
    ['恢复', 'on'],
  ])('may be short behind /remind: %s', (words, type) => {
    expect(panelWishOf(words, TODAY)).toEqual({ type })
    expect(readPanelWords(words, TODAY)).toBeNull()
  })

  it.each(['constructor', 'toString', '周五前开会'])('are not, behind /remind: %s', (words) => {
    expect(panelWishOf(words, TODAY)).toBeNull()
  })

  it.each(['/remind', '/REMIND吧', '提醒', '我的提醒', '提醒设置', '有哪些提醒', '/提醒'])(
    'open the panel: %s',
    (words) => {
      expect(readCommand(words)).toEqual({ type: 'remind', words: '' })
    },
  )
})
