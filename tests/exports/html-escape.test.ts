import fc from 'fast-check'
import { parse } from 'parse5'
import { describe, expect, it } from 'vitest'
import { html } from '../../src/exports/html/escape.ts'

interface Node {
  nodeName: string
  value?: string
  attrs?: { name: string; value: string }[]
  childNodes?: Node[]
}

/** Every node below, in order. */
const nodes = (node: Node): Node[] => [node, ...(node.childNodes ?? []).flatMap(nodes)]

/** Signs of markup among any others. */
const words = fc.oneof(
  fc.string({ unit: 'binary' }),
  fc
    .array(
      fc.constantFrom(
        '<',
        '>',
        '"',
        "'",
        '&',
        '&lt',
        ';',
        '/',
        '=',
        '-',
        '`',
        'script',
        ' on',
        '\u202E',
        '\u0000',
        '\uD800',
        '字',
      ),
      { maxLength: 12 },
    )
    .map((parts) => parts.join('')),
)

describe('what stands in the page', () => {
  it('is text and nothing else, in elements and in attributes', () => {
    fc.assert(
      fc.property(words, words, (text, attribute) => {
        const made = html`<p title="${attribute}">${text}</p>`.html
        const all = nodes(parse(`<!doctype html><body>${made}</body>`) as unknown as Node)
        const elements = all
          .filter(({ nodeName }) => !nodeName.startsWith('#'))
          .map(({ nodeName }) => nodeName)
        expect(elements).toEqual(['html', 'head', 'body', 'p'])
        const paragraph = all.find(({ nodeName }) => nodeName === 'p')
        expect(paragraph?.attrs?.map(({ name }) => name)).toEqual(['title'])
        const shown = (given: string) => seen(given.toWellFormed())
        expect(paragraph?.attrs?.[0]?.value).toBe(shown(attribute))
        expect((paragraph?.childNodes ?? []).map(({ value }) => value).join('')).toBe(shown(text))
      }),
      { numRuns: 2000 },
    )
  })

  it('is what was written, signs that cannot be seen by their codes', () => {
    expect(html`${'张\u202E三\u200B'}`.html).toBe('张〔U+202E〕三〔U+200B〕')
    expect(html`${'甲\r\n乙\t丙'}`.html).toBe('甲\n乙\t丙')
    expect(html`${'\uD83D\uDE00'}${'\uD83D'}`.html).toBe('\uD83D\uDE00\uFFFD')
    expect(html`${null}${0}${[html`<b>`, html`${'<'}`]}`.html).toBe('0<b>&lt;')
  })
})

/** The same by another way: character by character. */
function seen(text: string): string {
  return [...text.replaceAll('\r\n', '\n').replaceAll('\r', '\n')]
    .map((sign) => {
      const code = sign.codePointAt(0) as number
      const hidden =
        (code < 0x20 && code !== 9 && code !== 10) ||
        (code >= 0x7f && code <= 0x9f) ||
        [0x61c, 0x200b, 0x200e, 0x200f, 0xfeff].includes(code) ||
        (code >= 0x202a && code <= 0x202e) ||
        (code >= 0x2060 && code <= 0x2069)
      return hidden ? `〔U+${code.toString(16).toUpperCase().padStart(4, '0')}〕` : sign
    })
    .join('')
}
