import { goesOn, type Layout } from './layout.ts'
import type { Line } from './lines.ts'
import { ListLevels, type ListNumbers } from './lists.ts'
import { endsEntry, type ItemMark, readItem } from './markers.ts'
import { readingText } from './reading.ts'

/** One printed paragraph of an article: the lead, an item, or text that follows items. */
export interface Block {
  /** Reading text, an item's marker included. */
  text: string
  /** Numbers from the outermost item down; empty where the block is no item. */
  path: number[]
  marker?: string
  source: { start: number; end: number }
}

export interface BlockWarning {
  offset: number
  message: string
}

/**
 * Joins the lines of one article into its printed paragraphs: a line goes on where the one before ended no
 * sentence (a page break, a wrapped line), unless it carries the next number of a list.
 * @param lines the first may be the rest of the article's heading line; none is blank.
 * @param options.titled the first line is a title: what goes on after it stays on a line of its own.
 * @param options.goingOn last numbers of the lists of the article before, where lists run on from one to the next;
 * brought up to date.
 */
export function readBlocks(
  lines: readonly Line[],
  layout: Layout,
  { titled = false, goingOn }: { titled?: boolean; goingOn?: ListNumbers } = {},
): { blocks: Block[]; warnings: BlockWarning[] } {
  const list = new ListLevels(goingOn)
  const ahead = numbersAhead(lines)
  const warnings: BlockWarning[] = []
  const groups: { lines: Line[]; path: number[]; marker?: string }[] = []
  for (const [i, line] of lines.entries()) {
    const open = groups.at(-1)
    const before = open?.lines.at(-1)
    const item = readItem(line.text)
    if (item !== null && mayStartItem(item, before)) {
      const followed = (ahead.get(`${item.style}${item.number + 1}`) ?? -1) > i
      const taken = list.take(item, { afterLead: open?.path.length === 0, followed })
      if (taken !== null) {
        if (taken.gap) warnings.push({ offset: line.start, message: `项的编号到“${item.marker}”不连续` })
        groups.push({ lines: [line], path: taken.path, marker: item.marker })
        continue
      }
    }
    if (open !== undefined && before !== undefined && goesOn(before, line, layout)) open.lines.push(line)
    else groups.push({ lines: [line], path: [] })
  }
  const blocks = groups.map(({ lines: of, path, marker }, i) => ({
    text: titled && i === 0 ? titledText(of) : textOf(of),
    path,
    ...(marker === undefined ? {} : { marker }),
    source: { start: (of[0] as Line).start, end: (of.at(-1) as Line).end },
  }))
  return { blocks, warnings }
}

/** Of every item number, the last line that bears it. */
function numbersAhead(lines: readonly Line[]): Map<string, number> {
  const ahead = new Map<string, number>()
  for (const [i, { text }] of lines.entries()) {
    const item = readItem(text)
    if (item !== null) ahead.set(`${item.style}${item.number}`, i)
  }
  return ahead
}

function textOf(lines: readonly Line[]): string {
  return readingText(lines.map((line) => line.text).join('\n'))
}

function titledText([title, ...more]: readonly Line[]): string {
  const own = readingText(title?.text ?? '')
  return more.length === 0 ? own : `${own}\n${textOf(more)}`
}

/** （一）项 and （一）、（二） at the start of a line go on from 第 or 、 at the end of the one before. */
function mayStartItem(item: ItemMark, before: Line | undefined): boolean {
  if (before === undefined || endsEntry(before.text)) return true
  // 统\n一、 and 提高1\n2. are words and numbers broken over the line; brackets are not so easily mistaken.
  if (!/^[（(]/.test(item.marker)) return false
  return !/[第、和或及至]$/.test(before.text) && !/^(?:[项目、，]|至[（(]|和[（(])/.test(item.rest)
}
