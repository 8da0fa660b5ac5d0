/** The entities that Telegram finds by itself in what somebody sends. */
import type { Entity } from '../types.ts'

/** Chinese characters are letters too: beside one, neither a mention nor a command is found. */
const word = /[\p{L}\p{N}_]/u
const patterns: { type: string; pattern: RegExp; before: RegExp; after: RegExp }[] = [
  { type: 'mention', pattern: /@[a-zA-Z0-9_]{4,32}(?![a-zA-Z0-9_])/g, before: word, after: word },
  {
    type: 'bot_command',
    pattern: /\/[a-zA-Z0-9_]{1,64}(?![a-zA-Z0-9_])(?:@[a-zA-Z0-9_]{3,32}(?![a-zA-Z0-9_]))?/g,
    before: /[\p{L}\p{N}_/<>]/u,
    after: /[\p{L}\p{N}_/<>]/u,
  },
  { type: 'hashtag', pattern: /#[\p{L}\p{N}_]{1,256}/gu, before: word, after: /#/ },
  {
    type: 'url',
    pattern: /https?:\/\/[^\s<>"，。；、）】]+\.[^\s<>"，。；、）】]+/g,
    before: word,
    after: /$^/,
  },
]

/** Mentions, commands, hashtags and addresses in `text`, by position. */
export function findEntities(text: string): Entity[] {
  if (!/[@/#]/.test(text)) return []
  const found: Entity[] = []
  for (const { type, pattern, before, after } of patterns) {
    for (const match of text.matchAll(pattern)) {
      const end = match.index + match[0].length
      if (before.test(lastCharacter(text, match.index)) || after.test(characterAt(text, end))) continue
      // "/a@b" without a command's ending: Telegram drops the whole match when the name is too short.
      if (type === 'bot_command' && text[end] === '@') continue
      found.push({ type, offset: match.index, length: match[0].length })
    }
  }
  const urls = found.filter((one) => one.type === 'url')
  return found
    .filter(
      (one) =>
        one.type === 'url' ||
        !urls.some((url) => one.offset >= url.offset && one.offset < url.offset + url.length),
    )
    .filter((one) => one.type !== 'mention' || !insideCommand(found, one))
    .sort((a, b) => a.offset - b.offset)
}

const insideCommand = (all: Entity[], mention: Entity) =>
  all.some(
    (one) =>
      one.type === 'bot_command' && mention.offset > one.offset && mention.offset < one.offset + one.length,
  )

const characterAt = (text: string, at: number) => {
  const code = text.codePointAt(at)
  return code === undefined ? '' : String.fromCodePoint(code)
}
const lastCharacter = (text: string, before: number) => {
  const low = text.charCodeAt(before - 1)
  return before === 0
    ? ''
    : low >= 0xdc00 && low < 0xe000
      ? text.slice(before - 2, before)
      : (text[before - 1] ?? '')
}
