import { describe, expect, test } from 'vitest'
import { draftArticle, draftText, said } from './drafting.ts'

/** A text whose first article speaks of somebody else. */
function afterOther(words: string) {
  return draftText(
    `某市办法\n第一章 分工\n第一条 县级人民政府主要负责人每年至少召开1次会议。\n第二条 ${words}\n`,
  )
}
const second = (words: string) =>
  afterOther(words)
    .drafts.filter(({ article }) => article === '2')
    .map(({ who, what, count }) => `${count} ${who}: ${what}`)

describe('nobody is taken over from another article', () => {
  test.each([
    [
      '市防汛办每季度检查一次堤防，县防汛办每月检查一次堤防。',
      ['1 市防汛办: 检查堤防', '1 县防汛办: 检查堤防'],
    ],
    ['协管员任期两年，每年述职一次。', ['1 协管员: 述职']],
    ['码头、渡口的安全管理人任期五年，每年述职一次。', ['1 码头、渡口的安全管理人: 述职']],
    ['市委统战部每半年牵头召开1次座谈会。', ['1 市委统战部: 牵头召开座谈会']],
    ['村民代表大会每年至少召开两次。', ['2 村民代表大会: 召开']],
    ['渡船每半年检验一次。', ['1 : 渡船检验']],
    ['烟感报警器每15天至少测试1次。', ['1 : 烟感报警器测试']],
    ['保管人应当每年向主管部门报告一次库存。', ['1 保管人: 向主管部门报告库存']],
    [
      '在河道管理范围内采砂的单位应当每月向主管部门报告一次采砂量。',
      ['1 在河道管理范围内采砂的单位: 向主管部门报告采砂量'],
    ],
    ['渡口工作人员取得证书后方可上岗，在岗期间应当每年体检一次。', ['1 渡口工作人员: 在岗期间体检']],
  ])('%s', (words, expected) => {
    expect(second(words)).toEqual(expected)
  })

  test('a rule of nobody is less sure than the same of somebody', () => {
    const [nobody] = draftArticle('渡船每半年检验一次。').drafts
    const [somebody] = draftArticle('船长每半年检验一次渡船。').drafts
    expect(nobody?.confidence).toBeLessThan((somebody?.confidence as number) - 0.2)
  })
})

describe('the role belongs to who is bound', () => {
  test.each([
    ['县人民政府分管负责人每月至少带队检查2次。', ['2/month 县人民政府分管负责人: 带队检查']],
    ['企业负责人每年向职工述职一次。', ['1/year 企业负责人: 向职工述职']],
    [
      '区（县）人民政府分管负责人每月、主要负责人每季度至少1次深入渡口检查安全。',
      [
        '1/month 区（县）人民政府分管负责人: 深入渡口检查安全',
        '1/quarter 区（县）人民政府主要负责人: 深入渡口检查安全',
      ],
    ],
    [
      '各单位主要负责人每半年听取一次汇报，分管负责人每季度至少抽查一次台账。',
      ['1/half-year 各单位主要负责人: 听取汇报', '1/quarter 各单位分管负责人: 抽查台账'],
    ],
  ])('%s', (words, expected) => {
    expect(said(draftArticle(words))).toEqual(expected)
  })
})

test('all of a row of bearers after a comma are bound', () => {
  expect(
    said(draftArticle('站长每月检查库房不少于5次，总会计师、安全副站长每月检查库房不少于8次。')),
  ).toEqual(['5/month 站长: 检查库房', '8/month 总会计师、安全副站长: 检查库房'])
})

test('whom it is done for after a comma is no bearer', () => {
  const pack = draftArticle(
    '派出所每年对重点单位检查不少于一次，对居民委员会、村民委员会每半年检查不少于一次。',
  )
  expect(pack.drafts.map(({ who }) => who)).toEqual(['派出所', '派出所'])
})

test('the last sentence of a lead tells who its items bind', () => {
  const pack = draftText(
    '某办法\n第一条 作业场所的浓度不得超过标准；矿山企业应当按照下列要求检测：\n（一）粉尘每月至少检测两次；\n（二）噪声每年至少检测一次。\n',
  )
  expect(pack.drafts.map(({ who, count }) => `${count} ${who}`)).toEqual(['2 矿山企业', '1 矿山企业'])
})
