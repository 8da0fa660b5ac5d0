import { describe, expect, test } from 'vitest'
import { draftArticle, draftText, said } from './drafting.ts'

describe('periods and numbers', () => {
  test.each([
    ['库管员应当每日检查库房1次。', ['1/day 库管员: 检查库房']],
    ['库管员应当每天至少检查库房两次。', ['2/day 库管员: 检查库房']],
    ['库管员每个工作日巡查1次库房。', ['1/day 库管员: 巡查库房']],
    ['值班人员每周至少检查三次消防通道。', ['3/week 值班人员: 检查消防通道']],
    ['值班人员每星期检查消防通道不少于２次。', ['2/week 值班人员: 检查消防通道']],
    ['乡级河长每旬巡河不得少于1次。', ['1/10day 乡级河长: 巡河']],
    ['公司每月至少召开1次安全例会。', ['1/month 公司: 召开安全例会']],
    ['公司每2个月召开一次安全例会。', ['1/2month 公司: 召开安全例会']],
    ['公司每三个月至少召开安全例会1次。', ['1/3month 公司: 召开安全例会']],
    ['公司每季召开安全例会1次以上。', ['1/quarter 公司: 召开安全例会']],
    ['公司每半年至少开展一次应急演练。', ['1/half-year 公司: 开展应急演练']],
    ['公司每年度至少开展十二次应急演练。', ['12/year 公司: 开展应急演练']],
    ['公司每两年检测一次管道。', ['1/2year 公司: 检测管道']],
    ['公司每15日检修1次电梯。', ['1/15day 公司: 检修电梯']],
    ['公司应当至少每半年检测一次管道。', ['1/half-year 公司: 检测管道']],
    ['公司一年内组织应急演练不少于2次。', ['2/year 公司: 组织应急演练']],
    ['公司年度内组织应急演练不少于2次。', ['2/year 公司: 组织应急演练']],
    ['公司半年一次组织应急演练。', ['1/half-year 公司: 组织应急演练']],
    ['公司全年至少组织应急演练4次。', ['4/year 公司: 组织应急演练']],
    ['应急预案至少三年修订一次。', ['1/3year : 应急预案修订']],
    ['公司检查消防设施2次/月。', ['2/month 公司: 检查消防设施']],
    ['学校每学期至少开展2次疏散演练。', ['2/half-year 学校: 开展疏散演练']],
    ['学校每学年举行一次运动会。', ['1/year 学校: 举行运动会']],
    ['公司上半年、下半年各组织一次应急演练。', ['1/half-year 公司: 各组织应急演练']],
  ])('%s', (words, expected) => {
    expect(said(draftArticle(words))).toEqual(expected)
  })

  test('of a range the least counts, and the reading says so', () => {
    const [draft] = draftArticle('公司每年组织应急演练1-2次。').drafts
    expect(draft).toMatchObject({ count: 1, printed: true })
    expect(draft?.reading).toContain('1-2次')
  })

  test('一至两次 is a range too', () => {
    expect(draftArticle('公司每年组织应急演练一至两次。').drafts[0]).toMatchObject({ count: 1 })
  })

  test('spring and autumn once each make two a year', () => {
    const [draft] = draftArticle('学校每年春季、秋季各组织一次安全检查。').drafts
    expect(draft).toMatchObject({ count: 2, period: { n: 1, unit: 'year' } })
    expect(draft?.reading).toContain('春季、秋季')
  })

  test('between three and five years: at the longest', () => {
    expect(draftArticle('公司每三至五年检测一次管道。').drafts[0]).toMatchObject({
      period: { n: 5, unit: 'year' },
    })
  })

  test('a number without 至少 is a floor, and the reading says so', () => {
    const [without] = draftArticle('公司每月召开1次安全例会。').drafts
    const [floor] = draftArticle('公司每月至少召开1次安全例会。').drafts
    expect(without).toMatchObject({ count: 1, atLeast: true })
    expect(without?.reading).toContain('没有“至少”')
    expect(floor?.reading).toBeNull()
    expect(floor?.confidence).toBeGreaterThan(without?.confidence as number)
  })
})

describe('no number printed', () => {
  test.each([
    ['公司应当每年向主管部门报告安全情况。', ['1/year 公司: 向主管部门报告安全情况']],
    ['公司应当按月通报隐患整改情况。', ['1/month 公司: 通报隐患整改情况']],
    ['公司应当于每年3月31日前报送上一年度的总结。', ['1/year 公司: 报送上一年度的总结']],
    ['公司每季度第一个月10日前公布检测结果。', ['1/quarter 公司: 公布检测结果']],
    ['平台应当在每年一月和七月报送信息。', ['2/year 平台: 报送信息']],
    [
      '安全员每日根据清单，按照制度的要求，对设备进行巡检。',
      ['1/day 安全员: 根据清单，按照制度的要求，对设备进行巡检'],
    ],
  ])('%s', (words, expected) => {
    const pack = draftArticle(words)
    expect(said(pack)).toEqual(expected)
    expect(pack.drafts.every(({ printed, confidence }) => !printed && confidence < 0.8)).toBe(true)
  })

  test('a date inside the period is a reading', () => {
    const [draft] = draftArticle('公司应当于每年3月31日前报送上一年度的总结。').drafts
    expect(draft?.reading).toContain('3月31日前')
  })

  test('a number of things in place of times is no more than a guess', () => {
    const [draft] = draftArticle('主管部门每季度检查不少于2家企业。').drafts
    expect(draft).toMatchObject({ count: 1, printed: false })
    expect(draft?.confidence).toBeLessThan(0.5)
  })
})

describe('several in one sentence', () => {
  test('a list that shares one 每…', () => {
    const pack = draftArticle('局长每季度至少组织研究1次、带队检查2次。')
    expect(said(pack)).toEqual(['1/quarter 局长: 组织研究', '2/quarter 局长: 带队检查'])
    expect(pack.drafts.map(({ quote }) => quote)).toEqual([
      '局长每季度至少组织研究1次',
      '局长每季度至少组织研究1次、带队检查2次',
    ])
  })

  test('one number for two levels that share a deed', () => {
    const pack = draftArticle('地级以上市政府每半年、县（市、区）政府每季度至少召开一次常务会议专题研究。')
    expect(said(pack)).toEqual([
      '1/half-year 地级以上市政府: 召开常务会议专题研究',
      '1/quarter 县（市、区）政府: 召开常务会议专题研究',
    ])
  })

  test('two levels with a number each, the deed with the last', () => {
    const pack = draftArticle('省级河长每年至少2次、市级河长每季度至少1次巡查责任河流。')
    expect(said(pack)).toEqual(['2/year 省级河长: 巡查责任河流', '1/quarter 市级河长: 巡查责任河流'])
  })

  test('分别: each bearer its period', () => {
    const pack = draftArticle('市级河长、县级河长、乡级河长分别每半年、每季度、每月巡河不少于1次。')
    expect(said(pack)).toEqual([
      '1/half-year 市级河长: 巡河',
      '1/quarter 县级河长: 巡河',
      '1/month 乡级河长: 巡河',
    ])
  })

  test('分别: each bearer its number', () => {
    const pack = draftArticle('市、县、乡级河长每年分别不少于1次、4次、12次巡河。')
    expect(said(pack)).toEqual(['1/year 市级河长: 巡河', '4/year 县级河长: 巡河', '12/year 乡级河长: 巡河'])
  })

  test('a heading word and a row of levels', () => {
    const pack = draftArticle('巡河频次：县级河长每月不少于一次，村级河长每周不少于两次。')
    expect(said(pack)).toEqual(['1/month 县级河长: 巡河频次', '2/week 村级河长: 巡河频次'])
  })

  test('what is done for whom is no bearer', () => {
    const pack = draftArticle('供气公司应当按照居民用户每年一次、单位用户每半年一次的频次，入户检查。')
    expect(pack.drafts.map(({ who, count, period }) => [who, count, period.unit])).toEqual([
      ['供气公司', 1, 'year'],
      ['供气公司', 1, 'half-year'],
    ])
  })

  test('a whole deed before the one with the number is a rule of its own', () => {
    const pack = draftArticle('公司应当每年组织体检，开展应急演练两次。')
    expect(said(pack)).toEqual(['1/year 公司: 组织体检', '2/year 公司: 开展应急演练'])
  })
})

describe('who and what', () => {
  test('items take the bearer of their lead, and say so in post and provision', () => {
    const pack = draftText(
      '某县细则\n第一章 职责\n第一条 县级人民政府主要负责人履行下列职责：\n（一）每季度主持召开1次常务会议；\n（二）统筹全县工作。\n',
    )
    expect(said(pack)).toEqual(['1/quarter 县级人民政府主要负责人: 主持召开常务会议'])
    expect(pack.drafts[0]).toMatchObject({ ref: 'x#1.1', article: '1', item: '1', kind: 'personal' })
    expect(pack.posts).toMatchObject([
      { name: '县级人民政府主要负责人', id: 'county-government-head', institution: false, duties: ['x#1'] },
    ])
    expect(pack.posts[0]?.at[0]).toEqual({ level: 'county', titles: ['县长', '区长'] })
  })

  test('a role of the item is put together with the body of the lead', () => {
    const pack = draftText(
      '某市细则\n第一条 教育部门的领导干部，职责主要包括：\n（一）主要负责人每月至少检查1次校园；\n（二）班子其他成员每月至少检查2次校园。\n',
    )
    expect(said(pack)).toEqual([
      '1/month 教育部门主要负责人: 检查校园',
      '2/month 教育部门班子其他成员: 检查校园',
    ])
  })

  test('who stands after 由', () => {
    expect(said(draftArticle('每年由上级主管部门开展一次评估。'))).toEqual(['1/year 上级主管部门: 开展评估'])
  })

  test('who stands in the clause before', () => {
    expect(said(draftArticle('公司应当制定预案，每年至少演练1次。'))).toEqual(['1/year 公司: 制定预案，演练'])
  })

  test('nobody is named: the reading says that somebody has to look', () => {
    const [draft] = draftArticle('应急演练每年至少一次。').drafts
    expect(draft).toMatchObject({ who: '', posts: [], count: 1 })
    expect(draft?.reading).toContain('没有指明由谁')
  })

  test('a body is bound as an institution', () => {
    const pack = draftArticle('县级人民政府每年至少召开一次联席会议。')
    expect(pack.drafts[0]?.kind).toBe('institutional')
    expect(pack.posts).toMatchObject([{ institution: true, name: '县级人民政府' }])
  })

  test('a deed of its own becomes an activity of the regulation, the same deed the same one', () => {
    const pack = draftArticle('市级河长每季度巡河不少于1次，县级河长每月巡河不少于1次。')
    expect(pack.activities).toEqual([{ id: 'x.xun-he', name: '巡河', words: ['巡河'] }])
    expect(pack.drafts.map(({ activity }) => activity)).toEqual(['x.xun-he', 'x.xun-he'])
  })
})
