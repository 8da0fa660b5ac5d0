import { describe, expect, it } from 'vitest'
import { parseAction, sayAction } from '../../src/conversation/actions.ts'
import { readCommand } from '../../src/conversation/commands.ts'
import { isDueQuery, readDueQuery } from '../../src/conversation/due-query.ts'
import { readTenureCommand, titleIn } from '../../src/conversation/tenures/commands.ts'
import { bareDay, dayIn, spanIn } from '../../src/conversation/tenures/day.ts'

const TODAY = '2026-11-21'

describe('the day of a tenure', () => {
  it.each([
    ['11月20日', '2026-11-20'],
    ['11月21日', '2026-11-21'],
    ['11月22日', '2025-11-22'],
    ['2027年3月1日', '2027-03-01'],
    ['3月1日到任', '2026-03-01'],
    ['2月30日', null],
    ['2024年2月29日', '2024-02-29'],
    ['昨天', '2026-11-20'],
    ['镇长', null],
  ])('%s: %s', (words, date) => {
    expect(dayIn(words, TODAY)).toBe(date)
  })

  it.each([
    ['8月9日', '2027-08-09'],
    ['8月10日', '2026-08-10'],
    ['11月30日', '2026-11-30'],
  ])('not before 10 August 2026: %s is %s', (words, date) => {
    expect(dayIn(words, TODAY, '2026-08-10')).toBe(date)
  })

  it.each([
    ['8月15日到任', '2026-08-15'],
    ['是8月15日。', '2026-08-15'],
    ['8月15日带队检查B厂', null],
    ['下周三带队检查B厂', null],
    ['8月15日到9月1日', null],
  ])('as a bare answer: %s is %s', (words, date) => {
    expect(bareDay(words, TODAY)).toBe(date)
  })

  it('both days of a span', () => {
    expect(spanIn('今年1月1日到8月14日', TODAY)).toEqual({ since: '2026-01-01', until: '2026-08-14' })
    expect(spanIn('1月1日起', TODAY)).toEqual({ since: '2026-01-01', until: null })
  })
})

describe('statements about posts', () => {
  it.each([
    ['我是镇长', 'took-post'],
    ['我8月10日到任滕州市市长', 'took-post'],
    ['薛城区邹坞镇党委书记，9月1日到任', 'took-post'],
    ['我不再担任镇长', 'left-post'],
    ['我6月30日离任', 'left-post'],
    ['镇长的到任日期错了，是8月10日', 'mend-since'],
    ['我不是街道办主任', null],
    ['我是不是要检查', null],
    ['我带队检查了镇长推荐的企业', null],
    ['区长离任后还追责吗', null],
    ['今天到任的干部学习会议', null],
  ])('%s: %s', (text, type) => {
    expect(readTenureCommand(text)?.type ?? null).toBe(type)
  })

  it.each([
    ['滕州市西岗镇镇长', '滕州市西岗镇镇长'],
    ['我8月10日到任滕州市市长', '滕州市市长'],
    ['邹坞镇副镇长，分管安全，今年1月1日到8月14日', '邹坞镇副镇长，分管安全'],
  ])('the title in %s', (words, title) => {
    expect(titleIn(words, '市长')).toBe(title)
  })
})

describe('commands', () => {
  it.each([
    ['帮助', 'help'],
    ['你好！', 'hello'],
    ['谢谢', 'thanks'],
    ['是的，确认', 'confirm'],
    ['好的', 'thanks'],
    ['取消', 'cancel'],
    ['我要登记岗位', 'add-post'],
    ['今天带队检查了化工厂', null],
  ])('%s: %s', (text, type) => {
    expect(readCommand(text)?.type ?? null).toBe(type)
  })
})

describe('questions about the own record', () => {
  it.each([
    ['本季度我要做什么', 'duties', '2026-10-01', '2026-12-31'],
    ['这个月该干什么', 'duties', '2026-11-01', '2026-11-30'],
    ['上个季度完成了吗', 'duties', '2026-07-01', '2026-09-30'],
    ['下半年还要做什么', 'duties', '2026-07-01', '2026-12-31'],
    ['去年上半年完成得怎么样', 'duties', '2025-01-01', '2025-06-30'],
    ['第三季度呢', 'duties', '2026-07-01', '2026-09-30'],
    ['那我上半年呢', 'duties', '2026-01-01', '2026-06-30'],
    ['那我3月呢', 'duties', '2026-03-01', '2026-03-31'],
    ['今年完成得怎么样', 'duties', '2026-01-01', '2026-12-31'],
    ['年底前还要做什么', 'duties', '2026-11-21', '2026-12-31'],
    ['本周要做什么', 'duties', '2026-11-16', '2026-11-22'],
    ['这个星期还差什么', 'duties', '2026-11-16', '2026-11-22'],
    ['上周完成了吗', 'duties', '2026-11-09', '2026-11-15'],
    ['下周要做什么', 'duties', '2026-11-23', '2026-11-29'],
    ['上周三那次算了吗', 'duties', '2026-11-09', '2026-11-15'],
    ['每周的例会还差几次', 'duties', '2026-10-01', '2026-12-31'],
    ['未来一周要做什么', 'duties', '2026-11-21', '2026-11-27'],
    ['今天要做什么', 'duties', '2026-11-21', '2026-11-21'],
    ['到今天还差什么', 'duties', '2026-10-01', '2026-12-31'],
    ['今天检查完了，还差什么', 'duties', '2026-10-01', '2026-12-31'],
    ['这个月还差什么', 'duties', '2026-11-01', '2026-11-30'],
    ['这个月的清单', 'duties', '2026-11-01', '2026-11-30'],
    // As buttons say it again later.
    ['2026年第53周（12月28日至2027年1月3日）为什么这样算', 'why', '2026-12-28', '2027-01-03'],
    ['2027年第1周（1月4日至10日）为什么这样算', 'why', '2027-01-04', '2027-01-10'],
    ['2025年第1周（2024年12月30日至1月5日）为什么这样算', 'why', '2024-12-30', '2025-01-05'],
    ['2026年11月20日为什么这样算', 'why', '2026-11-20', '2026-11-20'],
    ['2026年11月为什么这样算', 'why', '2026-11-01', '2026-11-30'],
    ['10月的台账', 'ledger', '2026-10-01', '2026-10-31'],
    ['为什么说我没完成', 'why', '2026-10-01', '2026-12-31'],
    ['2026年为什么这样算', 'why', '2026-01-01', '2026-12-31'],
  ])('%s', (text, view, from, to) => {
    expect(readDueQuery(text, TODAY)).toMatchObject({ view, from, to })
  })

  it.each(['第3号的详情', '第三号的历史'])('%s', (text) => {
    expect(readDueQuery(text, TODAY)).toEqual({ view: 'entry', seq: 3 })
  })

  it.each([
    ['我的台账', true],
    ['上半年呢', true],
    ['那我上半年呢', true],
    ['那上半年我呢', true],
    ['我去年呢', true],
    ['那我三季度怎么样', true],
    ['那我的下半年情况呢', true],
    ['那我3月呢', true],
    ['3月呢', false],
    ['那镇长上半年呢', false],
    ['那我呢', false],
    ['那我每年呢', false],
    ['三季度情况怎么样', true],
    ['去年履职情况如何', true],
    ['三季度事故情况怎么样', false],
    ['为什么带队检查没算上', true],
    ['撤销上一条', false],
    ['把补录的撤销', false],
    ['11月5日的检查撤销', false],
    ['已撤销的记录', true],
    ['昨天带队检查了台账室', false],
    ['上半年要检查几次', false],
    ['这个月的清单', true],
    ['本周履职情况', true],
    ['本周清单', true],
    ['今天的清单', true],
    ['那我今天呢', true],
    ['那我本周呢', true],
    ['今天', false],
    ['上周', false],
    ['今天呢', false],
    ['责任清单', false],
    ['本周的例会情况', false],
    ['今天检查情况良好', false],
  ])('by its shape alone %s: %s', (text, due) => {
    expect(isDueQuery(text)).toBe(due)
  })
})

describe('what a button says when it comes back', () => {
  it.each(['', 'c:', 'c:x', 'c:x:ok:1234', 'c:x:OK', 's:', 'x:y', 'c:a b:ok'])('%j is nothing', (action) => {
    expect(parseAction(action)).toBeNull()
  })
  it('reads back what was written', () => {
    expect(parseAction(sayAction('c:x:ok'))).toEqual({ type: 'say', text: 'c:x:ok' })
    expect(parseAction('c:ab1:act:12')).toEqual({ type: 'card', card: 'ab1', op: 'act', arg: 12 })
  })
})
