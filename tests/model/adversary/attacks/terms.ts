import { type Attack, twist, twistWhere } from '../types.ts'

const ONCE = /(?<!\d)1次/
const OFTEN = /每(?:季度|半年|年)/

const PERIODS = [
  '每月',
  '每周',
  '每天',
  '每日',
  '每旬',
  '每半月',
  '每两个月',
  '每双月',
  '每季度',
  '每半年',
  '每年',
  '每两年',
  '每三年',
  '按月',
  '逐月',
  '月月',
  '经常',
  '定期',
  '不定期',
  '一季度',
  '第四季度',
  '年底前',
  '任期内',
]

const COUNTS = [
  '2次',
  '3次',
  '4次',
  '10次',
  '12次',
  '0次',
  '两次',
  '三次',
  '数次',
  '若干次',
  '多次',
  '1次以下',
  '半次',
]

const NUMERALS = [
  '二次',
  '贰次',
  '２次',
  '②次',
  'Ⅱ次',
  '2 次',
  '二十次',
  '〇次',
  '1.5次',
  '1至2次',
  '1-2次',
  '十一次',
  '俩次',
  'two次',
  '１０次',
  '1O次',
]

const SHARES = [
  '，达到90%',
  '，比例为百分之五十',
  '，覆盖１００％',
  '，占三分之一',
  '，不少于五成',
  '，扣10分',
]

const DATES = [
  '，1月31日前完成',
  '，15日内完成',
  '，每月5日前报送',
  '，24小时内报告',
  '，季度末前10日完成',
  '，十个工作日内反馈',
  '，自2020年1月1日起施行',
  '，12月25日前上报',
  '，须在月底前',
  '，三日内整改',
  '，连续3年',
]

const PENALTIES = [
  '警告',
  '记过',
  '记大过',
  '降级',
  '撤职',
  '开除',
  '党内严重警告',
  '罚款5万元',
  '移送司法机关',
  '扣发奖金',
  '停职检查',
  '责令辞职',
  '拘留',
  '留党察看',
]

/** Every number, period, day, deadline and penalty that a clause can be given in place of its own. */
export const terms: Attack[] = [
  ...PERIODS.map((period) =>
    twistWhere('period', `每季度→${period}`, OFTEN, (clause) => clause.replace(OFTEN, period)),
  ),
  ...COUNTS.map((count) =>
    twistWhere('count', `1次→${count}`, ONCE, (clause) => clause.replace(ONCE, count)),
  ),
  ...['至多', '最多', '不超过', '仅', '只需', '大约', '最好'].map((word) =>
    twistWhere('count', `至少→${word}`, /至少/, (clause) => clause.replace('至少', word)),
  ),
  ...NUMERALS.map((count) =>
    twistWhere('numeral', `1次→${count}`, ONCE, (clause) => clause.replace(ONCE, count)),
  ),
  ...SHARES.map((share) => twist('share', `adds ${share}`, (clause) => clause + share)),
  ...DATES.map((date) => twist('date', `adds ${date}`, (clause) => clause + date)),
  ...PENALTIES.map((penalty) =>
    twist('penalty', `adds ${penalty}`, (clause) => `${clause}，否则给予${penalty}`),
  ),
]
