import { describe, expect, it } from 'vitest'
import type { KeyboardButton } from '../../../../src/channels/telegram/api/types.ts'
import { render } from '../../../../src/channels/telegram/render/index.ts'
import { type Citation, type Reply, reply } from '../../../../src/reply/index.ts'

const cite = (ref: string, label: string): Citation => ({ ref, label, quote: '安全' })
const six = cite('zaozhuang-2019#6.1', '《枣庄办法》第六条第（一）项')
const sixAgain = cite('zaozhuang-2019#6.7', '《枣庄办法》第六条第（七）项')
const twentyFive = cite('zaozhuang-2019#25/2', '《枣庄办法》第二十五条第二款')
const guangxi = cite('guangxi-2018#6.2', '《广西细则》第六条第（二）项')

function keys(parts: Partial<Reply>, group = false): KeyboardButton[][] {
  const blocks: Reply['blocks'] = [{ type: 'lead', text: '甲' }]
  return render(reply({ blocks, ...parts }), { group }).parts[0]?.keyboard ?? []
}
const labels = (rows: KeyboardButton[][]) => rows.map((row) => row.map((key) => key.text))

describe('buttons to the whole article', () => {
  it('open each article that is cited once, in the order in which it is', () => {
    expect(keys({ citations: [twentyFive, six, sixAgain] })).toEqual([
      [
        { text: '原文 第二十五条', data: '=o:zaozhuang-2019#25' },
        { text: '原文 第六条', data: '=o:zaozhuang-2019#6' },
      ],
    ])
  })

  it('name the regulation where there are several', () => {
    expect(labels(keys({ citations: [guangxi, six] }))).toEqual([
      ['原文 广西细则第六条', '原文 枣庄办法第六条'],
    ])
  })

  it('are six at most, three a row, two in a group', () => {
    const citations = Array.from({ length: 7 }, (_, index) => cite(`x-2019#${index + 1}`, '《某办法》某条'))
    expect(labels(keys({ citations }))).toEqual([
      ['原文 第一条', '原文 第二条', '原文 第三条'],
      ['原文 第四条', '原文 第五条', '原文 第六条'],
    ])
    expect(labels(keys({ citations }, true))).toEqual([['原文 第一条', '原文 第二条']])
    const buttons = [[{ label: '第一条', action: 'o:x-2019#1' }]]
    expect(labels(keys({ citations, buttons }, true))).toEqual([['第一条'], ['原文 第二条']])
  })

  it('stand below the buttons of the reply and repeat none of them', () => {
    const buttons = [[{ label: '看第六条', action: 'o:zaozhuang-2019#6.1' }]]
    expect(labels(keys({ citations: [six, twentyFive], buttons }))).toEqual([
      ['看第六条'],
      ['原文 第二十五条'],
    ])
  })

  it('are none under a card that waits for an answer, nor under a reading text', () => {
    expect(labels(keys({ citations: [six], buttons: [[{ label: '确认', action: 'c:card:ok' }]] }))).toEqual([
      ['确认'],
    ])
    expect(keys({ citations: [six], paged: 'o:zaozhuang-2019#6' })).toEqual([])
  })

  it('are none for what is no article', () => {
    expect(keys({ citations: [cite('zaozhuang-2019#c2', '《枣庄办法》第二章'), cite('', '某处')] })).toEqual(
      [],
    )
  })
})
