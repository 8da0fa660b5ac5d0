import { WEEKDAY, weekdayNumber } from '../numbers.ts'
import type { DateRule } from './rule.ts'
import { one, rule, stretch } from './rule.ts'

/** Days of the week, and weeks: 上周三, 星期天, 这周. */
export function weekRules(): DateRule[] {
  const week = '(上上个?|上一?个?|前一?个?|这一?个?|本|下下个?|下一?个?)?'
  const sign = '(?:周|星期|礼拜)'
  const shift = (text: string | undefined): number | undefined => {
    if (!text) return undefined
    if (text.startsWith('上上')) return -2
    if (text.startsWith('下下')) return 2
    if (/^[上前]/.test(text)) return -1
    return text.startsWith('下') ? 1 : 0
  }
  return [
    rule(`(?<![每两几\\d一])${week}${sign}${WEEKDAY}(?![次个号月日例\\d])(?!到两|天|年|期)`, (m) => {
      const at = shift(m[1])
      const day = weekdayNumber(m[2] as string)
      return one(at === undefined ? { kind: 'weekday', day } : { kind: 'weekday', week: at, day })
    }),
    rule(`(上上个?|上一?个?|这一?个?|本|下下个?|下一?个?)${sign}(?!${WEEKDAY}(?!个)|末|边|围|转)`, (m) => {
      const at = shift(m[1]) ?? 0
      return stretch(`“${m[0]}”有七天，定不到具体哪一天`, {
        hint: { week: at },
        ...(at > 0 ? { ahead: true } : {}),
      })
    }),
  ]
}
