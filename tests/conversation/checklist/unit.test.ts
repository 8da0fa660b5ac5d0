import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { type Cast, GUEST, LI, OTHER_UNIT, openCast, WANG, ZHANG, ZHAO } from '../behalf-cast.ts'
import { VERDICT } from './held.ts'

const THIRD = 'tg:103'
let cast: Cast

beforeEach(async () => {
  cast = await openCast()
  await cast.agree(LI, ZHANG)
  await cast.by(ZHANG, '2026年9月9日带队检查了化工厂')
  await cast.tapBy(ZHANG, '确认')
})
afterEach(() => cast.end())

async function third(): Promise<void> {
  await cast.join(THIRD, '周八', 'official')
  await cast.store.addTenure({
    person: THIRD,
    regulation: 'zaozhuang-2019',
    post: 'town-government-head',
    title: '龙阳镇镇长',
    from: '2026-01-01',
    to: null,
    recordedAt: '2026-10-01T01:00:00Z',
  })
}

describe('单位清单', () => {
  it('has the states of those who agreed, in words, by deadline', async () => {
    await cast.by(ZHANG, '昨天带队检查了化工厂')
    await cast.tapBy(ZHANG, '确认')
    const list = await cast.by(LI, '单位清单')
    expect(list).toContain('【滕州市的清单 · 2026年第四季度】')
    expect(list).toContain('【12月31日前】')
    expect(list).toMatch(/张三（滕州市市长）：带队检查（2026年第四季度），✓ 已有足够记录/)
    expect(list).toMatch(/张三（滕州市市长）：.*○ 还没有记录，还有 40 天/)
    expect(list).not.toContain('王五')
    expect(list).not.toMatch(VERDICT)
    expect(list).not.toMatch(/\d\/\d|化工厂/)
  })

  it('marks what was recorded after its period, in the span that is named', async () => {
    const past = await cast.by(LI, '单位上季度的清单')
    expect(past).toContain('【滕州市的清单 · 2026年第三季度】')
    expect(past).toMatch(/张三（滕州市市长）：带队检查（2026年第三季度），✓ 已有足够记录，含补录/)
    expect(past).toMatch(/张三（滕州市市长）：政府常务会议.*! 期限已过，没有记录/)
    expect(await cast.by(LI, '单位清单')).not.toContain('补录')
  })

  it('is for the staff of the unit alone, and for those who were allowed', async () => {
    expect(await cast.by(ZHAO, '单位清单')).toContain('还没有干部同意您代录')
    expect(await cast.by(ZHANG, '单位清单')).toBe('单位情况只给本单位的工作人员看。')
    expect(await cast.by(OTHER_UNIT, '单位清单')).not.toContain('张三')
    expect(await cast.by(GUEST, '单位清单')).not.toContain('张三')
  })
})

describe('本单位汇总', () => {
  it('has no names, and is not given where a total would tell of one person', async () => {
    expect(await cast.by(LI, '本单位汇总')).toContain('不足 3 人，不出汇总')
    expect(await cast.by(ZHANG, '本单位汇总')).toContain('不足 3 人，不出汇总')
    await third()
    await cast.agree(LI, WANG)
    expect(await cast.by(LI, '本单位汇总')).toContain('不足 3 人')
    await cast.agree(ZHAO, THIRD)
    expect(await cast.by(LI, '本单位汇总')).toContain('不足 3 人')
    await cast.agree(LI, THIRD)
    for (const person of [LI, ZHANG]) {
      const totals = await cast.by(person, '本单位汇总')
      expect(totals).toMatch(/滕州市，2026年第四季度，同意代录的 3 人合计 \d+ 项职责：/)
      expect(totals).toMatch(/✓ 有记录的 \d+ 项/)
      expect(totals).toContain('没有记录不等于没有做')
      expect(totals).not.toMatch(/张三|王五|周八|镇长|市长/)
      expect(totals).not.toMatch(VERDICT)
    }
  })

  it('is refused to whoever is not of the unit', async () => {
    await third()
    for (const official of [ZHANG, WANG, THIRD]) await cast.agree(LI, official)
    const outside = await cast.by(OTHER_UNIT, '本单位汇总')
    expect(outside).not.toContain('滕州市，')
    expect(await cast.by(GUEST, '本单位汇总')).not.toContain('合计')
  })
})
