import type { Block, Reply } from '../../../reply/index.ts'
import { articleRows } from './articles.ts'
import { shownBlocks, writeBlocks } from './blocks.ts'
import { shortenForGroup } from './group.ts'
import { toHtml } from './html.ts'
import { type KeyButton, toKeyboard } from './keyboard.ts'
import { pageOf } from './pages.ts'
import { split } from './split.ts'
import type { Part, Rendered } from './types.ts'

/** UTF-16 units of a message's text, its markup not counted. */
const MOST_UNITS = 4_096

/**
 * A reply as Telegram messages: one or more, the buttons under the last; one page of a reply that is `paged`; and in
 * a group a short form.
 * @param options.page of a paged reply, counted from 1; what lies outside is the nearest page.
 * @param options.whole in a group, too, nothing is left out: what was made for it is short already.
 */
export function render(
  reply: Reply,
  { page = 1, group, whole = false }: { page?: number; group: boolean; whole?: boolean },
): Rendered {
  const blocks = shownBlocks(reply.blocks)
  const { texts, rows } =
    reply.paged !== undefined && blocks.length > 0
      ? onePage(blocks, reply.paged, { page, group })
      : {
          texts: messages(group && !whole ? shortenForGroup(blocks, goesOn(reply)) : blocks, reply),
          rows: [],
        }
  const { keyboard, actions } = toKeyboard([...rows, ...reply.buttons, ...articleRows(reply, group)])
  const parts = texts.map(
    (text, index): Part => ({ ...text, keyboard: index === texts.length - 1 ? keyboard : [] }),
  )
  return { parts, documents: reply.attachments, actions }
}

type Words = Pick<Part, 'html' | 'plain'>

function onePage(
  blocks: Block[],
  action: string,
  options: { page: number; group: boolean },
): { texts: Words[]; rows: KeyButton[][] } {
  const { html, plain, buttons } = pageOf(blocks, action, options)
  return { texts: [{ html, plain }], rows: buttons.length > 0 ? [buttons] : [] }
}

function messages(blocks: Block[], reply: Reply): Words[] {
  const rich = writeBlocks(blocks.length > 0 ? blocks : [{ type: 'lead', text: instead(reply) }], {
    reading: false,
  })
  return split(rich, { most: MOST_UNITS, borderFrom: 1 / 2 }).map(({ from, to }) => ({
    html: toHtml(rich, from, to),
    plain: rich.text.slice(from, to),
  }))
}

/** Telegram takes no message without words. */
function instead(reply: Reply): string {
  if (reply.attachments.length > 0) return '文件在下面。'
  return reply.buttons.length > 0 ? '请选择：' : '没有可显示的内容。'
}

function goesOn(reply: Reply): boolean {
  return reply.buttons.flat().some((button) => button.url !== undefined)
}
