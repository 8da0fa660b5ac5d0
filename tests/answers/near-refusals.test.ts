import { describe, expect, test } from 'vitest'
import { ask, full, refsOf } from './asking.ts'

/** Near the texts, but answered by neither: each class of what they leave unsaid. */
const unanswered: Record<string, readonly string[]> = {
  length: ['常委会研究安全生产一次要开多长时间', '中心组学安全要学几个小时', '公示期几天', '诫勉期多长'],
  dates: ['履职报告几月份交', '年度报告最晚什么时候交', '述职在几月份'],
  afterwards: ['降职降几级', '免职后多久可以重新任职', '引咎辞职要写报告吗'],
  paperwork: ['责任清单要不要签字', '常委会的会议记录谁来记', '约谈要不要做笔录', '中心组学习要不要考试'],
  thresholds: ['多大的事故才问责区长', '事故死亡人数多少算特别重大', '死三个人追究到哪一级领导'],
  otherOffices: ['国务院安委会主任由谁担任', '省委书记多久开一次常委会', '应急管理部部长的职责'],
  otherLaws: ['火灾事故问责哪条法律', '广西安全生产条例第几条讲政府职责'],
  otherMatters: ['酒驾怎么处分', '统计造假怎么处分', '疫情防控问责'],
  otherRegions: ['香港适用吗', '河南细则第六条'],
  thisCase: ['这次事故该不该免掉区长的职', '昨天那个爆炸是谁的责任', '我们区长有没有尽职', '张三该不该撤职'],
}
describe.each(Object.entries(unanswered))('%s', (_, questions) => {
  test.each(questions)('refuses %s', (question) => {
    const answer = ask(question)
    expect(answer.refused).toBe(true)
    expect(answer.citations).toEqual([])
  })
})

/** The same words where the texts do answer. */
test.each([
  ['考核优秀的干部省委能给什么奖励', 'Z29/2'],
  ['国务院的决策部署区长要怎么落实', 'Z5'],
  ['问责后多久可以重新提拔', 'Z32'],
  ['停职检查是哪里规定的', 'G21'],
  ['死了三个人镇长瞒着，会怎么处理', 'Z30.3'],
  ['领导把签字的记录改了瞒着事故，怎么处理', 'Z30.3'],
  ['谁当安委会主任', 'G6'],
])('answers %s', (question, ref) => {
  const answer = ask(question)
  expect(answer.refused).toBe(false)
  expect(refsOf(answer)).toContain(full(ref))
})
