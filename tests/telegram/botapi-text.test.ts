import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { findEntities } from './botapi/text/entities.ts'
import { parseHtml } from './botapi/text/html.ts'

/** What Telegram underlines in `text`. */
const marked = (text: string) =>
  findEntities(text).map(({ type, offset, length }) => `${type} ${text.slice(offset, offset + length)}`)

describe('entities of what people write', () => {
  it.each([
    ['@zhaodan_bot 在吗', ['mention @zhaodan_bot']],
    ['请 @zhaodan_bot', ['mention @zhaodan_bot']],
    ['😀@zhaodan_bot，在吗', ['mention @zhaodan_bot']],
    ['请@zhaodan_bot', []],
    ['@zhaodan_bot在吗', []],
    ['me@zhaodan_bot', []],
    ['𠀀@zhaodan_bot', []],
    ['@abc', []],
    ['@abcd', ['mention @abcd']],
    [`@${'a'.repeat(32)}`, [`mention @${'a'.repeat(32)}`]],
    [`@${'a'.repeat(33)}`, []],
    ['/menu', ['bot_command /menu']],
    ['/menu@zhaodan_bot 今天', ['bot_command /menu@zhaodan_bot']],
    ['/menu，今天', ['bot_command /menu']],
    ['/menu吧', []],
    ['/menu@zhaodan_bot吧', []],
    ['去/menu', []],
    ['//menu', []],
    ['/menu/', []],
    ['/职责', []],
    [`/${'a'.repeat(64)}`, [`bot_command /${'a'.repeat(64)}`]],
    [`/${'a'.repeat(65)}`, []],
    ['/a /b', ['bot_command /a', 'bot_command /b']],
    ['看 https://t.me/a_b/c 吧', ['url https://t.me/a_b/c']],
    ['#安全 月', ['hashtag #安全']],
    ['没有', []],
  ])('of %s', (text, expected) => {
    expect(marked(text)).toEqual(expected)
  })
})

describe('HTML', () => {
  it('gives back whatever was escaped', () => {
    const escaped = (text: string) =>
      text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;')
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), fc.string({ unit: 'binary' }), (one, two) => {
        const parsed = parseHtml(`${escaped(one)}<b>${escaped(two)}</b>`)
        expect(parsed).toEqual({
          text: one + two,
          entities: two === '' ? [] : [{ type: 'bold', offset: one.length, length: two.length }],
          doubts: [],
        })
      }),
    )
  })
})
