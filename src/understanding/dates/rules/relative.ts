import { addDays } from '../../../calendar/index.ts'
import type { DateWords } from '../../vocabulary/index.ts'
import { anyOf } from '../../vocabulary/index.ts'
import { NUMBER, numberOf } from '../numbers.ts'
import type { DateRule } from './rule.ts'
import { one, rule } from './rule.ts'

/** Days counted from today or from the day before: 昨天, 三天前, 次日. */
export function relativeRules({ relative, anchored }: DateWords): DateRule[] {
  const offsets = Object.entries(relative).flatMap(([days, names]) =>
    names.map((name) => [name, Number(days)] as const),
  )
  const byName = new Map(offsets)
  const anchors = new Map(
    Object.entries(anchored).flatMap(([d, names]) => names.map((n) => [n, Number(d)] as const)),
  )
  return [
    rule(`(${anyOf([...byName.keys()])})(?:的)?`, (m, today) => {
      const word = m[1] as string
      const tonight = /^今(晚|夜)/.test(word)
      return {
        ...one({ kind: 'day', date: addDays(today, byName.get(word) ?? 0) }),
        ...(tonight ? { tonight } : {}),
      }
    }),
    rule(`(?<![第\\d前近这])${NUMBER}\\s*天\\s*(?:之前|以前|前)(?![往去来期])`, (m, today) =>
      numberOf(m[1] as string) > 0
        ? one({ kind: 'day', date: addDays(today, -numberOf(m[1] as string)) })
        : null,
    ),
    rule(`${NUMBER}\\s*天\\s*(?:之后|以后|后)`, (m, today) =>
      one({ kind: 'day', date: addDays(today, numberOf(m[1] as string)) }),
    ),
    rule('(昨今|今明|明后|前昨)两[天日]', (m, today) => {
      const first = { 昨今: -1, 今明: 0, 明后: 1, 前昨: -2 }[m[1] as string] ?? 0
      return {
        kind: 'days',
        days: [first, first + 1].map((days) => ({ kind: 'day', date: addDays(today, days) })),
      }
    }),
    rule(`(${anyOf([...anchors.keys()])})`, (m) =>
      one({ kind: 'anchored', days: anchors.get(m[1] as string) ?? 0 }),
    ),
  ]
}
