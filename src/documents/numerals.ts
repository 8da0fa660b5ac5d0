/** A number in letters as Word and web pages count: A … Z, then AA, BB. */
export function letters(value: number): string {
  if (value < 1) return String(value)
  return String.fromCharCode(65 + ((value - 1) % 26)).repeat(Math.min(50, Math.ceil(value / 26)))
}

/** A number in Roman numerals, digits beyond 3,999. */
export function roman(value: number): string {
  if (value < 1 || value > 3999) return String(value)
  let rest = value
  let out = ''
  for (const [worth, sign] of ROMAN) {
    while (rest >= worth) {
      out += sign
      rest -= worth
    }
  }
  return out
}

const ROMAN: readonly (readonly [number, string])[] = [
  [1000, 'M'],
  [900, 'CM'],
  [500, 'D'],
  [400, 'CD'],
  [100, 'C'],
  [90, 'XC'],
  [50, 'L'],
  [40, 'XL'],
  [10, 'X'],
  [9, 'IX'],
  [5, 'V'],
  [4, 'IV'],
  [1, 'I'],
]
