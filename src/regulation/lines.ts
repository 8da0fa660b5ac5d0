/** A line of the source that is not blank, without the white space at its ends. */
export interface Line {
  text: string
  /** Where `text` stands in the source (UTF-16 units, half-open). */
  start: number
  end: number
  /** Columns of white space in front of it; an ideographic space is two. */
  indent: number
  /** A blank line stands before it. */
  blankBefore: boolean
  /** A form feed stands between it and the line before. */
  pageBefore: boolean
  /** Cut off the line before it, not set off by a line break. */
  inline: boolean
}

const EDGE = /[\s\u0000]/

/** Splits masked text into its lines; blank ones are only remembered in the next line's `blankBefore`. */
export function splitLines(masked: string): Line[] {
  const lines: Line[] = []
  let blankBefore = false
  let pageBefore = false
  const breaks = /\r\n|[\n\r\f\v\u0085\u2028\u2029]|$/g
  let from = 0
  while (from <= masked.length) {
    breaks.lastIndex = from
    const found = breaks.exec(masked)
    const to = found?.index ?? masked.length
    const line = trimmed(masked, from, to)
    if (line === null) blankBefore = lines.length > 0
    else {
      lines.push({ ...line, blankBefore, pageBefore, inline: false })
      blankBefore = false
      pageBefore = false
    }
    if (found?.[0] === '\f') pageBefore = true
    if (to >= masked.length) break
    from = to + (found?.[0].length ?? 1)
  }
  return lines
}

/** A line cut in two at `at`: what stands before, what stands from there on. */
export function cutLine(line: Line, at: number): [Line, Line] {
  const tail = line.text.slice(at)
  let skip = 0
  while (skip < tail.length && EDGE.test(tail[skip] as string)) skip++
  let length = Math.min(at, line.text.length)
  while (length > 0 && EDGE.test(line.text[length - 1] as string)) length--
  const head = line.text.slice(0, length)
  return [
    { ...line, text: head, end: line.start + head.length },
    {
      text: tail.slice(skip),
      start: line.start + at + skip,
      end: line.end,
      indent: 0,
      blankBefore: false,
      pageBefore: false,
      inline: false,
    },
  ]
}

function trimmed(masked: string, from: number, to: number) {
  let start = from
  let indent = 0
  while (start < to && EDGE.test(masked[start] as string)) {
    indent += masked[start] === '\u3000' ? 2 : masked[start] === '\u0000' ? 0 : 1
    start++
  }
  let end = to
  while (end > start && EDGE.test(masked[end - 1] as string)) end--
  return start === end ? null : { text: masked.slice(start, end), start, end, indent }
}
