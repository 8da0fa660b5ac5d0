import { deflateSync } from 'node:zlib'
import { describe, expect, it } from 'vitest'
import type { TranscriptMessage } from '../botapi/index.ts'
import { markup } from './markup.ts'
import { pageOf } from './page.ts'
import { readPng, withPalette } from './png.ts'

describe('a message as HTML', () => {
  it('escapes what was said', () => {
    expect(markup('“A&B”<b>厂', [])).toBe('“A&amp;B”&lt;b&gt;厂')
  })

  it('nests entities and counts a character beyond U+FFFF as two', () => {
    const entities = [
      { type: 'blockquote', offset: 2, length: 4 },
      { type: 'bold', offset: 3, length: 2 },
    ]
    expect(markup('😀引原文完后', entities)).toBe('😀<blockquote><div>引<b>原文</b>完</div></blockquote>后')
  })

  it('leaves out the line breaks beside a quotation, and no other', () => {
    const entities = [{ type: 'expandable_blockquote', offset: 3, length: 3 }]
    expect(markup('按：\n原\n文\n\n完', entities)).toBe(
      '按：<blockquote class="folded"><div>原\n文</div></blockquote>\n完',
    )
  })
})

describe('the days of a chat', () => {
  const headings = (...instants: string[]) => {
    const messages = instants.map(
      (at, id) =>
        ({
          type: 'message',
          what: 'text',
          id,
          at,
          from: { id: 1, name: '照单', bot: true },
          text: '好',
          entities: [],
          buttons: [],
          edits: 0,
          deleted: false,
        }) as unknown as TranscriptMessage,
    )
    const phone = { caption: '', title: '照单', subtitle: '机器人', viewer: 2, group: false }
    const html = pageOf([[{ ...phone, messages, chat: messages }]], 0)
    return [...html.matchAll(/class="service">([^<]*)</g)].map(([, text]) => text)
  }

  it('stand above the first message of each, told by the clock of Shanghai', () => {
    const [evening, midnight, morning] = [
      '2026-09-30T15:59:59Z',
      '2026-09-30T16:00:00Z',
      '2026-10-01T01:00:00Z',
    ]
    expect(headings(evening, midnight, morning)).toEqual(['9月30日', '10月1日'])
  })

  it('are left out where there is only one', () => {
    expect(headings('2026-09-29T16:00:00Z', '2026-09-30T15:59:59Z')).toEqual([])
  })
})

describe('a PNG with a palette', () => {
  it('shows the same colours where there are 256 at most', () => {
    const png = withPalette(rgbPng(256))
    expect(colourType(png)).toBe(3)
    expect(paletteColours(png)).toBe(256)
  })

  it('keeps to 256 colours where there are more', () => {
    expect(paletteColours(withPalette(rgbPng(257)))).toBe(256)
  })

  it('reads back what each filter of PNG stored', () => {
    expect([...readPng(rgbPng(4, 0)).colours]).toEqual([0, 1, 2, 3])
    // Each byte as the difference to its left neighbour.
    expect([...readPng(rgbPng(4, 1)).colours]).toEqual([0, 1, 3, 6])
  })
})

/** One row of `count` pixels whose stored bytes are the colours 0, 1, 2, …. */
function rgbPng(count: number, filter = 0): Buffer {
  const row = Buffer.alloc(1 + count * 3)
  row[0] = filter
  for (let index = 0; index < count; index += 1) row.writeUIntBE(index, 1 + index * 3, 3)
  const head = Buffer.alloc(33)
  head.writeUInt32BE(13, 8)
  head.write('IHDR', 12, 'latin1')
  head.writeUInt32BE(count, 16)
  head.writeUInt32BE(1, 20)
  head.set([8, 2, 0, 0, 0], 24)
  const data = deflateSync(row)
  const length = Buffer.alloc(4)
  length.writeUInt32BE(data.length)
  return Buffer.concat([head, length, Buffer.from('IDAT', 'latin1'), data, Buffer.alloc(4)])
}

const colourType = (png: Buffer) => png[25]
const paletteColours = (png: Buffer) => png.readUInt32BE(33) / 3
