/** The sentences of a report that rest on nothing but the product: that it is a draft, what is to be checked and filled in. */
export const REMARKS = {
  draft: '草稿 · 由台账自动生成，须本人核对',
  kind: '（述职报告草稿）',
  noDuties: '没有登记岗位，没有可列的职责条款。',
  nothingDone: '报告期内台账没有记录，请本人核对补充。',
  notNotDone: '以下只列台账里没有的、补录的和待确认的；没有记录不等于没有做，请本人核对补充。',
  noGaps: '台账中没有这类事项；没有记录不等于没有做，请本人核对补充。',
  onlyRules: '以下只列有规定次数、今日之后到期的事项。',
  nothingAhead: '报告期内没有今日之后到期的事项。',
  fillIn: '其他打算（由本人填写）：',
} as const
