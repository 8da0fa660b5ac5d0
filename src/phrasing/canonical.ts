import { foldWidth, formatNumeral, parseNumeral } from '../text/index.ts'

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
    .replace(COUNT, digitsOf)
  for (const [variant, meant] of Object.entries(same)) plain = plain.replaceAll(variant, meant)
  return plain
}

/** The sentences of a text, canonical, without the marks at their ends; none is empty. */
export function sentencesIn(text: string, same: Readonly<Record<string, string>>): string[] {
  return text
    .split(/[。；;！!？?\n]/)
    .map((sentence) => canonical(sentence, same).replace(/[，、：]+$/, ''))
    .filter((sentence) => sentence !== '')
}

/** Digits of a numeral that is written as it should be; anything else stays as it is: 〇一, 一一. */
function digitsOf(numeral: string): string {
  const number = parseNumeral(numeral)
  return number !== null && formatNumeral(number) === numeral.replaceAll('两', '二')
    ? String(number)
    : numeral
}
