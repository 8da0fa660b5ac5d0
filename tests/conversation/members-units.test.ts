import { describe, expect, it } from 'vitest'
import { unitIn } from '../../src/conversation/members/invite-words.ts'

describe('a unit', () => {
  it.each([
    ['枣庄市高新区安委办', '枣庄市', '高新区安委办'],
    ['枣庄高新区安委办', '枣庄市', '高新区安委办'],
    ['高新区安委办', '枣庄市', '高新区安委办'],
    ['广西某县应急局', '广西壮族自治区', '某县应急局'],
    ['枣庄市高新区安委办', null, '枣庄市高新区安委办'],
    ['枣庄市', '枣庄市', '枣庄市'],
    ['枣庄市局', '枣庄市', '枣庄市局'],
    [' 高新区\n安委办 ', '枣庄市', '高新区 安委办'],
  ])('%j in %s reads %s: the same for all who work there', (text, region, unit) => {
    expect(unitIn(text, region)).toBe(unit)
  })

  it.each(['枣庄怎么样？', '一', '什么单位', '，'])('%s is none', (text) => {
    expect(unitIn(text, '枣庄市')).toBeNull()
  })
})
