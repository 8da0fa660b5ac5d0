import { createHash } from 'node:crypto'

/** What Telegram takes as a button's data, in bytes of UTF-8. */
const MOST_BYTES = 64
const ID_LENGTH = 16
const FORM = /^([1-9]\d{0,5})?([=#])([\x20-\x7e]*)$/

/**
 * What a button's data says: the action itself, or the id under which it is kept. `page` is that of a button which turns
 * the page; null of any other.
 */
export type TapData = { page: number | null; action: string } | { page: number | null; id: string }

/**
 * A button's data, at most 64 bytes: `[page]=action` where that fits and is plain ASCII, else `[page]#id`, and then
 * `kept` must be stored before the button is shown.
 * @param page counted from 1, of a button that turns the page.
 */
export function encodeAction(
  action: string,
  page?: number,
): { data: string; kept: { id: string; action: string } | null } {
  const at = page === undefined ? '' : String(page)
  const whole = `${at}=${action}`
  if (whole.length <= MOST_BYTES && FORM.test(whole)) return { data: whole, kept: null }
  const id = createHash('sha256').update(action).digest('base64url').slice(0, ID_LENGTH)
  return { data: `${at}#${id}`, kept: { id, action } }
}

/** Reads what {@link encodeAction} wrote; Null for anything else. */
export function readData(data: string): TapData | null {
  const found = FORM.exec(data)
  if (!found) return null
  const page = found[1] === undefined ? null : Number(found[1])
  const rest = found[3] as string
  if (found[2] === '=') return { page, action: rest }
  return /^[\w-]{16}$/.test(rest) ? { page, id: rest } : null
}
