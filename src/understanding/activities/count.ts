import { numberOf } from '../dates/numbers.ts'

const TIMES =
  /(?<!第|每[^,。;]{0,4}|首|本|这|上|再|多|人|家|\d\.)([\d一二两三四五六七八九十]{1,3})\s*(?:次|趟|轮(?!流|换|训|车)|回(?!头|来|去|复)|场(?!所|馆|地))(?!会|议|数|于)/
const SEVERAL_FOR_SURE = /(?<!第)(?:两次|两趟|两回)/

/**
 * How often the text says the activity took place; null where it gives no number of times. Numbers of places (3家),
 * ordinals (第3次) and rates (每月3次) are none.
 */
export function timesIn(text: string): number | null {
  const match = TIMES.exec(text)
  if (match) {
    const value = numberOf(match[1] as string)
    if (Number.isInteger(value) && value > 0 && value < 100) return value
  }
  return SEVERAL_FOR_SURE.test(text) ? 2 : null
}
