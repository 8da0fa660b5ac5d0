/** Regulations as somebody might bring them; made for the tests, of no real place. */

/** Two posts of a county, one of a town; five rules, two phrases that are none. */
export const JIAZHOU = `甲州市安全生产责任制实施办法

（2025年2月20日甲州市人民政府印发）

第一章　总则
第一条　为了落实安全生产责任，制定本办法。
第二条　本办法适用于甲州市各级党委和政府领导干部。
第二章　职责
第三条　县（市、区）党委主要负责人履行下列职责：
（一）每半年至少主持召开1次党委常委会会议研究安全生产工作；
（二）每季度至少开展1次安全生产调研。
第四条　县（市、区）政府主要负责人履行下列职责：
（一）每季度至少主持召开1次政府常务会议研究安全生产工作；
（二）每2个月至少带队检查1次安全生产工作。
第五条　乡镇人民政府主要负责人每月至少带队检查安全生产工作2次。
第六条　定期公布考核结果。年度考核应当包含安全生产内容。
第三章　附则
第七条　本办法自2025年3月1日起施行。
`

/** A later version of the same regulation: other numbers, in force two years later. */
export const JIAZHOU_LATER = JIAZHOU.replace('2025年2月20日', '2027年2月20日')
  .replace('自2025年3月1日起', '自2027年3月1日起')
  .replace('每月至少带队检查安全生产工作2次', '每月至少带队检查安全生产工作3次')

/** Prints no day on which it comes into force. */
export const YIZHOU = `乙州市消防安全检查规定

第一条　为了加强消防安全，制定本规定。
第二条　县（市、区）政府主要负责人每季度至少带队检查1次消防安全工作。
`
