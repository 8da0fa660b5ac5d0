import { familyNames } from '../../understanding/index.ts'
import type { Turn } from '../turn.ts'
import type { Someone } from './someone.ts'

const TITLE =
  '(?:副?(?:党委|党工委|市委|区委|县委|镇委)?书记|(?:常务)?副?[市区县镇乡局]长|副?主任|主席|委员|常委)'
/** 孙镇长, or a title alone where somebody is looked at or recorded for. */
const SPOKEN = () =>
  new RegExp(`([${familyNames()}])(${TITLE})|(?<=^|看|查|代|替|帮|为|给)(${TITLE})(?=的|记|补记)`, 'u')
const LOOK = new RegExp(
  `^(?:请|帮我|我要|我想)?(?:看|查|查看|看看|查查|看一下|查一下|打开|调出)?(?:一下)?(.{0,8}?)(${TITLE})(?:同志)?的.{0,6}(?:台账|履职|记录)`,
  'u',
)

const WRITE = new RegExp(
  `^(?:请|麻烦)?(?:代替|代|替|帮|为|给)(.{0,8}?)(${TITLE})(?:同志)?(?:补?记|登记|录入)`,
  'u',
)

/**
 * The sentence with the full name in the place of 孙镇长, so that it is read as if the name had been said; as it is
 * where the title fits none or several of `people`.
 */
export function withNames(text: string, people: readonly Someone[]): string {
  const said = people.length > 0 ? SPOKEN().exec(text) : null
  if (!said) return text
  const [words, family, title = said[3] ?? ''] = said
  const fitting = people.filter(
    (each) => each.posts.includes(title) && (family === undefined || each.name.startsWith(family)),
  )
  const [only, second] = fitting
  return only && !second ? text.replace(words, only.name) : text
}

/** Whether a sentence looks at or writes to the record of a title that is not the speaker's: 看镇长的台账. */
export function isOfOtherTitle(turn: Turn, text: string): boolean {
  const [, before = '', title] = LOOK.exec(text) ?? WRITE.exec(text) ?? []
  if (title === undefined || /我|本人|自己/.test(before)) return false
  const own = turn.names.get(turn.by) ?? ''
  const held = turn.tenures.some((tenure) => tenure.title?.includes(title))
  const family = before.length === 1 ? before : ''
  return !held || !own.startsWith(family)
}
