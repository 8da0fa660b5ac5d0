/** Telegram's HTML, read the way Telegram reads it. */
import { malformed } from '../refusal.ts'
import type { Entity } from '../types.ts'

const types: Record<string, string> = {
  b: 'bold',
  strong: 'bold',
  i: 'italic',
  em: 'italic',
  u: 'underline',
  ins: 'underline',
  s: 'strikethrough',
  strike: 'strikethrough',
  del: 'strikethrough',
  'tg-spoiler': 'spoiler',
  span: 'spoiler',
  'tg-emoji': 'custom_emoji',
  a: 'text_link',
  code: 'code',
  pre: 'pre',
  blockquote: 'blockquote',
}
const named: Record<string, string> = { lt: '<', gt: '>', amp: '&', quot: '"' }
const space = /\s/

export interface ParsedText {
  text: string
  entities: Entity[]
  /** Signs that something was not escaped; Telegram lets them pass as they stand. */
  doubts: string[]
}

/** A character reference at `at`, or null: Telegram then shows the ampersand as it stands. */
function reference(source: string, at: number): { text: string; end: number } | null {
  const match = /^&(?:#x([0-9a-fA-F]+)|#([0-9]+)|([a-zA-Z]+));?/.exec(source.slice(at, at + 16))
  if (!match) return null
  const end = at + match[0].length
  if (match[3] !== undefined) {
    const text = named[match[3]]
    return text === undefined ? null : { text, end }
  }
  const code = match[1] === undefined ? Number.parseInt(match[2] ?? '', 10) : Number.parseInt(match[1], 16)
  return code === 0 || code >= 0x10ffff ? null : { text: String.fromCodePoint(code), end }
}

interface Open {
  tag: string
  offset: number
  argument: string
}

/**
 * Parses `source`.
 * @throws Refusal `can't parse entities: …` with the byte offset, in Telegram's words.
 */
export function parseHtml(source: string): ParsedText {
  const doubts: string[] = []
  const entities: Entity[] = []
  const open: Open[] = []
  let text = ''
  let at = 0
  const fail = (what: string) => malformed(`can't parse entities: ${what}`)
  const byte = (position: number) =>
    `at byte offset ${new TextEncoder().encode(source.slice(0, position)).length}`
  while (at < source.length) {
    const next = source.slice(at).search(/[&<]/)
    if (next !== 0) {
      text += next < 0 ? source.slice(at) : source.slice(at, at + next)
      at = next < 0 ? source.length : at + next
      continue
    }
    if (source[at] === '&') {
      const found = reference(source, at)
      if (!found) doubts.push(`an ampersand that is no character reference ${byte(at)}`)
      text += found?.text ?? '&'
      at = found?.end ?? at + 1
      continue
    }
    at = source[at + 1] === '/' ? closeTag(at) : openTag(at)
  }
  const last = open.at(-1)
  if (last) throw fail(`Can't find end tag corresponding to start tag "${last.tag}"`)
  entities.sort((a, b) => a.offset - b.offset || b.length - a.length)
  return { text, entities, doubts }

  function openTag(begin: number): number {
    let end = begin + 1
    while (end < source.length && !space.test(source[end] ?? '') && source[end] !== '>') end += 1
    if (end >= source.length) throw fail(`Unclosed start tag ${byte(begin)}`)
    const tag = source.slice(begin + 1, end).toLowerCase()
    if (!(tag in types)) throw fail(`Unsupported start tag "${tag}" ${byte(begin)}`)
    const { argument, end: after } = attributes(tag, begin, end)
    if (tag === 'span' && argument !== 'spoiler')
      throw fail(`Tag "span" must have class "tg-spoiler" ${byte(begin)}`)
    open.push({ tag, offset: text.length, argument })
    return after + 1
  }

  function attributes(tag: string, begin: number, from: number): { argument: string; end: number } {
    let end = from
    let argument = ''
    const skip = () => {
      while (space.test(source[end] ?? '')) end += 1
    }
    while (source[end] !== '>') {
      skip()
      if (source[end] === '>') break
      const name = /^[^\s=>/"']*/.exec(source.slice(end))?.[0] ?? ''
      if (name === '') throw fail(`Empty attribute name in the tag "${tag}" ${byte(begin)}`)
      end += name.length
      skip()
      if (end >= source.length) throw fail(`Unclosed start tag "${tag}" ${byte(begin)}`)
      if (source[end] !== '=') {
        if (tag === 'blockquote' && name === 'expandable') argument = '1'
        continue
      }
      end += 1
      skip()
      const quote = source[end]
      let value: string
      if (quote === '"' || quote === "'") {
        const close = source.indexOf(quote, end + 1)
        if (close < 0) throw fail(`Unclosed start tag ${byte(begin)}`)
        value = decode(source.slice(end + 1, close))
        end = close + 1
      } else {
        const token = /^[A-Za-z0-9.-]*/.exec(source.slice(end))?.[0] ?? ''
        value = token.toLowerCase()
        const tokenAt = end
        end += token.length
        if (end < source.length && source[end] !== '>' && !space.test(source[end] ?? ''))
          throw fail(`Unexpected end of name token ${byte(tokenAt)}`)
      }
      if (end >= source.length) throw fail(`Unclosed start tag ${byte(begin)}`)
      if (tag === 'a' && name === 'href') argument = value
      if (tag === 'code' && name === 'class' && value.startsWith('language-')) argument = value.slice(9)
      if (tag === 'span' && name === 'class' && value.startsWith('tg-')) argument = value.slice(3)
      if (tag === 'tg-emoji' && name === 'emoji-id') argument = value
      if (tag === 'blockquote' && name === 'expandable') argument = '1'
    }
    return { argument, end }
  }

  function closeTag(begin: number): number {
    const top = open.at(-1)
    if (!top) throw fail(`Unexpected end tag ${byte(begin)}`)
    let end = begin + 2
    while (end < source.length && !space.test(source[end] ?? '') && source[end] !== '>') end += 1
    const tag = source.slice(begin + 2, end).toLowerCase()
    while (space.test(source[end] ?? '')) end += 1
    if (source[end] !== '>') throw fail(`Unclosed end tag ${byte(begin)}`)
    if (tag !== '' && tag !== top.tag)
      throw fail(`Unmatched end tag ${byte(begin)}, expected "</${top.tag}>", found "</${tag}>"`)
    open.pop()
    const length = text.length - top.offset
    if (length > 0) entities.push(...entity(top, length))
    return end + 1
  }

  function entity({ tag, offset, argument }: Open, length: number): Entity[] {
    const type = types[tag] ?? ''
    if (tag === 'tg-emoji' && !/^[1-9][0-9]*$/.test(argument))
      throw fail('Invalid custom emoji identifier specified')
    if (tag === 'a') {
      const url = argument || text.slice(offset)
      return isLink(url) ? [{ type, offset, length, url }] : []
    }
    if (tag === 'code' && argument !== '') return [{ type, offset, length, language: argument }]
    if (tag === 'blockquote' && argument !== '') return [{ type: 'expandable_blockquote', offset, length }]
    return [{ type, offset, length }]
  }
}

function decode(value: string): string {
  let out = ''
  for (let at = 0; at < value.length; ) {
    const found = value[at] === '&' ? reference(value, at) : null
    out += found?.text ?? value[at]
    at = found?.end ?? at + 1
  }
  return out
}

/** Whether Telegram takes it for an address of the web or of Telegram itself. */
export function isLink(url: string): boolean {
  if (/^(tg|ton):\/\/\S+$/i.test(url)) return true
  const full = /^[a-z][a-z0-9+.-]*:/i.test(url) ? url : `http://${url}`
  if (!URL.canParse(full)) return false
  const { protocol, hostname } = new URL(full)
  return (protocol === 'http:' || protocol === 'https:') && hostname.includes('.') && !/\s/.test(url)
}
