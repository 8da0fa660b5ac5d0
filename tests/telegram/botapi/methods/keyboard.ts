/** The buttons under a message, held to Telegram's limits. */
import { malformed } from '../refusal.ts'
import { isLink } from '../text/html.ts'
import type { ShownButton } from '../types.ts'
import { objectOf } from './params.ts'

const dataLimitBytes = 64
const buttonLimit = 100
const rowLimit = 8
const markupFields = [
  'inline_keyboard',
  'remove_keyboard',
  'force_reply',
  'selective',
  'input_field_placeholder',
]

/** Rows of buttons; none for `undefined` and for markup that shows none. */
export function readKeyboard(markup: unknown): ShownButton[][] {
  if (markup === undefined || markup === '') return []
  const { inline_keyboard: rows } = objectOf(markup, 'reply markup', markupFields)
  if (rows === undefined) return []
  if (!Array.isArray(rows) || !rows.every((row) => Array.isArray(row)))
    throw malformed('field "inline_keyboard" must be an Array of Arrays')
  if (rows.some((row) => row.length > rowLimit) || rows.flat().length > buttonLimit)
    throw malformed('reply markup is too long')
  return rows.map((row) => row.map(readButton)).filter((row) => row.length > 0)
}

function readButton(value: unknown): ShownButton {
  if (typeof value !== 'object' || value === null || Array.isArray(value))
    throw malformed("can't parse inline keyboard button: InlineKeyboardButton must be an Object")
  const button = objectOf(value, 'inline keyboard button', ['text', 'callback_data', 'url', 'style'])
  const text = field(button, 'text')
  if (text === undefined) throw malformed('can\'t parse inline keyboard button: Can\'t find field "text"')
  const data = field(button, 'callback_data')
  const url = field(button, 'url')
  if (!text.isWellFormed()) throw malformed('inline keyboard button text must be encoded in UTF-8')
  if (data !== undefined && url !== undefined)
    throw malformed('inline keyboard button has both "url" and "callback_data"')
  if (!data && !url)
    throw malformed("can't parse inline keyboard button: Text buttons are unallowed in the inline keyboard")
  if (text.trim() === '') throw malformed('inline keyboard button text must be non-empty')
  if (url !== undefined) {
    if (!isLink(url)) throw malformed(`inline keyboard button URL '${url}' is invalid: Wrong HTTP URL`)
    return { text, url }
  }
  if (!data?.isWellFormed() || Buffer.byteLength(data) > dataLimitBytes)
    throw malformed('BUTTON_DATA_INVALID')
  return { text, callback_data: data }
}

function field(button: Record<string, unknown>, name: string): string | undefined {
  const value = button[name]
  if (value === undefined || value === null) return undefined
  if (typeof value !== 'string')
    throw malformed(`can't parse inline keyboard button: Field "${name}" must be of type String`)
  return value
}
