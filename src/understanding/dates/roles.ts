import type { DateMention } from './mention.ts'

/** Whether a mention may say when an activity took place. */
export type DateRole = 'when' | 'not-when' | 'since'

const DEADLINE_AFTER =
  /^\s*(?:之前|以前|前(?![往去来后期天台述]|半)|为止|止(?!损)|截止|之内|内(?![部业科外容])|底前|底以前|下班前)/
const SINCE = /^\s*(?:以来|起(?![草重火诉])|开始)/
const DEADLINE_BEFORE =
  /(?:截至|截止到?|至迟|最迟|不晚于|最晚|不迟于|限期?|限于|期限(?:为|至|到)?|到期日?|有效期至?|赶在)\s*$/
const HAPPENED = /^[^,。;\n]{0,4}发生/
const ACCIDENT = /^[^,。;\n]{0,18}?(?:事故|爆燃|爆炸|火灾(?!隐患|防控|防范|风险|警示)|坍塌|燃爆|透水|中毒)/
const ACTED = /带队|率队|检查|召开|主持|调研|组织|研究|听取|演练|带着|督导|约谈|赴|前往|[到去在]/
const LESSON_BEFORE = /(?:吸取|汲取|针对|发生在|发生于|借鉴|对照|反思)[^,。;\n]{0,8}$/
const CITED_BEFORE = /(?:传达|学习|贯彻|落实|根据|按照|依据|转发|参照|宣读|对照)[^,。;\n]{0,10}$/
const CITED_AFTER = /^[^,。;\n]{0,24}(?:会议精神|会议|讲话|通知|要求|文件|批示|指示|精神)/
const LOGGED_AFTER =
  /^\s*[,]?\s*(?:才|再|来|我|给|帮我|一并|统一|集中|想|要|先|顺便|把|就|抽空){0,3}(?:补录|补记|补登|补报|录入|登记|填报|想起|记起|补上|补一|录系统)/
const LOGGED_SOFT =
  /^\s*(?:来|给|帮我|麻烦|请|先|想|顺便|统一|集中){0,3}(?:记|录|报|汇报|说|写)(?:一下|个|下|上|一条|一笔|录)/
/** 检查了1号索道: a number among what was inspected. */
const INSPECTED_BEFORE = /(?:检查|督导|督查|查|看|走访|调研)了[^,。;]*$/
const COMPARED = /^\s*(?:同期|相比)|^度?(?:责任|清单|计划)/

/**
 * The role of a mention from the words around it: deadlines, accidents elsewhere, documents cited and the day of
 * logging are not days of an activity.
 * @param others whether the message names other days
 */
export function dateRole(mention: DateMention, text: string, others: boolean): DateRole {
  const after = text.slice(mention.end, mention.end + 40)
  const before = text.slice(Math.max(0, mention.start - 24), mention.start)
  if (/^\d{1,2}号$/.test(mention.words) && INSPECTED_BEFORE.test(before) && /^[\u4e00-\u9fff]{2}/.test(after))
    return 'not-when'
  if (SINCE.test(after) && mention.kind === 'days') return 'since'
  if (DEADLINE_AFTER.test(after) || DEADLINE_BEFORE.test(before)) return 'not-when'
  const accident = ACCIDENT.exec(after)
  if (accident && !ACTED.test(accident[0])) return 'not-when'
  if (LESSON_BEFORE.test(before) || HAPPENED.test(after)) return 'not-when'
  if (CITED_BEFORE.test(before) && CITED_AFTER.test(after) && !/带队|率队|检查了/.test(after))
    return 'not-when'
  if (LOGGED_AFTER.test(after)) return 'not-when'
  if (others && LOGGED_SOFT.test(after)) return 'not-when'
  if (mention.kind === 'stretch' && COMPARED.test(after)) return 'not-when'
  return 'when'
}

const DESCRIBES =
  /^\s*(?:的?(?:全[区市县镇省]|安全|消防|工作|情况|形势|例会|会议|汇报|总结|报告|清单|台账|考核|任务|度|第[一二三四五六\d]+次|常务会|述职|履职|责任|计划|要点|重点|党组|党委会|常委会|安委会|应急|运行|经济|防汛|宣传|培训计划|活动|主题|国务院|全国))/
const VERB_BEFORE =
  /听取|召开|主持|开了|开展了|进行了|实施了|研究|分析|公示|印发|制定|完成|通报|报告|学习|带队|检查|部署|总结|组织|提交|述|传达|审议|汇报|关于|围绕|列席|参加|做好|筹备|安排/

const AGENDA_BEFORE =
  /听取|研究|分析|部署|总结|传达|审议|汇报|关于|围绕|做好|筹备|安排|通报|检查|督导|排查|印发|制定|公示/

/** Whether a period describes something (听取三季度汇报, 检查节前安全生产) and does not say when. */
export function describes(mention: DateMention, text: string, clauseStart: number): boolean {
  if (mention.kind === 'days') return false
  const after = DESCRIBES.test(text.slice(mention.end, mention.end + 12))
  const before = VERB_BEFORE.test(text.slice(clauseStart, mention.start))
  if (mention.kind === 'vague') return AGENDA_BEFORE.test(text.slice(clauseStart, mention.start))
  if (/度$/.test(mention.words) && !/季度$/.test(mention.words)) return true
  return after || before
}
