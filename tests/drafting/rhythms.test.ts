import { describe, expect, test } from 'vitest'
import { draftArticle, draftText, said } from './drafting.ts'

describe('a deed of its own is never that of the clause after', () => {
  test.each([
    [
      '食堂每月至少开展一次卫生自查，每季度邀请代表监督一次。',
      ['1/month 食堂: 开展卫生自查', '1/quarter 食堂: 邀请代表监督'],
    ],
    ['值班员每15天至少试运1次水泵，每半年检定。', ['1/15day 值班员: 试运水泵', '1/half-year 值班员: 检定']],
    ['站长每月盘库1次，每季度检查仓库。', ['1/month 站长: 盘库', '1/quarter 站长: 检查仓库']],
  ])('%s', (words, expected) => {
    expect(said(draftArticle(words))).toEqual(expected)
  })
})

describe('how many times', () => {
  test.each([
    ['所长每周二、周五检查库房。', ['2/week 所长: 检查库房']],
    ['所长每周一检查库房。', ['1/week 所长: 检查库房']],
    ['县人民政府半年听取一次防火工作汇报。', ['1/half-year 县人民政府: 听取防火工作汇报']],
    ['所长每周一次检查库房。', ['1/week 所长: 检查库房']],
    ['所长每年2月底前和8月底前分别组织一次检查。', ['2/year 所长: 组织检查']],
    ['保洁员每天清扫走廊，早晚各一次。', ['2/day 保洁员: 清扫走廊']],
    ['保洁员每日清扫走廊，早、中、晚各一次。', ['3/day 保洁员: 清扫走廊']],
    ['站长坚持每日一查、每周一会。', ['1/day 站长: 一查', '1/week 站长: 一会']],
    ['副县长每季度至少安排2天接待来访群众。', ['2/quarter 副县长: 安排接待来访群众']],
    ['宣传部每月编发1期简报。', ['1/month 宣传部: 编发简报']],
    ['供电公司每月向主管部门提供用电资料。', ['1/month 供电公司: 向主管部门提供用电资料']],
  ])('%s', (words, expected) => {
    expect(said(draftArticle(words))).toEqual(expected)
  })

  test('days of a body are an amount', () => {
    expect(draftArticle('公司每年至少安排3天开展培训。').drafts).toEqual([])
  })
})

describe('no rule', () => {
  test.each([
    '新任职的干部在半年内至少参加1次培训。',
    '乡级林长未按照每月不少于3次的要求巡林的，由县林长办予以通报。',
    '供水公司未每季度检测水质的，由主管部门约谈。',
    '每年检验一次的锅炉同时停用。',
    '破损的在每年清查中一并更换。',
    '公司应当建立每周例会制度和每月通报制度。',
    '不得在每日二十二时以后向未成年人提供服务。',
  ])('%s', (words) => {
    expect(draftArticle(words).drafts).toEqual([])
  })

  test('what is done no more; what takes its place is', () => {
    expect(said(draftArticle('供水公司不再每月公布水质，改为每季度公布一次水质。'))).toEqual([
      '1/quarter 供水公司: 公布水质',
    ])
  })

  test('a rhythm finer than a day is none of the day', () => {
    const pack = draftText(
      '某办法\n第一条 商场应当每日开展巡查，其中营业期间至少每2小时巡查一次。\n第二条 护林员每日巡山不少于两次，每趟不少于3次打卡。\n',
    )
    expect(said(pack)).toEqual(['1/day 商场: 开展巡查', '2/day 护林员: 巡山'])
  })
})

test.each(['乡级河长每旬巡河不得少于1次。', '学校每学期至少开展2次疏散演练。'])(
  '%s is a guess with a reading',
  (words) => {
    const [draft] = draftArticle(words).drafts
    expect(draft?.confidence).toBeLessThan(0.5)
    expect(draft?.reading).not.toBeNull()
  },
)

test('each of several deeds that have a number each is a rule', () => {
  expect(said(draftArticle('站长抽查、走访、谈话每月各2次。'))).toEqual([
    '2/month 站长: 抽查',
    '2/month 站长: 走访',
    '2/month 站长: 谈话',
  ])
})
