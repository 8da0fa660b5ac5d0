import { afterLastArticle, groupAnnexes, isAnnexHeading } from './annexes.ts'
import { ProvisionBuilder } from './builder.ts'
import { afterContents } from './contents.ts'
import { cutInline, wholeLines } from './inline.ts'
import { readLayout } from './layout.ts'
import { type Line, splitLines } from './lines.ts'
import { type Heading, type Outline, readOutline } from './outline.ts'
import { dropPageMarks } from './page-marks.ts'
import { readingText, spacedText } from './reading.ts'
import { maskRubbish } from './rubbish.ts'
import { readSections } from './sections.ts'
import { SlipNotFoundError } from './slips.ts'
import { findHeadTitle, findTitle } from './title.ts'
import type { Annex, ParsedRegulation, ParseOptions, ParseWarning, Removal } from './types.ts'

/**
 * Parses the text of a regulation as issued into chapters, articles, paragraphs and items. Never throws for what
 * the text holds: a document without articles comes back as preamble alone with a warning.
 * @param source the text as issued, any line ends; offsets in the result count its UTF-16 units.
 * @throws SlipNotFoundError where `options.slips` names words that its provision does not hold.
 */
export function parseRegulation(source: string, options: ParseOptions): ParsedRegulation {
  const { masked, removed: rubbish } = maskRubbish(source)
  const { lines: printed, removed: marks } = dropPageMarks(splitLines(masked))
  const removed = [...rubbish, ...marks]
  const lines = cutInline(printed)
  const outline = outlineOf(lines)
  const { restart, gaps } = outline
  const lastArticle = outline.headings.findLast(({ mark }) => mark.unit === '条')
  if (lastArticle === undefined) return withoutArticles(lines, options, removed)
  const sections = !lastArticle.mark.marker.includes('第')
  const warnings: ParseWarning[] = gaps.map(({ line, missing, found }) => ({
    offset: (lines[line] as Line).start,
    message:
      missing === 1
        ? `条文从第${found}条起，前面的条不在文本中`
        : `条的编号不连续：缺第${missing}条，其后是第${found}条`,
  }))
  const bodyEnd = afterLastArticle(lines.slice(0, restart ?? lines.length), lastArticle.line)
  const headings = outline.headings.filter(({ line }) => line < bodyEnd)
  if (sections) {
    warnings.push({
      offset: (lines[(outline.headings[0] as Heading).line] as Line).start,
      message: `没有条文（第X条），按“一、”起的${outline.headings.length}个部分引用`,
    })
  } else if (restart !== null && !lines.slice(bodyEnd, restart).some(({ text }) => isAnnexHeading(text))) {
    warnings.push({
      offset: (lines[restart] as Line).start,
      message: '最后一条之后条号重新从第一条起编，其后按附件保留',
    })
  }
  const preamble = lines.slice(0, (headings[0] as Heading).line)
  const title = sections ? findHeadTitle(lines) : findTitle(preamble)
  const builder = new ProvisionBuilder(
    options,
    options.shortName ?? title ?? options.id,
    readLayout(lines, headings),
  )
  for (const [h, heading] of headings.entries()) {
    const end = Math.min(headings[h + 1]?.line ?? lines.length, bodyEnd)
    builder.add(heading, lines.slice(heading.line, end))
  }
  builder.link()
  return {
    id: options.id,
    title,
    preamble: plainText(preamble),
    provisions: builder.provisions,
    annexes: groupAnnexes(lines.slice(bodyEnd), restart !== null).map(annexOf),
    warnings: [...warnings, ...builder.warnings],
    removed: [...removed, ...builder.removed],
  }
}

/** Chapters and articles; the numbered sections of a text that has no articles. */
function outlineOf(lines: readonly Line[]): Outline {
  const outline = readOutline(lines, afterContents(lines))
  if (outline.headings.some(({ mark }) => mark.unit === '条')) return outline
  return { ...readSections(lines), gaps: [] }
}

function withoutArticles(lines: Line[], options: ParseOptions, removed: Removal[]): ParsedRegulation {
  const slip = options.slips?.[0]
  if (slip !== undefined) throw new SlipNotFoundError(slip.ref, slip.source, '不在该条文中（全文没有条）')
  return {
    id: options.id,
    title: findHeadTitle(lines),
    preamble: plainText(lines),
    provisions: [],
    annexes: [],
    warnings: [{ offset: 0, message: '没有找到条文（第X条），全文按前言保留' }],
    removed,
  }
}

/** Reading text line by line, as printed. */
function plainText(lines: readonly Line[]): string {
  return wholeLines(lines)
    .map((pieces) => readingText(pieces.map(({ text }) => text).join(' ')))
    .join('\n')
}

function annexOf({ kind, lines }: { kind: Annex['kind']; lines: Line[] }): Annex {
  const texts = wholeLines(lines).map((pieces) => spacedText(pieces.map(({ text }) => text).join(' ')))
  return {
    kind,
    title: kind === 'annex' ? (texts[0] as string) : '',
    text: texts.join('\n'),
    source: { start: (lines[0] as Line).start, end: (lines.at(-1) as Line).end },
  }
}
