import { parseNumeral } from '../../text/index.ts'

const NUMBER = /^[\s第]*([〇零一二两三四五六七八九十百千\d０-９]+)/
const LARGEST = 65_535

/** The whole number that a printed number begins with (第三条 → 3, 第二十五条之一 → 25, 4.2.1 → 4); 0 where there is none. */
export function articleNumber(printed: string): number {
  const digits = NUMBER.exec(printed)?.[1]
  const value = digits === undefined ? null : parseNumeral(digits)
  return value === null || value > LARGEST ? 0 : value
}
