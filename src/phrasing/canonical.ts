import { foldWidth, parseNumeral } from '../text/index.ts'

const WIDE: Record<string, string> = {
  ',': '，',
  ':': '：',
  ';': '；',
  '(': '（',
  ')': '）',
  '?': '？',
  '!': '！',
}
const COUNT = /[〇零一二两三四五六七八九十百千]+(?=次(?!性))/g

/**
 * A text in the form in which two of them are compared: no white space, full-width punctuation, no quotation marks,
 * counts in digits (一次 → 1次), variants read as what they stand for (每个季度 → 每季度).
 */
export function canonical(text: string, same: Readonly<Record<string, string>>): string {
  let plain = foldWidth(text)
    .replace(/\s+/g, '')
    .replace(/[“”‘’"'「」『』]/g, '')
    .replace(/[,:;()?!]/g, (c) => WIDE[c] as string)
    .replace(COUNT, (numeral) => String(parseNumeral(numeral) ?? numeral))
  for (const [variant, meant] of Object.entries(same)) plain = plain.replaceAll(variant, meant)
  return plain
}
