import { stripVTControlCharacters, styleText } from 'node:util'
import { openAction } from '../../conversation/index.ts'
import { articleOf } from '../../regulation/index.ts'
import {
  type Block,
  type Button,
  type Citation,
  citationLine,
  type DutyCard,
  progressOf,
  type Reply,
} from '../../reply/index.ts'
import { sanitize } from '../../text/index.ts'

/** Colours only what is shown on a terminal that has them; `plain` leaves the words alone. */
export type Paint = (style: 'bold' | 'dim' | 'cyan' | 'green' | 'red' | 'yellow', text: string) => string

export const plain: Paint = (_style, text) => text
export const colour: Paint = (style, text) => styleText(style, text)

/** A duty list cites a dozen provisions; numbering them all would bury the buttons. */
const MOST_ARTICLES = 3

const STATE_STYLES = {
  met: 'green',
  open: 'yellow',
  missed: 'red',
  upcoming: 'dim',
  uncounted: 'dim',
} as const

function citation(paint: Paint, quoted: Citation, indent = ''): string {
  return citationLine(quoted)
    .split('\n')
    .map((line) => `${indent}${paint('cyan', line)}`)
    .join('\n')
}

function dutyLines(paint: Paint, duty: DutyCard): string {
  const progress = progressOf(duty)
  const state = paint(STATE_STYLES[duty.state], [duty.stateText, progress].filter(Boolean).join(' '))
  const lines = [`  ${paint('bold', duty.title)}  ${state}`]
  if (duty.remark) lines.push(`    ${paint('dim', duty.remark)}`)
  if (duty.partial) lines.push(`    ${paint('dim', '任期或施行日期只占本期一部分，次数要求不变')}`)
  lines.push(citation(paint, duty.citation, '    '))
  if (duty.reading) lines.push(`    ${paint('dim', `说明：${duty.reading}`)}`)
  return lines.join('\n')
}

function blockLines(paint: Paint, block: Block): string {
  switch (block.type) {
    case 'lead':
      return paint('bold', block.text)
    case 'text':
      return block.text
    case 'heading':
      return `\n${paint('bold', `【${block.text}】`)}`
    case 'quote':
      return citation(paint, block.citation, '  ')
    case 'list':
      return block.items.map((item) => `  · ${item}`).join('\n')
    case 'duty':
      return dutyLines(paint, block.duty)
    case 'note':
      return paint('dim', `（${block.text}）`)
  }
}

/** A reply for a terminal; buttons are numbered from 1 in the order of {@link numberedButtons}. */
export function renderReply(given: Reply, paint: Paint): string {
  const reply = cleaned(given)
  const blocks = reply.blocks.map((block) => blockLines(paint, block))
  const buttons = numberedButtons(reply).map(
    (button, index) => `${paint('green', `[${index + 1}]`)} ${button.label}`,
  )
  return [...blocks, ...(buttons.length > 0 ? [buttons.join('  ')] : [])].join('\n')
}

/** Buttons in the order in which a terminal numbers them: the reply's own, then one for each article cited in part. */
export function numberedButtons(reply: Reply): Button[] {
  const partial = reply.citations.filter((cited) => articleOf(cited.ref) !== cited.ref)
  const articles = [...new Map(partial.map((cited) => [cited.label, cited])).values()].slice(0, MOST_ARTICLES)
  const open = articles.map((cited) => ({ label: `原文 ${cited.label}`, action: openAction(cited.ref) }))
  return [...reply.buttons.flat(), ...open]
}

/** Somebody's words may hold control sequences; only our own colours may reach the terminal. */
function cleaned(reply: Reply): Reply {
  return JSON.parse(JSON.stringify(reply), (_key, value) =>
    typeof value === 'string' ? sanitize(stripVTControlCharacters(value)) : value,
  ) as Reply
}
