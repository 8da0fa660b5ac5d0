import { HAN, kinds } from './characters.ts'

/** Calls `take` with every pair of neighbouring Chinese characters of a normalised text, as one number. */
export function eachPair(text: string, take: (pair: number) => void): void {
  let last = 0
  for (let i = 0; i < text.length; i++) {
    const code = text.charCodeAt(i)
    const isHan = kinds[code] === HAN
    if (isHan && last !== 0) take(((last << 16) | code) >>> 0)
    last = isHan ? code : 0
  }
}

/** The number of a pair of characters, as {@link eachPair} gives it. */
export function pairCode(pair: string): number {
  return ((pair.charCodeAt(0) << 16) | pair.charCodeAt(1)) >>> 0
}

/** The characters of such a number. */
export function pairText(code: number): string {
  return String.fromCharCode(code >>> 16, code & 0xffff)
}
