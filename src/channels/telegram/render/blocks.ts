import { type Block, type Citation, type DutyCard, progressOf } from '../../../reply/index.ts'
import { sanitize } from '../../../text/index.ts'
import { createWriter, type Rich, type Writer } from './rich.ts'
import { isVisible } from './visible.ts'

/** A lead that reads as a title, above more, is set off. */
const LONGEST_BOLD_LEAD = 40
/** Longer words of the law are folded to three lines, to be opened with a tap. */
const LONGEST_OPEN_QUOTE = 220
/** /start CODE */
const COMMAND_LINE = /^\/[a-z]+ \S+$/

export interface BlockOptions {
  /** A reading text: its quotes stand open, however long, and need no citation that its heading gives. */
  reading: boolean
}

/** What may be shown of the blocks: nothing that tears the text apart or shows nothing. */
export function shownBlocks(blocks: Block[]): Block[] {
  const clean = JSON.parse(JSON.stringify(blocks), (_key, value) =>
    typeof value === 'string' ? sanitize(value).trim() : value,
  ) as Block[]
  return clean
    .map((block) => (block.type === 'list' ? { ...block, items: block.items.filter(isVisible) } : block))
    .filter((block) => isVisible(wordsOf(block)))
}

/** Blocks as a text with its marks and the places where it may be cut. */
export function writeBlocks(blocks: Block[], options: BlockOptions): Rich {
  const writer = createWriter()
  blocks.forEach((block, index) => {
    const before = blocks[index - 1]
    if (before) writer.border(spaceBetween(before, block), before.type === 'heading')
    writeBlock(writer, block, { ...options, bold: index === 0 && blocks.length > 1, before })
  })
  return writer.done()
}

function wordsOf(block: Block): string {
  switch (block.type) {
    case 'quote':
      return block.citation.quote + block.citation.label
    case 'list':
      return block.items.join('')
    case 'duty': {
      const { title, stateText, remark = '', citation, reading = '' } = block.duty
      return title + stateText + remark + citation.quote + citation.label + reading
    }
    default:
      return block.text
  }
}

/** Quotes carry their own margin, and a list belongs to what introduces it; two bold lines are kept apart. */
function spaceBetween(before: Block, block: Block): string {
  if (block.type === 'quote' || (block.type === 'note' && before.type === 'quote')) return '\n'
  if (before.type === 'heading') return block.type === 'duty' || block.type === 'heading' ? '\n\n' : '\n'
  if (block.type === 'list' && before.type !== 'quote' && before.type !== 'duty') return '\n'
  return '\n\n'
}

function writeBlock(
  writer: Writer,
  block: Block,
  options: BlockOptions & { bold: boolean; before: Block | undefined },
): void {
  const { before, reading, bold } = options
  switch (block.type) {
    case 'lead':
      if (bold && isTitle(block.text)) writer.mark('b', () => writer.add(block.text))
      else writer.add(block.text)
      break
    case 'text':
      // Words to be sent as they are: Telegram would make a link of the command alone, and copies code at a tap.
      if (COMMAND_LINE.test(block.text)) writer.mark('code', () => writer.add(block.text))
      else writer.add(block.text)
      break
    case 'heading':
      writer.mark('b', () => writer.add(block.text))
      break
    case 'quote': {
      const told = reading && before?.type === 'heading' && before.text.includes(block.citation.label)
      writeQuote(writer, told ? { ...block.citation, label: '' } : block.citation, reading)
      break
    }
    case 'list':
      block.items.forEach((item, index) => {
        if (index > 0) writer.newline()
        writer.add(`· ${item}`)
      })
      break
    case 'duty':
      writeDuty(writer, block.duty)
      break
    case 'note':
      writer.mark('i', () => writer.add(block.text))
  }
}

function isTitle(text: string): boolean {
  return text.length <= LONGEST_BOLD_LEAD && !text.includes('\n')
}

/** The law's words, and where they stand: under them, or below where they are folded. */
function writeQuote(writer: Writer, { quote, label }: Citation, open: boolean): void {
  const folded = !open && quote.length > LONGEST_OPEN_QUOTE
  const source = () => {
    if (label === '') return
    if (quote !== '') writer.newline(true)
    writer.add(`——${label}`)
  }
  writer.mark(folded ? 'blockquote expandable' : 'blockquote', () => {
    writer.add(quote)
    if (!folded) source()
  })
  if (folded) source()
}

function writeDuty(writer: Writer, duty: DutyCard): void {
  const { citation, reading } = duty
  const lines = [
    [duty.stateText, progressOf(duty)].filter(isVisible).join(' · '),
    duty.remark ?? '',
    duty.partial ? '任期或施行日期只占本期一部分，次数要求不变' : '',
  ]
  writer.mark('b', () => writer.add(duty.title))
  for (const line of lines.filter(isVisible)) {
    writer.newline(true)
    writer.add(line)
  }
  writer.newline(true)
  writeQuote(writer, citation, false)
  if (!reading) return
  writer.newline()
  writer.mark('i', () => writer.add(`说明：${reading}`))
}
