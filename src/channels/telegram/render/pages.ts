import type { Block } from '../../../reply/index.ts'
import { writeBlocks } from './blocks.ts'
import { toHtml } from './html.ts'
import type { KeyButton } from './keyboard.ts'
import { createWriter } from './rich.ts'
import { split } from './split.ts'

/** UTF-16 units of a page of a reading text. */
const FULL_PAGE = 1_200
const SHORT_PAGE = 900
const GROUP_PAGE = 600

export interface Page {
  html: string
  plain: string
  /** 上一页, 下一页; none where there is one page only. */
  buttons: KeyButton[]
}

/**
 * One page of a reading text, its heading on every page; `action` gives the text again.
 * @param page counted from 1; one beyond the last is the last.
 */
export function pageOf(
  blocks: Block[],
  action: string,
  { page, group }: { page: number; group: boolean },
): Page {
  const heading = blocks[0]?.type === 'heading' && blocks.length > 1 && blocks[0].text.length <= 200
  const rich = writeBlocks(blocks, { reading: true })
  const start = heading ? (rich.marks[0]?.end ?? 0) : 0
  const stretches = split(
    rich,
    { most: pageLength(rich.text.slice(start).trim().length, group), borderFrom: 3 / 4 },
    start,
  )
  const count = stretches.length
  const shown = Math.min(Math.max(1, Math.trunc(page) || 1), count)
  const { from, to } = stretches[shown - 1] ?? { from: 0, to: 0 }
  const head = heading
    ? { html: `${toHtml(rich, 0, start)}\n`, plain: `${rich.text.slice(0, start)}\n` }
    : NOTHING
  const foot = count > 1 ? footOf(shown, count) : NOTHING
  return {
    html: head.html + toHtml(rich, from, to) + foot.html,
    plain: head.plain + rich.text.slice(from, to) + foot.plain,
    buttons: [
      ...(shown > 1 ? [{ label: '上一页', action, page: shown - 1 }] : []),
      ...(shown < count ? [{ label: '下一页', action, page: shown + 1 }] : []),
    ],
  }
}

const NOTHING = { html: '', plain: '' }

function footOf(page: number, count: number): { html: string; plain: string } {
  const writer = createWriter()
  writer.add('\n\n')
  writer.mark('i', () => writer.add(`第 ${page}/${count} 页`))
  const rich = writer.done()
  return { html: toHtml(rich, 0, rich.text.length), plain: rich.text }
}

/** Pages of nearly the same length, so that the last one is no mere rest. */
function pageLength(total: number, group: boolean): number {
  const most = group ? GROUP_PAGE : FULL_PAGE
  if (total <= most) return most
  const even = Math.ceil(total / Math.ceil(total / most)) + 100
  return Math.min(most, Math.max(group ? GROUP_PAGE : SHORT_PAGE, even))
}
