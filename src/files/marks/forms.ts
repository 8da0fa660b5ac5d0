import { foldWidth, sanitize, simplify } from '../../text/index.ts'

/** The three grades of state secrets, as they are written on what holds one. */
export type Mark = '绝密' | '机密' | '秘密'

/** A grade anywhere; whether it is a mark, its surroundings tell. */
export const MARK = '(绝密|机密|秘密)'

/** How long it stays secret: 1年, 二十年, 6个月, 长期; `启用前` of papers of an examination. */
export const TERM =
  '(?:[0-9〇零一二三四五六七八九十百两]{1,5}[ \\t]*(?:年|个月|月|日|天)|长期|永久|启[用封]前|公布前)'

/** What stands between a grade and its term. `*` is one only before a term. */
export const STAR = '[★☆✩✭✮⋆⭐✱]'

/**
 * A text to look for marks in: simplified characters, half-width, without what cannot be seen, and grades whose two
 * characters were set apart (机 密) joined.
 */
export function normalised(text: string): string {
  return joinedGrades(
    foldWidth(simplify(sanitize(text).normalize('NFKC')))
      .replaceAll('祕', '秘')
      .replace(/[\u00a0\u1680\u2000-\u200a\u202f\u205f]/g, ' ')
      .replace(/\ufe0e|\ufe0f|\u00ad|\u034f|\u180e|\u3164/g, ''),
  )
}

/** Spaces between the characters go only where the grade then stands alone: 危机 密切 is none, nor is 国 家 秘 密. */
function joinedGrades(text: string): string {
  return text.replace(
    /(?<!\p{Script=Han}|(?:^|[ \t])\p{Script=Han}[ \t]{1,12})([绝机秘])[ \t]{1,12}密(?![ \t]*\p{Script=Han}(?:[ \t]|$)|\p{Script=Han})/gu,
    '$1密',
  )
}

/** What papers are called, so that 机密会议纪要 is a marked one and 机密管理制度 a rule about marked ones. */
export const PAPER =
  '(?:级|件|文件|公文|资料|材料|汇编|文档|电报|会议|纪要|会议纪要|会议记录|会议材料|记录|通知|报告|请示|批复|方案|名单|名册|函|简报|通报|图纸|照片|扫描件|附件|版)'
