import type { Sink } from '../sink.ts'
import { frontMatterLines } from './front-matter.ts'
import { inlineText } from './markdown-inline.ts'

const FENCE = /^\s*(`{3,}|~{3,})/
const RULE = /^\s{0,3}([-*_])(\s*\1){2,}\s*$/
const TABLE_RULE = /^\s*\|?\s*:?-+:?\s*(\|\s*:?-+:?\s*)*\|?\s*$/
const DEFINITION = /^\s{0,3}\[(?!\^)[^\]]+\]:\s+\S+(\s+["'(].*)?$/
/** `- 3 -` is the number of a page, no entry of a list. */
const BULLET = /^(\s*)[-*+]\s+(?!\S+\s*[-*+]\s*$)/

/** Markdown without its marks, line by line: numbers of lists stay, table cells stand apart by a tab. */
export function readMarkdown(source: string, sink: Sink): string {
  const lines = withoutComments(source, sink).split('\n')
  const skip = frontMatterLines(lines)
  if (skip > 0) sink.warn(`第1—${skip}行`, '开头的元数据（front matter）不是正文，没有读。')
  const out: string[] = []
  let fence: string | null = null
  for (let at = skip; at < lines.length; at += 1) {
    const line = lines[at] as string
    const mark = FENCE.exec(line)?.[1]
    if (fence !== null) {
      if (mark?.startsWith(fence) === true) fence = null
      else out.push(line)
      continue
    }
    if (mark !== undefined) {
      fence = mark
      continue
    }
    const text = lineText(line, lines[at - 1], sink, at + 1)
    if (text !== null) out.push(text)
  }
  return out.join('\n')
}

/** A line without its marks; null where it is nothing but marks. */
function lineText(line: string, before: string | undefined, sink: Sink, number: number): string | null {
  if (RULE.test(line) || DEFINITION.test(line)) return null
  const underlines = /^\s{0,3}(=+|-{2,})\s*$/.test(line) && (before ?? '').trim() !== ''
  if (underlines || (line.includes('|') && TABLE_RULE.test(line))) return null
  const quoted = line.replace(/^(\s{0,3}>\s?)+/, '')
  const heading = quoted.replace(/^\s{0,3}#{1,6}(\s+|(?=[^\s#!\d]))/, '')
  const text = heading === quoted ? quoted.replace(BULLET, '$1') : heading.replace(/\s+#+\s*$/, '')
  return inlineText(/^\s*\|.*\|\s*$/.test(text) ? cells(text) : text.replace(/\\$| {2,}$/, ''), sink, number)
}

function cells(row: string): string {
  return row
    .trim()
    .replace(/^\||\|$/g, '')
    .split(/(?<!\\)\|/)
    .map((cell) => cell.trim())
    .join('\t')
}

/** Comments are seen by nobody; what they say is told, and their line breaks stay so that lines keep their numbers. */
function withoutComments(source: string, sink: Sink): string {
  return source.replace(/<!--([\s\S]*?)-->/g, (comment, inside: string, at: number) => {
    if (inside.trim() !== '') {
      sink.warn(`第${source.slice(0, at).split('\n').length}行`, '注释（<!-- -->）不是正文，没有读。')
    }
    return comment.replace(/[^\n]/g, '')
  })
}
