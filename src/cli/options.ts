import { type CivilDate, civilDateOf, isCivilDate } from '../calendar/index.ts'
import type { Knowledge } from '../knowledge/index.ts'
import { InputError } from './io.ts'

/** A civil date given by the user. @throws {InputError} naming the option and what it takes. */
export function dateOption(name: string, value: string | undefined, now: Date): CivilDate {
  if (value === undefined) return civilDateOf(now)
  if (!isCivilDate(value)) {
    throw new InputError(`${name} 的值“${value}”不是日期：请写成 2026-11-21 这样的公历日期。`)
  }
  return value
}

/** A regulation that is loaded. @throws {InputError} naming those that are. */
export function regulationOption(value: string, knowledge: Knowledge): string {
  if (knowledge.pack(value)) return value
  const known = knowledge.packs.map((pack) => `${pack.meta.id}（${pack.meta.shortName}）`).join('、')
  throw new InputError(`没有编号为“${value}”的法规；已载入的有 ${known}。`)
}

/** `REG:POST`. @throws {InputError} naming what is wrong. */
export function postOption(value: string, knowledge: Knowledge): { regulation: string; post: string } {
  const [regulation = '', post = '', ...rest] = value.split(':')
  if (!post || rest.length > 0) {
    throw new InputError(
      `岗位“${value}”的写法不对：请写成 法规编号:岗位编号，如 zaozhuang-2019:town-government-head。`,
    )
  }
  regulationOption(regulation, knowledge)
  if (knowledge.post(regulation, post)) return { regulation, post }
  const known = knowledge.pack(regulation)?.posts.map((each) => each.id)
  throw new InputError(`${regulation} 没有编号为“${post}”的岗位；可用的有 ${known?.join('、')}。`)
}
