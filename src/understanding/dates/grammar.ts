import type { DateWords } from '../vocabulary/index.ts'
import { absoluteRules } from './rules/absolute.ts'
import { feastRules } from './rules/feast.ts'
import { monthRules } from './rules/month.ts'
import { relativeRules } from './rules/relative.ts'
import type { DateRule } from './rules/rule.ts'
import { vagueRules } from './rules/vague.ts'
import { weekRules } from './rules/week.ts'

/** The rules, with the characters at which any of them may begin. */
export interface DateGrammar {
  rules: readonly DateRule[]
  starts: ReadonlySet<string>
}

/**
 * The grammar of days as people write them in Chinese, for what a general date library misreads (周三上午, 三季度,
 * 上个月15号, 本月初).
 */
export function dateGrammar(words: DateWords): DateGrammar {
  const rules = [
    ...absoluteRules(),
    ...relativeRules(words),
    ...feastRules(words),
    ...weekRules(),
    ...vagueRules(words),
    ...monthRules(words),
  ]
  const named = [
    ...Object.values(words.relative).flat(),
    ...Object.values(words.anchored).flat(),
    ...words.vague,
    ...words['vague-future'],
    ...words.holidays.flatMap((holiday) => holiday.names),
  ]
  return { rules, starts: new Set([...SIGNS, ...named.map((word) => word[0] as string)]) }
}

/** First characters of what the grammar itself spells out. */
const SIGNS = '0123456789〇零一二两三四五六七八九十今去前明后本上下这当大正腊冬农阴旧第近过连接周星礼双Qq'
