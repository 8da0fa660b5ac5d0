import { readFileSync } from 'node:fs'
import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { readDocument } from '../../src/documents/index.ts'
import { chromiumPath, openBrowser } from '../channels/web/page/browser.ts'
import { read, refused } from './reading.ts'

let browser: Browser
beforeAll(async () => {
  if (chromiumPath) browser = await openBrowser()
})
afterAll(() => browser?.close())

async function printed(body: string, marks = false): Promise<Uint8Array> {
  const page = await browser.newPage()
  await page.setContent(`<!DOCTYPE html><meta charset="utf-8"><style>p{margin:0}</style>${body}`)
  const margin = marks ? { top: '2cm', bottom: '2cm' } : undefined
  const bytes = await page.pdf({ format: 'A4', displayHeaderFooter: marks, ...(margin && { margin }) })
  await page.close()
  return bytes
}
const squeezed = (text: string): string => text.replace(/\s/g, '')
const BREAK = '<div style="break-after: page"></div>'
const PICTURE = `<svg width="200" height="200"><rect width="200" height="200"/></svg>`

describe.runIf(chromiumPath)('what a browser prints as PDF', () => {
  test('a printed line is a line, in reading order, pages apart; nothing is lost', async () => {
    const long =
      '为了加强安全生产工作，防止和减少生产安全事故，保障人民群众生命和财产安全，制定本办法。'.repeat(3)
    const bytes = await printed(
      `<h1 style="text-align:center">某某市安全生产办法</h1><p style="text-indent:2em;text-align:justify">第一条　${long}</p>` +
        `<p>（一）每季度至少1次<sup>①</sup>；<p>（二）用<b>火</b>、日、月、山、水 ABC</p>${BREAK}<p>第二条　自公布之日起施行。`,
    )
    const { text, pages, format, warnings } = await read('办法.pdf', bytes)
    expect({ pages, format, warnings }).toEqual({ pages: 2, format: 'pdf', warnings: [] })
    const [first = '', second] = text.split('\n\f')
    expect(second).toBe('第二条 自公布之日起施行。')
    const lines = first.split('\n')
    expect(lines[0]).toBe('某某市安全生产办法')
    expect(lines[1]).toMatch(/^第一条 为了加强安全生产工作/)
    expect(lines.slice(-2)).toEqual(['（一）每季度至少1次①；', '（二）用火、日、月、山、水 ABC'])
    expect(squeezed(first)).toBe(
      squeezed(`某某市安全生产办法第一条${long}（一）每季度至少1次①；（二）用火、日、月、山、水ABC`),
    )
  })

  test('time, title and address that it adds to each page stand in no provision, and are told', async () => {
    const body = `<title>某某市办法</title><p>第一条　有下列情形的：<p>（一）甲；${BREAK}<p>（二）乙，共 3/20 处；<p>2026/11/22 10:57 以前的除外。`
    const { text, warnings } = await read('办法.pdf', await printed(body, true))
    expect(text.split('\n\f').map((page) => page.trim().split('\n'))).toEqual([
      ['第一条 有下列情形的：', '（一）甲；'],
      ['（二）乙，共 3/20 处；', '2026/11/22 10:57 以前的除外。'],
    ])
    expect(warnings).toEqual([{ place: '全文', message: expect.stringContaining('1/2') }])
  })

  test('cells of a row stand apart on one line; letters set wide apart are words all the same', async () => {
    const bytes = await printed(
      '<table><tr><td width=300>部门<td>职责<tr><td>某局<td>监督管理</table><p style="letter-spacing:6px">第四条字间距拉开的一行',
    )
    expect((await read('a.pdf', bytes)).lines).toEqual([
      '部门\t职责',
      '某局\t监督管理',
      '第四条字间距拉开的一行',
    ])
  })

  test('a slanting watermark is left out and told; text turned by a quarter is read last', async () => {
    const bytes = await printed(
      '<p>第一条　甲</p><p>第二条　乙</p><div style="position:absolute;top:200px;rotate:-35deg">内部资料</div>' +
        '<div style="position:absolute;top:400px;rotate:-90deg">竖表</div>',
    )
    const { lines, warnings } = await read('a.pdf', bytes)
    expect(lines).toEqual(['第一条 甲', '第二条 乙', '竖表'])
    expect(warnings.map(({ place, message }) => place + message.slice(0, 8)).sort()).toEqual([
      '第1页有斜着印的字（多',
      '第1页有转了方向印的字',
    ])
  })

  test('pages without text are told by number; a file without any is refused', async () => {
    const some = await printed(`第一条${BREAK}${PICTURE}${BREAK}${PICTURE}${BREAK}第二条${BREAK}${PICTURE}`)
    const { warnings, pages } = await read('a.pdf', some)
    expect(pages).toBe(5)
    expect(warnings).toEqual([
      { place: '第2—3、5页', message: '没有文字层（扫描的图片，或者空白页），没有读到字。' },
    ])
    const none = await refused('a.pdf', await printed(`${PICTURE}${BREAK}${PICTURE}`))
    expect(none).toEqual({ fault: 'no-text-layer', message: expect.stringContaining('2 页') })
    const stamped = `<p>扫描软件</p>${PICTURE}`
    expect((await refused('a.pdf', await printed(stamped + BREAK + stamped))).fault).toBe('no-text-layer')
  })

  test('pages: as many as allowed are read, one more is not', async () => {
    const bytes = await printed(`甲${BREAK}乙${BREAK}丙`)
    expect((await readDocument('a.pdf', bytes, { limits: { pages: 3 } })).pages).toBe(3)
    const many = await refused('a.pdf', bytes, { limits: { pages: 2 } })
    expect(many).toEqual({ fault: 'too-many-pages', message: expect.stringContaining('3 页，最多读 2 页') })
  })

  test('a file without its end is read with a warning or refused, never in silence', async () => {
    const bytes = await printed(`第一条${BREAK}第二条`)
    const cut = bytes.slice(0, bytes.length - 20)
    const { warnings } = await read('a.pdf', cut)
    expect(warnings.map(({ place }) => place)).toEqual(['文件末尾'])
    expect((await refused('a.pdf', bytes.slice(0, 200))).fault).toBe('broken')
  })
})

test('a PDF that asks for a password', async () => {
  const bytes = readFileSync(new URL('fixtures/encrypted.pdf', import.meta.url))
  expect((await refused('a.pdf', bytes)).fault).toBe('encrypted')
})
