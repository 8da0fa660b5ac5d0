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
