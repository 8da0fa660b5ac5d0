import type { CivilDate } from '../../../calendar/index.ts'
import { datePartsOf } from '../../../calendar/index.ts'
import type { DateWords } from '../../vocabulary/index.ts'
import { anyOf } from '../../vocabulary/index.ts'
import { NUMBER, numberOf, YEAR, yearOf } from '../numbers.ts'
import type { DateRule } from './rule.ts'
import { one, rule, stretch, vague, yearNow } from './rule.ts'

/** Times that are no day: 月初, 三季度, 前几天, 周末. */
export function vagueRules(words: DateWords): DateRule[] {
  const quarter = '(?:第?[一二三四1-4]季度|上半年|下半年|前三季度|[qQ][1-4])'
  const near = '(?:上个?|本|这个?|下个?|当)季度?(?![节])'
  return [
    rule(
      `(?:${YEAR}\\s*)?(?:(?:上上|上|本|这|当|下)个?月|${NUMBER}月份?)\\s*(?:上旬|中旬|下旬|月?初(?![一二三四五六七八九十])|月?底|月?末|中(?!旬|国|心|央|学|午|型|小)|上中旬|中下旬)`,
      (m, today) => {
        const month = m[2] === undefined ? 0 : numberOf(m[2])
        const ahead = /下/.test(m[0].slice(0, 1)) || (m[1] === undefined && month > datePartsOf(today).month)
        return vague(`“${m[0]}”定不到具体哪一天`, ahead ? { ahead } : {})
      },
    ),
    rule(`(?:${YEAR}\\s*)?${quarter}(?:度)?`, (m, today) => {
      const ahead = m[1] !== undefined && yearOf(m[1], yearNow(today)) > yearNow(today)
      const year = m[1] === undefined ? yearOfStretch(m[0], today) : yearOf(m[1], yearNow(today))
      const hint = { hint: { year } }
      return stretch(`“${m[0]}”定不到具体哪一天`, { ...hint, ...(ahead ? { ahead } : {}) })
    }),
    rule(`${YEAR}\\s*的?(最后一天|第一天|头一天)`, (m, today) => {
      const year = yearOf(m[1] as string, yearNow(today))
      return one({ kind: 'day', date: /最后/.test(m[2] as string) ? `${year}-12-31` : `${year}-01-01` })
    }),
    rule(near, (m) => stretch(`“${m[0]}”定不到具体哪一天`, m[0].startsWith('下') ? { ahead: true } : {})),
    rule(anyOf(words['vague-future']), (m) => vague(`“${m[0]}”定不到具体哪一天`, { ahead: true })),
    rule(`(?:${YEAR}\\s*)?${anyOf(words.vague)}(?!数|清|结|报|审|述|来|去)`, (m) =>
      vague(`“${m[0]}”定不到具体哪一天`),
    ),
    rule(
      `(?:前|后|近|这|那|过去|上|连续|接连|连着)\\s*${NUMBER}\\s*(?:天|日|周|个?星期|个月)(?![前后])`,
      (m) => vague(`“${m[0]}”定不到具体哪一天`),
    ),
    rule('(?:上个?|这个?|本|下个?)?(?:周|双休)末', (m) => vague(`“${m[0]}”有两天，定不到具体哪一天`)),
  ]
}

/** 上半年 or 四季度 without a year: the latest that has begun. */
function yearOfStretch(words: string, today: CivilDate): number {
  const { year, month } = datePartsOf(today)
  const quarter = '一二三四'.indexOf(/[一二三四]/.exec(words)?.[0] ?? '一')
  const begins = /下半年/.test(words) ? 7 : /季度/.test(words) && !/前/.test(words) ? quarter * 3 + 1 : 1
  return begins <= month ? year : year - 1
}
