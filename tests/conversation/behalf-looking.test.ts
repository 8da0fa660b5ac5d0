import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { type Cast, LI, OWNER, openCast, WANG, ZHANG, ZHAO } from './behalf-cast.ts'

let cast: Cast
beforeEach(async () => {
  cast = await openCast()
  await cast.agree(LI, ZHANG)
  await cast.by(ZHANG, '11月3日带队检查了鑫达化工厂')
  await cast.tapBy(ZHANG, '确认')
  await cast.by(WANG, '11月5日到龙泉商场调研安全生产')
  await cast.tapBy(WANG, '确认')
})
afterEach(() => cast.end())

describe('looking at an official who agreed', () => {
  it.each(['看张三的台账', '张三的台账', '查一下张三本季度的台账'])(
    'shows the ledger by “%s”',
    async (words) => {
      const seen = await cast.by(LI, words)
      expect(seen.split('\n').find(Boolean)).toBe('【张三（滕州市市长）】')
      expect(seen).toContain('鑫达化工厂')
      expect(seen).not.toContain('龙泉商场')
    },
  )

  it.each(['张三本季度还差什么', '张三的职责', '本季度张三还差什么', '看张三的职责'])(
    'shows the duties by “%s”',
    async (words) => {
      const seen = await cast.by(LI, words)
      expect(seen.split('\n').find(Boolean)).toBe('【张三（滕州市市长）】')
      expect(seen).toContain('政府常务会议')
      expect(seen).not.toContain('党（工）委会')
    },
  )

  it('has buttons that go on about the same person', async () => {
    cast.as(LI)
    const duties = await cast.say('张三本季度还差什么')
    expect(cast.labels(duties)).toEqual(['张三2026年第四季度为什么这样算', '看张三的台账'])
    expect(await cast.tapBy(LI, '张三2026年第四季度为什么这样算')).toContain('计入 1 次（11月3日）')
  })

  it('shows one entry with its history', async () => {
    expect(await cast.by(LI, '张三第1号的详情')).toContain('原话：11月3日带队检查了鑫达化工厂')
    expect(await cast.by(LI, '张三第2号的详情')).not.toContain('龙泉商场')
  })

  it('leaves out what the official plans for themself', async () => {
    await cast.by(ZHANG, '下周一带队检查宏远矿业')
    await cast.tapBy(ZHANG, '到时提醒我')
    expect(await cast.by(ZHANG, '本季度我要做什么')).toContain('宏远矿业')
    expect(await cast.by(LI, '张三本季度还差什么')).not.toContain('宏远矿业')
  })

  it('says so where the official has no post', async () => {
    await cast.join('tg:104', '郑七', 'official')
    await cast.agree(LI, 'tg:104')
    expect(await cast.by(LI, '郑七本季度还差什么')).toBe('郑七还没有登记岗位，须由本人登记。')
  })
})

describe('the unit', () => {
  it('lists what is open by deadline, people in the order in which they came', async () => {
    const seen = await cast.by(LI, '本单位情况')
    expect(seen).toContain('【12月31日前（还有 40 天）】')
    const zhang = seen.indexOf('张三（滕州市市长）：')
    expect(zhang).toBeGreaterThan(0)
    expect(seen.indexOf('王五（荆河街道党工委书记）：')).toBeGreaterThan(zhang)
    expect(seen).toContain('政府常务会议听取安全生产汇报、研究安全生产工作（2026年第四季度）')
    expect(seen).not.toMatch(/张三[^\n]*带队检查/)
    expect(seen).not.toMatch(/[%％]|排名|得分|\d\/\d|化工厂|商场/)
  })

  it('changes with what is recorded', async () => {
    const before = await cast.by(ZHAO, '单位')
    expect(before).not.toMatch(/王五[^\n]*安全生产调研/)
    await cast.by(WANG, '撤销第2号')
    await cast.tapBy(WANG, '确认撤销')
    expect(await cast.by(ZHAO, '单位')).toMatch(/王五[^\n]*安全生产调研（2026年第四季度）/)
  })

  it('names those without a post, and goes on to those who agreed alone', async () => {
    await cast.join('tg:104', '郑七', 'official')
    cast.as(LI)
    const seen = await cast.say('大家还差什么')
    expect(cast.text(seen)).toContain('还没有登记岗位：郑七')
    expect(cast.labels(seen)).toEqual(['看张三的台账', '为谁记录', '单位清单'])
    cast.as(ZHAO)
    expect(cast.labels(await cast.say('大家还差什么'))).toEqual(['为谁记录'])
  })

  it.each([ZHANG, OWNER])('is refused in one sentence to who is no staff (%s)', async (person) => {
    expect(await cast.by(person, '本单位情况')).toBe('单位情况只给本单位的工作人员看。')
  })

  it('is there for an owner who is also staff', async () => {
    await cast.join(OWNER, '负责人', 'staff')
    expect(await cast.by(OWNER, '本单位情况')).toContain('张三（滕州市市长）')
  })
})

describe('staff without a post', () => {
  it.each(['我的职责', '本季度我要做什么', '/duties'])('is told kindly by “%s”', async (words) => {
    cast.as(LI)
    const seen = await cast.say(words)
    expect(cast.text(seen)).toContain('您是工作人员')
    expect(cast.labels(seen)).toEqual(['本单位情况', '为谁记录'])
    expect(await cast.tapBy(LI, '为谁记录')).toContain('为谁记录？')
    expect(await cast.tapBy(LI, '张三（滕州市市长）')).toContain('代 张三（滕州市市长） 记录')
  })

  it('has their own duties once they have a post', async () => {
    await cast.by(LI, '我是滕州市副市长，分管安全生产')
    await cast.tapBy(LI, '今年以前就已在任')
    expect(await cast.by(LI, '我的职责')).toContain('滕州市副市长')
  })
})
