import type { Line } from './lines.ts'
import { endsSentence } from './markers.ts'
import type { Heading } from './outline.ts'

/** How a document sets off its paragraphs, beyond a sentence end before a line break. */
export interface Layout {
  /** Paragraphs are indented throughout: a line that is not goes on the one before. */
  indented: boolean
  /** Lines are broken at this width (Chinese characters): a full one goes on even after a full stop. */
  width: number | null
}

/** Reads a document's habits off its articles and its lines. */
export function readLayout(lines: readonly Line[], headings: readonly Heading[]): Layout {
  const articles = headings.filter(({ mark }) => mark.unit === '条')
  const indented = articles.filter(({ line }) => (lines[line] as Line).indent >= 2).length
  return {
    indented:
      indented >= 2 &&
      indented >= articles.length * 0.9 &&
      lines.some(({ indent, inline }) => indent === 0 && !inline),
    width: wrapWidth(lines),
  }
}

/**
 * The width at which lines are broken; null unless many lines are equally long, hardly any is longer, and most of
 * them go on in the next line without a sentence end.
 */
function wrapWidth(lines: readonly Line[]): number | null {
  const widths = lines.map(({ text }) => displayWidth(text))
  const width = widths.toSorted((a, b) => a - b)[Math.floor(lines.length * 0.9)] ?? 0
  if (lines.length < 20 || width < 20 || width > 60) return null
  const wider = widths.filter((of) => of > width + 2)
  const full = lines.flatMap((_, i) => ((widths[i] as number) >= width - 2 ? [i] : []))
  const broken = full.filter(
    (i) => !endsSentence((lines[i] as Line).text) && lines[i + 1]?.blankBefore === false,
  )
  const wraps = full.length >= lines.length * 0.4 && broken.length >= full.length * 0.6
  return wraps && wider.length <= lines.length * 0.05 ? width : null
}

/** Width in Chinese characters; ASCII is half as wide. Anything beyond 100 is 100. */
export function displayWidth(text: string): number {
  let width = 0
  for (const c of text.slice(0, 100)) width += c < '\u0100' ? 0.5 : 1
  return width
}

/** Whether `line` goes on the line `before` it, given that it carries no number of its own. */
export function goesOn(before: Line, line: Line, layout: Layout): boolean {
  if (line.inline || /^[，。、；：）」』”》〉,;:!?)]/.test(line.text) || !endsSentence(before.text))
    return true
  if (line.blankBefore) return false
  if (layout.indented) return line.indent === 0
  return layout.width !== null && displayWidth(before.text) >= layout.width - 1
}
