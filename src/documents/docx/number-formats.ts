import { formatNumeral } from '../../text/index.ts'
import { letters, roman } from '../numerals.ts'

const DIGITS = '〇一二三四五六七八九'
const LEGAL_SIMPLIFIED = '零壹贰叁肆伍陆柒捌玖'
const LEGAL_TRADITIONAL = '零壹貳參肆伍陸柒捌玖'
const STEMS = '甲乙丙丁戊己庚辛壬癸'
const BRANCHES = '子丑寅卯辰巳午未申酉戌亥'

/** A number as one of Word's number formats (`w:numFmt`) prints it; formats nobody uses in Chinese print digits. */
export function formatNumber(value: number, format: string): string {
  return (FORMATS[format] ?? String)(value)
}

const FORMATS: Record<string, (value: number) => string> = {
  none: () => '',
  decimalZero: (value) => String(value).padStart(2, '0'),
  upperRoman: (value) => roman(value),
  lowerRoman: (value) => roman(value).toLowerCase(),
  upperLetter: (value) => letters(value),
  lowerLetter: (value) => letters(value).toLowerCase(),
  decimalFullWidth: (value) => wide(String(value)),
  decimalFullWidth2: (value) => wide(String(value)),
  decimalEnclosedCircle: (value) => enclosed(value, circled),
  decimalEnclosedCircleChinese: (value) => enclosed(value, circled),
  decimalEnclosedParen: (value) => enclosed(value, (at) => from(0x2474, at, 20)),
  decimalEnclosedFullstop: (value) => enclosed(value, (at) => from(0x2488, at, 20)),
  ideographEnclosedCircle: (value) => enclosed(value, (at) => from(0x3280, at, 10)),
  chineseCounting: (value) => (value < 100 ? counted(value) : digits(value, DIGITS)),
  taiwaneseCounting: (value) => (value < 100 ? counted(value) : digits(value, DIGITS)),
  chineseCountingThousand: counted,
  taiwaneseCountingThousand: counted,
  // Word writes 百 without 一 only in Japanese; a regulation means 第一百条.
  japaneseCounting: counted,
  ideographDigital: (value) => digits(value, DIGITS),
  japaneseDigitalTenThousand: (value) => digits(value, DIGITS),
  taiwaneseDigital: (value) => digits(value, DIGITS),
  koreanDigital2: (value) => digits(value, DIGITS),
  chineseLegalSimplified: (value) => legal(value, LEGAL_SIMPLIFIED),
  ideographLegalTraditional: (value) => legal(value, LEGAL_TRADITIONAL),
  ideographTraditional: (value) => pick(STEMS, value),
  ideographZodiac: (value) => pick(BRANCHES, value),
}

function counted(value: number): string {
  return value >= 0 && value <= 9999 ? formatNumeral(value) : String(value)
}

function digits(value: number, names: string): string {
  return [...String(value)].map((digit) => names[Number(digit)] ?? digit).join('')
}

function legal(value: number, names: string): string {
  const lower = value === 10 ? '一十' : counted(value).replace(/^十/, '一十')
  return [...lower]
    .map((each) => {
      const digit = '零一二三四五六七八九'.indexOf(each)
      if (digit >= 0) return names[digit]
      return { 十: '拾', 百: '佰', 千: '仟' }[each] ?? each
    })
    .join('')
}

function wide(text: string): string {
  return text.replace(/\d/g, (digit) => String.fromCharCode(digit.charCodeAt(0) + 0xfee0))
}

function enclosed(value: number, sign: (value: number) => string | null): string {
  return sign(value) ?? String(value)
}

function from(first: number, value: number, most: number): string | null {
  return value >= 1 && value <= most ? String.fromCharCode(first + value - 1) : null
}

function circled(value: number): string | null {
  if (value <= 20) return from(0x2460, value, 20)
  return value <= 35 ? from(0x3251, value - 20, 15) : from(0x32b1, value - 35, 15)
}

function pick(names: string, value: number): string {
  return names[value - 1] ?? String(value)
}
