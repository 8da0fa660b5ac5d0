import { describe, expect, it } from 'vitest'
import { render } from '../../../../src/channels/telegram/render/index.ts'
import { firstGraphemes } from '../../../../src/channels/telegram/render/split.ts'
import { type Block, reply } from '../../../../src/reply/index.ts'
import { readTelegramHtml } from './telegram-html.ts'

const text = (words: string): Block => ({ type: 'text', text: words })
const plains = (...blocks: Block[]) =>
  render(reply({ blocks }), { group: false }).parts.map((part) => part.plain)

describe('a long reply', () => {
  it.each([
    [4_095, 1],
    [4_096, 1],
    [4_097, 2],
  ])('of %i units is %i message(s)', (length, count) => {
    const parts = plains(text('安'.repeat(length)))
    expect(parts).toHaveLength(count)
    expect(parts.join('')).toHaveLength(length)
  })

  it('counts what Telegram counts: signs, not their escapes or the markup', () => {
    const { parts } = render(reply({ blocks: [{ type: 'heading', text: '&'.repeat(4_096) }] }), {
      group: false,
    })
    expect(parts).toHaveLength(1)
    expect(parts[0]?.html).toBe(`<b>${'&amp;'.repeat(4_096)}</b>`)
    // Telegram reads no more than 35,000 bytes of a text.
    expect(Buffer.byteLength(parts[0]?.html ?? '')).toBeLessThan(35_000)
  })

  it('counts an emoji as two units and keeps it whole', () => {
    const parts = plains(text(`甲${'😀'.repeat(2_048)}`))
    expect(parts.map((part) => part.length)).toEqual([4_095, 2])
    expect(parts.every((part) => part.isWellFormed())).toBe(true)
  })

  it('keeps a letter and its marks together, unless there is no end to them', () => {
    const parts = plains(text(`${'x'.repeat(4_095)}e\u0301\u0301${'y'.repeat(10)}`))
    expect(parts[1]?.startsWith('e\u0301\u0301')).toBe(true)
    expect(plains(text(`a${'\u0301'.repeat(9_000)}`)).join('')).toHaveLength(9_001)
    const endless = plains(text(`a${'\u{1E8D0}'.repeat(5_000)}`))
    expect(endless.every((part) => part.isWellFormed())).toBe(true)
    expect(firstGraphemes('ab🇨🇳', 4)).toBe('ab')
  })

  it('is cut between blocks, a heading going with what it heads', () => {
    const parts = plains(
      text('甲'.repeat(3_000)),
      { type: 'heading', text: '标题' },
      text('乙'.repeat(2_000)),
    )
    expect(parts).toEqual(['甲'.repeat(3_000), `标题\n${'乙'.repeat(2_000)}`])
  })

  it('is cut between lines where a block is too long', () => {
    const items = Array.from({ length: 60 }, (_, index) => `${index}`.padEnd(100, '安'))
    const parts = plains({ type: 'list', items })
    expect(parts).toHaveLength(2)
    expect(parts.every((part) => part.startsWith('· ') && part.length <= 4_096)).toBe(true)
    expect(parts.join('\n')).toBe(items.map((item) => `· ${item}`).join('\n'))
  })

  it('is cut after a sentence where a line is too long, else after a clause', () => {
    const sentence = `${'安'.repeat(99)}。`
    expect(plains(text(sentence.repeat(50))).every((part) => part.endsWith('。'))).toBe(true)
    const clause = `${'安'.repeat(99)}，`
    expect(plains(text(clause.repeat(50))).every((part) => part.endsWith('，'))).toBe(true)
  })

  it('closes a mark at a cut and opens it again', () => {
    const { parts } = render(reply({ blocks: [{ type: 'note', text: '安'.repeat(5_000) }] }), {
      group: false,
    })
    expect(parts.map((part) => part.html)).toEqual([
      `<i>${'安'.repeat(4_096)}</i>`,
      `<i>${'安'.repeat(904)}</i>`,
    ])
  })

  it('holds fewer than a hundred marks a message', () => {
    const notes = Array.from({ length: 250 }, (_, index): Block => ({ type: 'note', text: `第${index}` }))
    const { parts } = render(reply({ blocks: notes }), { group: false })
    const marks = parts.map((part) => readTelegramHtml(part.html).marks)
    expect(Math.max(...marks)).toBeLessThan(100)
    expect(marks.reduce((sum, count) => sum + count, 0)).toBe(250)
  })

  it('carries its buttons under the last message alone', () => {
    const buttons = [[{ label: '甲', action: 'c:card:ok' }]]
    const { parts } = render(reply({ blocks: [text('安'.repeat(9_000))], buttons }), { group: false })
    expect(parts.map((part) => part.keyboard.length)).toEqual([0, 0, 1])
  })
})
