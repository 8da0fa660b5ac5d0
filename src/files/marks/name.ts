import { MARK, type Mark, normalised, STAR, TERM } from './forms.ts'

/** What papers are called, so that 机密会议纪要 is a marked one and 机密管理制度 a rule about marked ones. */
const PAPER =
  '(?:级|件|文件|公文|资料|材料|文档|电报|会议|纪要|会议纪要|会议记录|会议材料|记录|通知|报告|请示|批复|方案|名单|名册|函|简报|通报|图纸|照片|扫描件|附件|版)'
/** Not Han: the end, a number, a separator, a bracket. */
const EDGE = '(?!\\p{Script=Han})'
const GRADE = `${MARK}(?:级)?(?:[ _.·•—–*-]*${TERM})?`

const FORMS: readonly RegExp[] = [
  new RegExp(`(?<!商业|企业|技术|个人)${MARK}级?[ _]*${STAR}`, 'u'),
  new RegExp(`[【〔\\[{(（「『<《]\\s*${GRADE}\\s*[】〕\\]})）」』>》]`, 'u'),
  new RegExp(`(?:密级|秘级|保密等级|涉密等级)[ _:：=-]*${MARK}${EDGE}`, 'u'),
  // At the beginning, as a word of its own or before what the paper is.
  new RegExp(`^[^\\p{Script=Han}\\p{L}]*${GRADE}${EDGE}`, 'u'),
  new RegExp(`^[^\\p{Script=Han}\\p{L}]*${MARK}级?${PAPER}{1,2}${EDGE}`, 'u'),
  // At the end or in the middle, set off.
  new RegExp(`[ _.·•—–+,，、=-]${GRADE}${EDGE}`, 'u'),
  new RegExp(`[ _.·•—–+,，、=-]${MARK}级?${PAPER}${EDGE}`, 'u'),
  // At the end, behind what the paper is.
  new RegExp(`${PAPER}${MARK}$`, 'u'),
]

/** A list of grades explains them: 绝密、机密、秘密的区别. */
const LIST = new RegExp(`${MARK}[、/,，和与及或 _-]*${MARK}`, 'u')

/**
 * The mark of secrecy in the name of a file; null where it has none. 保守国家秘密法宣传 and 商业秘密保护培训 name
 * secrets and carry no mark.
 * @param name with or without folders and ending
 */
export function markInName(name: string): Mark | null {
  const flat = normalised(name).split(/[/\\]/).at(-1) ?? ''
  const stem = flat.replace(/\.[a-z0-9]{1,8}$/i, '').trim()
  if (LIST.test(stem)) return null
  for (const form of FORMS) {
    const found = form.exec(stem)?.[1]
    if (found) return found as Mark
  }
  return null
}
