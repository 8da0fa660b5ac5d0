import { foldWidth, sanitize, simplify } from '../../text/index.ts'

/** A place in a text; `end` is after its last character. */
export interface Span {
  start: number
  end: number
}

/** The form in which follow-ups and questions are compared: as titles and questions are read. */
export function folded(text: string): string {
  return simplify(foldWidth(sanitize(text)))
    .toLowerCase()
    .replace(/\s+/g, '')
}

const MARKS: Record<string, string> = {
  ',': '，',
  '?': '？',
  '(': '（',
  ')': '）',
  ':': '：',
  ';': '；',
  '!': '！',
}

/** A folded question in Chinese punctuation, with a question mark. */
export function asQuestion(text: string): string {
  const bare = text.replace(/[?？。.!！,，~～…、]+$/, '')
  return `${bare.replace(/(?<!\d)[,?():;!]|[,?():;!](?!\d)/g, (mark) => MARKS[mark] ?? mark)}？`
}

export function replaced(text: string, { start, end }: Span, by: string): string {
  return text.slice(0, start) + by + text.slice(end)
}

export function overlaps(a: Span, b: Span): boolean {
  return a.start < b.end && b.start < a.end
}

/** Every occurrence of a pattern; `source` must not match the empty text. */
export function spansOf(source: string, text: string): Span[] {
  return [...text.matchAll(new RegExp(source, 'g'))].map((match) => ({
    start: match.index,
    end: match.index + match[0].length,
  }))
}

/** The one span of its words in the text: null where there are several different ones, undefined where none. */
export function theOne(spans: readonly Span[]): Span | null | undefined {
  return spans.length > 1 ? null : spans[0]
}
