import type { Line } from './lines.ts'

/** 将第五条修改为：“第五条 …: words of another text start here. */
const OPENS =
  /(?:^|[：:]\s*)[“"「『]\s*第[\s\0]{0,2}[〇○零一二三四五六七八九十百千\d０-９]{1,8}[\s\0]{0,2}(?:编|章|节|条)/g
const OPENER: Record<string, RegExp> = { '“': /”/, '"': /"[。；;]?$/, '「': /」/, '『': /』/ }
/** A quotation that is longer has most likely lost its end. */
const MOST_LINES = 150

/**
 * Lines inside a quotation of articles, as decisions on amendments hold them (the line that opens it is none):
 * their numbers are those of another text.
 */
export function quotedLines(lines: readonly Line[]): Set<number> {
  const quoted = new Set<number>()
  let i = 0
  while (i < lines.length) {
    const end = endOfQuotation(lines, i)
    for (let inside = i + 1; inside <= end; inside++) quoted.add(inside)
    i = Math.max(i, end) + 1
  }
  return quoted
}

/** The last line of the quotation that starts in line `at` and does not end in it; `at` where there is none. */
function endOfQuotation(lines: readonly Line[], at: number): number {
  const { text } = lines[at] as Line
  let found: RegExpExecArray | null = null
  for (const opening of text.matchAll(OPENS)) found = opening
  if (found === null) return at
  const mark = /[“"「『]/.exec(found[0])?.[0] as string
  const closes = OPENER[mark] as RegExp
  if (closes.test(text.slice(found.index + found[0].length))) return at
  const last = Math.min(lines.length - 1, at + MOST_LINES)
  for (let i = at + 1; i <= last; i++) if (closes.test((lines[i] as Line).text)) return i
  return at
}
