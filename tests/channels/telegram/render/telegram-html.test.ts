import { describe, expect, it } from 'vitest'
import { readTelegramHtml } from './telegram-html.ts'

describe('the strict reader of the tests', () => {
  it('reads what Telegram takes', () => {
    expect(readTelegramHtml('<b>甲</b>&lt;&amp;\n<blockquote expandable>乙<i>丙</i></blockquote>')).toEqual({
      text: '甲<&\n乙丙',
      marks: 3,
    })
  })

  it.each([
    ['<b>甲', 'left open'],
    ['甲</b>', 'closes nothing'],
    ['<b><i>甲</b></i>', 'closes nothing'],
    ['<script>甲</script>', '<script>'],
    ['<b onclick>甲</b>', 'bare <'],
    ['1 < 2', 'bare <'],
    ['甲 & 乙', 'bare &'],
    ['&nbsp;', 'bare &'],
    ['&am', 'bare &'],
    ['<b', 'bare <'],
    ['<blockquote><blockquote>甲</blockquote></blockquote>', 'within another'],
    ['\ud83d', 'surrogate'],
  ])('refuses %j', (html, why) => {
    expect(() => readTelegramHtml(html)).toThrow(why)
  })
})
