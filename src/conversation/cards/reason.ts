import type { Understanding } from '../../understanding/index.ts'
import { readWords } from '../read-words.ts'
import type { Turn } from '../turn.ts'

const WORD = '(?:原因(?:是|为)?|理由(?:是|为)?|因为|由于)'
/** 撤销第3号，因为当天没去成 */
const AFTER = new RegExp(`^(.{2,}?)[，,。；;：:\\s]*${WORD}[：:，,\\s]*(.{1,200})$`, 'su')
/** 因为听错了，把第3号日期改成11月3日 */
const BEFORE = /^(?:因为|由于)(.{1,60}?)[，,](?:所以)?(.{2,})$/su
const ALONE = new RegExp(`^${WORD}[：:，,\\s]*(.{1,200})$`, 'su')

const tidy = (words: string) => words.replace(/[\s。.！!，,；;]+$/u, '').trim()

/** What words say without the reason that they give, and the reason; null where they give none. */
export function reasonIn(words: string): { rest: string; reason: string } | null {
  const before = BEFORE.exec(words)
  if (before) return { rest: tidy(before[2] as string), reason: tidy(before[1] as string) }
  const after = AFTER.exec(words)
  return after && { rest: tidy(after[1] as string), reason: tidy(after[2] as string) }
}

/** A reason said by itself; null for any other words. */
export function bareReason(words: string): string | null {
  const found = ALONE.exec(words.trim())
  return found ? tidy(found[1] as string) || null : null
}

/** What words mean; a correction or withdrawal is read without its reason, which may name other days and places. */
export function readReport(turn: Turn, text: string): Understanding {
  const said = reasonIn(text)
  const without = said ? readWords(turn, said.rest) : null
  return without && (without.intent === 'correct' || without.intent === 'void')
    ? without
    : readWords(turn, text)
}
