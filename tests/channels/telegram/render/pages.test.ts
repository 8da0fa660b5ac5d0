import { describe, expect, it } from 'vitest'
import { type Part, readData, render } from '../../../../src/channels/telegram/render/index.ts'
import { reply } from '../../../../src/reply/index.ts'
import { readTelegramHtml } from './telegram-html.ts'

const label = '《某办法》第六条'
const link = { label: '第七条', action: 'o:x-2019#7' }

function pageOf(quote: string, page: number, group = false): Part {
  const article = reply({
    blocks: [
      { type: 'heading', text: `${label} · 第二章` },
      { type: 'quote', citation: { ref: 'x-2019#6', label, quote } },
    ],
    buttons: [[link]],
    paged: 'o:x-2019#6',
  })
  const { parts } = render(article, { page, group })
  expect(parts).toHaveLength(1)
  return parts[0] as Part
}
const items = (count: number) =>
  Array.from({ length: count }, (_, index) => `（${index}）${'安'.repeat(94)}。`.padEnd(99, '。'))
const keys = (part: Part) => part.keyboard.map((row) => row.map(({ text, data }) => `${text} ${data}`))

describe('a reading text', () => {
  it.each([1_199, 1_200])('of %i characters is one page without page buttons', (length) => {
    const part = pageOf('安'.repeat(length), 1)
    expect(part.html).toBe(`<b>${label} · 第二章</b>\n<blockquote>${'安'.repeat(length)}</blockquote>`)
    expect(keys(part)).toEqual([['第七条 =o:x-2019#7']])
  })

  it('beyond that has pages, each with its heading, its number and the buttons', () => {
    const whole = items(31).join('\n')
    const pages = [1, 2, 3].map((page) => pageOf(whole, page))
    expect(pages.map(keys)).toEqual([
      [['下一页 2=o:x-2019#6'], ['第七条 =o:x-2019#7']],
      [['上一页 1=o:x-2019#6', '下一页 3=o:x-2019#6'], ['第七条 =o:x-2019#7']],
      [['上一页 2=o:x-2019#6'], ['第七条 =o:x-2019#7']],
    ])
    const bodies = pages.map(({ html, plain }, index) => {
      expect(readTelegramHtml(html).text).toBe(plain)
      const [, body, number] = /^《某办法》第六条 · 第二章\n(.+)\n\n(第 .+ 页)$/s.exec(plain) ?? []
      expect(number).toBe(`第 ${index + 1}/3 页`)
      return body as string
    })
    expect(bodies.join('\n')).toBe(whole)
    expect(bodies.every((body) => body.length <= 1_200 && body.startsWith('（'))).toBe(true)
    expect(bodies.slice(0, 2).every((body) => body.length >= 900)).toBe(true)
  })

  it.each([2_400, 2_399, 1_201])('of %i characters has two, none over 1,200', (length) => {
    const bodies = [1, 2].map((page) => pageOf('安'.repeat(length), page).plain.replace(/[^安]/g, ''))
    // 《某办法》第六条 · 第二章 and the page's number hold no such character.
    expect(bodies.join('')).toHaveLength(length)
    expect(Math.max(...bodies.map((body) => body.length))).toBeLessThanOrEqual(1_200)
  })

  it('leads with its buttons from page to page', () => {
    const whole = items(31).join('\n')
    const next = readData(pageOf(whole, 1).keyboard[0]?.[0]?.data ?? '')
    expect(next).toEqual({ page: 2, action: 'o:x-2019#6' })
    expect(pageOf(whole, next?.page ?? 0).plain).toContain('第 2/3 页')
  })

  it.each([
    [0, 1],
    [-1, 1],
    [Number.NaN, 1],
    [4, 3],
  ])('asked for page %d shows page %i', (asked, shown) => {
    expect(pageOf(items(31).join('\n'), asked).plain).toContain(`第 ${shown}/3 页`)
  })

  it('has smaller pages in a group', () => {
    expect(pageOf('安'.repeat(600), 1, true).plain).not.toContain('页')
    expect(pageOf('安'.repeat(601), 1, true).plain).toContain('第 1/2 页')
  })

  it('cites each quote whose source its heading does not give', () => {
    const { parts } = render(
      reply({
        blocks: [{ type: 'quote', citation: { ref: 'x-2019#6', label, quote: '安全' } }],
        paged: 'o:x-2019#6',
      }),
      { group: false },
    )
    expect(parts[0]?.html).toBe(`<blockquote>安全\n——${label}</blockquote>`)
  })
})
