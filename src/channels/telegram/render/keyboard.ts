import type { Button } from '../../../reply/index.ts'
import { sanitize } from '../../../text/index.ts'
import type { KeyboardButton } from '../api/types.ts'
import { encodeAction } from './data.ts'
import { firstGraphemes } from './split.ts'
import type { Rendered } from './types.ts'
import { columns, isVisible } from './visible.ts'

/** UTF-16 units of a label; a phone shows less of it. */
const LONGEST_LABEL = 64
const MOST_IN_ROW = 8
const MOST_BUTTONS = 100
/** Telegram refuses a keyboard of more than about 10 kB of JSON. */
const MOST_BYTES = 9_000
/** Columns of text that a row of buttons holds on a narrow phone; its buttons are equally wide. */
const ROW_COLUMNS = 42
const BUTTON_MARGIN = 1

/** A button to be shown; `page` is the page of a paged reply that it opens. */
export interface KeyButton extends Button {
  page?: number
}

/** Buttons as Telegram takes them, with the actions to be kept. What is beyond Telegram's limits is left out. */
export function toKeyboard(
  rows: KeyButton[][],
): Pick<Rendered, 'actions'> & { keyboard: KeyboardButton[][] } {
  const actions = new Map<string, string>()
  const keyboard: KeyboardButton[][] = []
  let count = 0
  let bytes = 0
  for (const row of rows.flatMap((each) => wrapRow(each))) {
    const buttons: KeyboardButton[] = []
    for (const button of row) {
      const { key, kept } = toKey(button)
      // What stands around it in the JSON of a keyboard.
      const size = Buffer.byteLength(JSON.stringify(key), 'utf8') + '"callback_":,[],'.length
      if (count === MOST_BUTTONS || bytes + size > MOST_BYTES) break
      count += 1
      bytes += size
      buttons.push(key)
      if (kept) actions.set(kept.id, kept.action)
    }
    if (buttons.length > 0) keyboard.push(buttons)
    if (buttons.length < row.length) break
  }
  return { keyboard, actions: [...actions].map(([id, action]) => ({ id, action })) }
}

/** A row in as few rows of nearly the same length as can be read on a phone. */
export function wrapRow<T extends { label: string }>(row: T[], mostInRow = MOST_IN_ROW): T[][] {
  for (let rows = 1; rows < row.length; rows += 1) {
    const perRow = Math.ceil(row.length / rows)
    const wrapped = chunk(row, perRow)
    if (perRow <= mostInRow && wrapped.every(fits)) return wrapped
  }
  return chunk(row, 1)
}

function fits(row: { label: string }[]): boolean {
  const widest = Math.max(...row.map(({ label }) => columns(label)))
  return row.length === 1 || row.length * (widest + BUTTON_MARGIN) <= ROW_COLUMNS
}

function chunk<T>(list: T[], size: number): T[][] {
  return Array.from({ length: Math.ceil(list.length / size) }, (_, index) =>
    list.slice(index * size, (index + 1) * size),
  )
}

function toKey(button: KeyButton): { key: KeyboardButton; kept: { id: string; action: string } | null } {
  const text = labelOf(button.label)
  if (button.url !== undefined && /^(?:https?|tg):\/\//.test(button.url)) {
    return { key: { text, url: button.url }, kept: null }
  }
  const { data, kept } = encodeAction(button.action, button.page)
  return { key: { text, data }, kept }
}

function labelOf(label: string): string {
  const clean = sanitize(label).replace(/\s+/g, ' ').trim()
  if (!isVisible(clean)) return '…'
  return clean.length <= LONGEST_LABEL ? clean : `${firstGraphemes(clean, LONGEST_LABEL - 1)}…`
}
