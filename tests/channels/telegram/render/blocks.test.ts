import { describe, expect, it } from 'vitest'
import { render } from '../../../../src/channels/telegram/render/index.ts'
import { type Block, type DutyCard, reply } from '../../../../src/reply/index.ts'
import { readTelegramHtml } from './telegram-html.ts'

const citation = { ref: 'x-2019#7.1', label: '《某办法》第七条第（一）项', quote: '每季度至少带队检查1次' }
const duty: DutyCard = {
  obligation: 'x-7.1',
  title: '带队检查 · 2026年第四季度',
  state: 'open',
  stateText: '未完成，12月31日前，还有 40 天',
  done: 0,
  required: 1,
  start: '2026-10-01',
  end: '2026-12-31',
  daysLeft: 40,
  partial: false,
  citation,
}

function htmlOf(...blocks: Block[]): string {
  const { parts } = render(reply({ blocks }), { group: false })
  expect(parts).toHaveLength(1)
  expect(readTelegramHtml(parts[0]?.html ?? '').text).toBe(parts[0]?.plain)
  return parts[0]?.html ?? ''
}

describe('blocks as HTML', () => {
  it('sets a short first lead off above more, and no other', () => {
    const more: Block = { type: 'text', text: '正文' }
    expect(htmlOf({ type: 'lead', text: '已记入台账' }, more)).toBe('<b>已记入台账</b>\n\n正文')
    expect(htmlOf({ type: 'lead', text: '已记入台账' })).toBe('已记入台账')
    expect(htmlOf({ type: 'lead', text: '甲'.repeat(40) }, more)).toContain('<b>')
    expect(htmlOf({ type: 'lead', text: '甲'.repeat(41) }, more)).not.toContain('<b>')
    expect(htmlOf({ type: 'lead', text: '甲\n乙' }, more)).not.toContain('<b>')
    expect(htmlOf(more, { type: 'lead', text: '甲' })).not.toContain('<b>')
  })

  it('gives headings, lists and notes their form', () => {
    expect(
      htmlOf(
        { type: 'heading', text: '标题' },
        { type: 'text', text: '正文' },
        { type: 'list', items: ['甲', ' ', '乙'] },
        { type: 'note', text: '备注' },
      ),
    ).toBe('<b>标题</b>\n正文\n· 甲\n· 乙\n\n<i>备注</i>')
  })

  it("puts the law's words in a quote with their source, and a remark right below", () => {
    expect(htmlOf({ type: 'quote', citation }, { type: 'note', text: '读法' })).toBe(
      '<blockquote>每季度至少带队检查1次\n——《某办法》第七条第（一）项</blockquote>\n<i>读法</i>',
    )
  })

  it.each([
    [220, false],
    [221, true],
  ])('folds a quote of %i characters: %s, its source always in sight', (length, folded) => {
    const html = htmlOf({ type: 'quote', citation: { ...citation, quote: '安'.repeat(length) } })
    expect(html.includes('<blockquote expandable>')).toBe(folded)
    expect(html.endsWith('</blockquote>')).toBe(!folded)
    expect(html).toContain('——《某办法》第七条第（一）项')
  })

  it('says a duty in words, with progress, source and reading', () => {
    const full = { ...duty, remark: '本季度已过 8 周', partial: true, reading: '读法' }
    expect(htmlOf({ type: 'duty', duty: full })).toBe(
      [
        '<b>带队检查 · 2026年第四季度</b>',
        '未完成，12月31日前，还有 40 天 · 0/1',
        '本季度已过 8 周',
        '任期或施行日期只占本期一部分，次数要求不变',
        '<blockquote>每季度至少带队检查1次',
        '——《某办法》第七条第（一）项</blockquote>',
        '<i>说明：读法</i>',
      ].join('\n'),
    )
    expect(htmlOf({ type: 'duty', duty: { ...duty, required: null, stateText: '定期' } })).toContain(
      '</b>\n定期\n<blockquote>',
    )
  })

  it('escapes whatever comes from outside, in every block', () => {
    const evil = '<b>&amp;"</i>'
    const html = htmlOf(
      { type: 'lead', text: evil },
      { type: 'heading', text: evil },
      { type: 'list', items: [evil] },
      { type: 'quote', citation: { ref: 'x#1', label: evil, quote: evil } },
      { type: 'duty', duty: { ...duty, title: evil, stateText: evil, reading: evil } },
      { type: 'note', text: evil },
    )
    expect(html.split('&lt;b&gt;&amp;amp;"&lt;/i&gt;')).toHaveLength(10)
  })

  it('lets no control character, direction override or half of a pair through', () => {
    expect(htmlOf({ type: 'lead', text: '\u202e甲\u0000\ud83d乙\ude00' })).toBe('甲乙')
  })

  it('says something where there is nothing to show', () => {
    const blank: Block = { type: 'text', text: ' \u200b\u2800\u3164\n' }
    expect(htmlOf()).toBe('没有可显示的内容。')
    expect(htmlOf(blank, { type: 'list', items: [] })).toBe('没有可显示的内容。')
    const file = { name: '台账.csv', mediaType: 'text/csv', content: '\ufeff编号' }
    const withFile = render(reply({ attachments: [file] }), { group: false })
    expect(withFile.parts[0]?.plain).toBe('文件在下面。')
    expect(withFile.documents).toEqual([file])
    const buttons = [[{ label: '甲', action: 'c:card:ok' }]]
    expect(render(reply({ buttons }), { group: false }).parts[0]?.plain).toBe('请选择：')
  })
})

describe('a command to be sent as it is', () => {
  const html = (text: string) =>
    render(
      { blocks: [{ type: 'text', text }], citations: [], buttons: [], attachments: [] },
      { group: false },
    ).parts[0]?.html

  it('is set as code: it copies whole, and its first word is no link', () => {
    expect(html('/start abc_DEF-123')).toBe('<code>/start abc_DEF-123</code>')
  })

  it('within other words, or with more words, is plain', () => {
    expect(html('请发送 /start abc')).toBe('请发送 /start abc')
    expect(html('/start')).toBe('/start')
    expect(html('/start a b')).toBe('/start a b')
  })
})
