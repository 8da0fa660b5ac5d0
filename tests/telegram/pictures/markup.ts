/** A message's words with Telegram's entities, as HTML. */
import type { Entity } from '../botapi/index.ts'

const escapes: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' }

export const escapeHtml = (text: string): string =>
  text.replace(/[&<>"]/g, (character) => escapes[character] ?? character)

const tags: Record<string, [open: string, close: string]> = {
  bold: ['<b>', '</b>'],
  italic: ['<i>', '</i>'],
  underline: ['<u>', '</u>'],
  strikethrough: ['<s>', '</s>'],
  code: ['<code>', '</code>'],
  pre: ['<code>', '</code>'],
  blockquote: ['<blockquote><div>', '</div></blockquote>'],
  expandable_blockquote: ['<blockquote class="folded"><div>', '</div></blockquote>'],
}
const link: [string, string] = ['<a>', '</a>']
const linked = new Set(['mention', 'bot_command', 'url', 'text_link', 'hashtag'])

/**
 * Entities nest; positions count UTF-16 units. A line break beside a quotation is left out, as clients do: the
 * quotation stands on lines of its own anyway.
 */
export function markup(text: string, entities: Entity[]): string {
  const begins = entities.toSorted((a, b) => a.offset - b.offset || b.length - a.length)
  let html = ''
  let at = 0
  const copy = (until: number) => {
    html += escapeHtml(text.slice(at, until))
    at = until
  }
  const write = (end: number) => {
    while (begins[0] && begins[0].offset < end) {
      const entity = begins.shift() as Entity
      const [open, close] = linked.has(entity.type) ? link : (tags[entity.type] ?? ['', ''])
      const quote = entity.type.endsWith('blockquote')
      copy(entity.offset)
      if (quote) html = html.replace(/\n$/, '')
      html += open
      write(entity.offset + entity.length)
      html += close
      if (quote && text[at] === '\n') at += 1
    }
    copy(end)
  }
  write(text.length)
  return html
}
