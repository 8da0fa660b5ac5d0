import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type Rendered, readData, render } from '../../../../src/channels/telegram/render/index.ts'
import type { Reply } from '../../../../src/reply/index.ts'
import { openTalk, type Talk } from '../../../conversation/talk.ts'
import { readTelegramHtml } from './telegram-html.ts'

let talk: Talk
beforeAll(async () => {
  talk = await openTalk('2026-11-22')
  await talk.say('我是薛城区区长')
  await talk.tap('今年以前就已在任')
})
afterAll(() => talk.end())

function shown(reply: Reply, group = false): Rendered & { html: string; labels: string[] } {
  const rendered = render(reply, { group })
  for (const part of rendered.parts) expect(readTelegramHtml(part.html).text).toBe(part.plain)
  return {
    ...rendered,
    html: rendered.parts.map((part) => part.html).join('\n\n'),
    labels: rendered.parts.flatMap((part) => part.keyboard.flat().map((key) => key.text)),
  }
}

describe('real replies', () => {
  it('answer on both regulations with their words, and open both articles', async () => {
    const { html, labels } = shown(await talk.say('广西和枣庄的政府主要负责人多久要听取一次安全生产汇报？'))
    expect(html).toContain('——《广西细则》第六条第（二）项</blockquote>')
    expect(html).toContain('——《枣庄办法》第七条第（一）项</blockquote>')
    expect(labels).toEqual(['原文 广西细则第六条', '原文 枣庄办法第七条'])
  })

  it('list the duties, each in words with its source', async () => {
    const { html, parts } = shown(await talk.say('本季度我要做什么'))
    expect(parts).toHaveLength(1)
    expect(html).toMatch(
      /<b>带队检查 · 2026年第四季度<\/b>\n未完成，.+ · 0\/1\n<blockquote>.+\n——《枣庄办法》第七条第（一）项<\/blockquote>/,
    )
  })

  it('list no more than two of them in a group', async () => {
    const { html } = shown(await talk.say('本季度我要做什么'), true)
    expect(html.match(/<blockquote>/g)).toHaveLength(2)
    expect(html).toContain('<i>其余内容，')
  })

  it('ask for a confirmation in one row, without other buttons', async () => {
    const { parts, html } = shown(await talk.say('昨天带队检查了东郊加油站'))
    expect(html).toContain('<b>请确认，将记入台账：</b>')
    expect(parts[0]?.keyboard.map((row) => row.map((key) => key.text))).toEqual([
      ['确认', '改日期', '改类型', '取消'],
    ])
    const data = readData(parts[0]?.keyboard[0]?.[0]?.data ?? '')
    const done = shown(await talk.act(data && 'action' in data ? data.action : ''))
    expect(done.html).toContain('已记入台账')
    expect(done.labels).toContain('原文 第七条')
  })

  it('open every article of both regulations in one message a page, no word of it lost', async () => {
    let count = 0
    for (const { id } of talk.conversation.regulations()) {
      for (const article of talk.conversation.regulation(id)?.chapters.flatMap((each) => each.articles) ??
        []) {
        const reply = await talk.act(`o:${article.ref}`)
        const { parts } = shown(reply)
        expect(parts).toHaveLength(1)
        expect(parts[0]?.plain).toContain(article.text)
        count += 1
      }
    }
    expect(count).toBe(71)
  })
})
