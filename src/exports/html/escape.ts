/** HTML that is safe to stand in a page. */
export interface Html {
  readonly html: string
}

type Value = string | number | null | Html | readonly Html[]

/**
 * A template whose values are escaped, in text and in attributes with quotes alike; HTML made by it stays as it is,
 * lists of it are joined, null is nothing.
 */
export function html(parts: TemplateStringsArray, ...values: Value[]): Html {
  return {
    html: parts.map((part, i) => part + (i < values.length ? shown(values[i] as Value) : '')).join(''),
  }
}

function shown(value: Value): string {
  if (value === null) return ''
  if (typeof value === 'string' || typeof value === 'number') return escaped(String(value))
  if ('html' in value) return value.html
  return value.map((each) => each.html).join('')
}

const SIGNS: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' }

/** What cannot be seen, or turns the direction of what follows: shown by its code, so that nothing hides in a record. */
const UNSEEN =
  /[\u0000-\u0008\u000B-\u001F\u007F-\u009F\u061C\u200B\u200E\u200F\u202A-\u202E\u2060-\u2069\uFEFF]/g

function escaped(text: string): string {
  return text
    .toWellFormed()
    .replace(/\r\n?/g, '\n')
    .replace(/[&<>"']/g, (sign) => SIGNS[sign] as string)
    .replace(UNSEEN, (sign) => `〔U+${sign.charCodeAt(0).toString(16).toUpperCase().padStart(4, '0')}〕`)
}
