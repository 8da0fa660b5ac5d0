import { MARK, type Mark, normalised, PAPER, STAR, TERM } from './forms.ts'

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
  // At the end, with what the paper is, behind whose it is: 区委机密文件. 商业秘密资料 and 泄露机密文件 are none.
  new RegExp(
    `(?<!商业|企业|技术|个人|国家|工作|泄露|泄漏|窃取|保守|保护|管理|涉及|丢失|销毁|传递|处理)${MARK}级?${PAPER}{1,2}[^\\p{Script=Han}\\p{L}]*$`,
    'u',
  ),
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
