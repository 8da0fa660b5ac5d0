import { pinyin } from 'pinyin-pro'
import type { HomophoneWords } from '../vocabulary/index.ts'

/** Longest stretch that is corrected; typed messages are shorter, pasted documents do not need it. */
const MAX_LENGTH = 2000

/**
 * Corrects characters typed for others of the same sound in words of the domain (带对 → 带队). At least half of the
 * word must be right already, and a window that is itself an ordinary word is left alone.
 * @returns a function from text to text of the same length.
 */
export function homophoneCorrector({ words, keep }: HomophoneWords): (text: string) => string {
  const readings = new Map<string, readonly string[]>()
  const readingsOf = (char: string): readonly string[] => {
    let found = readings.get(char)
    if (!found) {
      // The commonest reading alone: rare ones make 少 sound like 召 and 调 like 周.
      found = isHan(char) ? pinyin(char, { toneType: 'none', type: 'array', multiple: true }).slice(0, 1) : []
      readings.set(char, found)
    }
    return found
  }
  const bySyllable = new Map<string, string[]>()
  for (const word of [...words].sort((a, b) => b.length - a.length)) {
    for (const syllable of readingsOf(word[0] as string)) {
      bySyllable.set(syllable, [...(bySyllable.get(syllable) ?? []), word])
    }
  }
  const kept = new Set([...words, ...keep])
  const sameSound = (a: string, b: string) => a === b || readingsOf(a).some((r) => readingsOf(b).includes(r))
  const fits = (window: string, word: string): boolean => {
    let right = 0
    for (let i = 0; i < word.length; i++) {
      if (window[i] === word[i]) right++
      else if (!sameSound(window[i] as string, word[i] as string)) return false
    }
    return right * 2 >= word.length && right < word.length
  }
  return (text) => {
    if (text.length > MAX_LENGTH) return text
    let out = text
    for (let i = 0; i < out.length; i++) {
      const candidates = readingsOf(out[i] as string).flatMap((r) => bySyllable.get(r) ?? [])
      for (const word of candidates) {
        const window = out.slice(i, i + word.length)
        if (window.length < word.length || window === word) continue
        if (kept.has(window) || touchesWord(out, i, word.length, kept) || !fits(window, word)) continue
        out = out.slice(0, i) + word + out.slice(i + word.length)
        break
      }
    }
    return out
  }
}

/** Whether a known two-character word reaches into the window from outside: 监督查看 holds no 督查 to correct. */
function touchesWord(text: string, at: number, length: number, known: ReadonlySet<string>): boolean {
  const before = text.slice(at - 1, at + 1)
  const after = text.slice(at + length - 1, at + length + 1)
  return (at > 0 && known.has(before)) || known.has(after)
}

function isHan(char: string): boolean {
  return char >= '\u4e00' && char <= '\u9fff'
}
