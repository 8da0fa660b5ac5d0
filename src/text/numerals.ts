const DIGITS = '零一二三四五六七八九'
const VALUES: Record<string, number> = {
  〇: 0,
  零: 0,
  一: 1,
  二: 2,
  两: 2,
  三: 3,
  四: 4,
  五: 5,
  六: 6,
  七: 7,
  八: 8,
  九: 9,
  壹: 1,
  贰: 2,
  叁: 3,
}
const UNITS: Record<string, number> = { 十: 10, 百: 100, 千: 1000 }

/**
 * Reads a whole number written in Chinese (二十一, 两百零三, 二〇二六) or in digits of any width (21, ２１).
 * @returns the number, or null where `text` is no number. Up to 9999.
 */
export function parseNumeral(text: string): number | null {
  const folded = text.normalize('NFKC')
  if (/^\d{1,9}$/.test(folded)) return Number(folded)
  if (folded.length === 0) return null
  if (/^[〇零一二三四五六七八九]+$/.test(folded) && folded.length > 1) {
    return Number([...folded].map((c) => VALUES[c]).join(''))
  }
  let total = 0
  let digit: number | null = null
  for (const c of folded) {
    const unit = UNITS[c]
    if (unit !== undefined) {
      total += (digit ?? 1) * unit
      digit = null
      continue
    }
    const value = VALUES[c]
    if (value === undefined || (digit !== null && digit !== 0)) return null
    digit = value
  }
  return total + (digit ?? 0)
}

/** Writes 0–9999 as Chinese numbering does: 10 → 十, 21 → 二十一, 105 → 一百零五. */
export function formatNumeral(value: number): string {
  if (!Number.isInteger(value) || value < 0 || value > 9999) {
    throw new RangeError(`formatNumeral: ${value} is not a whole number from 0 to 9999`)
  }
  if (value < 10) return DIGITS[value] as string
  let out = ''
  let gap = false
  for (const [unit, name] of [
    [1000, '千'],
    [100, '百'],
    [10, '十'],
    [1, ''],
  ] as const) {
    const digit = Math.floor(value / unit) % 10
    if (digit === 0) {
      gap = out !== ''
      continue
    }
    if (gap) out += '零'
    gap = false
    out += digit === 1 && unit === 10 && out === '' ? name : `${DIGITS[digit]}${name}`
  }
  return out
}
