import { describe, expect, test } from 'vitest'
import { draftArticle, draftText } from './drafting.ts'

describe('words of a period that say no rule', () => {
  test.each([
    ['公司应当把安全纳入年度工作计划。', '年度'],
    ['公司应当定期检查消防设施。', '定期'],
    ['主管部门不定期开展抽查。', '不定期'],
    ['职工每日工作时间为八小时。', '每日'],
    ['逾期不改正的，按日处一千元罚款，每日加处百分之三。', '每日'],
    ['每年6月为安全生产月。', '每年6月'],
    ['每年5月第三周为安全教育周。', '每年5月'],
    ['公司每年投入的培训经费不低于十万元。', '每年'],
    ['职工每年接受培训不少于12学时。', '12学时'],
    ['公司可以每月组织一次参观。', '可以'],
    ['职工每年享受一次探亲假。', '享受'],
    ['检查每月不得超过两次。', '不得超过'],
    ['一年内发生两次以上事故的，予以通报。', '两次'],
    ['连续三次考核不合格的，调离岗位。', '连续三次'],
    ['未按规定每半年开展一次演练的，责令限期改正。', '每半年'],
    ['每起事故应当在三日内报告。', '每起'],
    ['每人发放一件防护服。', '每人'],
    ['本办法所称定期检查，是指每年开展一次的检查。', '每年'],
    ['公司应当形成《每日检查记录》。', '每日'],
    ['公司应当将每日巡查记录存档。', '每日'],
    ['城镇二次供水设施由专人管理。', null],
    ['本办法经第三次会议通过。', null],
    ['一次性用品应当及时更换。', null],
  ])('%s', (words, phrase) => {
    const { drafts, phrases } = draftArticle(words)
    expect(drafts).toEqual([])
    if (phrase === null) expect(phrases).toEqual([])
    else expect(phrases.map(({ quote }) => quote).join('|')).toContain(phrase)
  })

  test('every phrase has a reason of its own kind', () => {
    const reason = (words: string) => draftArticle(words).phrases[0]?.reason
    expect(reason('公司应当把安全纳入年度工作计划。')).toContain('年度')
    expect(reason('职工每年接受培训不少于12学时。')).toContain('数量')
    expect(reason('公司可以每月组织一次参观。')).toContain('权利')
    expect(reason('检查每月不得超过两次。')).toContain('上限')
    expect(reason('每起事故应当在三日内报告。')).toContain('逐')
  })

  test('what stands below a heading of penalties is none either', () => {
    const pack = draftText('某市办法\n第一章 法律责任\n第一条 公司每年至少向主管部门报告一次整改情况。\n')
    expect(pack.drafts).toEqual([])
    expect(pack.phrases[0]?.reason).toContain('处罚')
  })

  test('a lead that asks for penalties takes its items along', () => {
    const pack = draftText(
      '某市办法\n第一条 公司有下列情形之一的，处一万元罚款：\n（一）每半年演练少于一次的；\n（二）其他。\n',
    )
    expect(pack.drafts).toEqual([])
  })

  test('定期 of a bearer that is a post is a duty without a number; of nobody, only noted', () => {
    const bound = draftArticle('县长每季度至少带队检查一次。县长定期听取汇报。')
    expect(bound.phrases).toMatchObject([{ as: 'uncounted', quote: '县长定期听取汇报' }])
    expect(bound.phrases[0]?.posts).toEqual(bound.drafts[0]?.posts)
    expect(draftArticle('定期公布结果。').phrases).toMatchObject([{ as: 'noted', posts: [] }])
  })
})
