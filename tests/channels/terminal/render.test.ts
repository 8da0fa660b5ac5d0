import { stripVTControlCharacters } from 'node:util'
import { describe, expect, it } from 'vitest'
import { colour, numberedButtons, plain, renderReply } from '../../../src/channels/terminal/render.ts'
import { type Reply, reply } from '../../../src/reply/index.ts'

const citation = {
  ref: 'zaozhuang-2019#7.1',
  label: '《枣庄办法》第七条第（一）项',
  quote: '每季度至少带队检查1次',
}

const full: Reply = reply({
  blocks: [
    { type: 'lead', text: '开头' },
    { type: 'heading', text: '标题' },
    { type: 'list', items: ['甲', '乙'] },
    {
      type: 'duty',
      duty: {
        obligation: 'zz-7.1-inspection',
        title: '带队检查 · 2026年第四季度',
        state: 'open',
        stateText: '未完成，12月31日前，还有 40 天',
        remark: '本季度已过 8 周',
        done: 0,
        required: 1,
        start: '2026-10-01',
        end: '2026-12-31',
        daysLeft: 40,
        partial: true,
        citation,
        reading: '读法',
      },
    },
    { type: 'quote', citation },
    { type: 'note', text: '备注' },
  ],
  buttons: [[{ label: '确认', action: 'c:x:ok' }], [{ label: '取消', action: 'c:x:cancel' }]],
})

describe('a reply on a terminal', () => {
  it('shows every block, the state in words and the buttons as numbers', () => {
    const text = renderReply(full, plain)
    for (const words of [
      '开头',
      '【标题】',
      '· 甲',
      '未完成，12月31日前，还有 40 天',
      '0/1',
      '本季度已过 8 周',
      '说明：读法',
      '（备注）',
    ]) {
      expect(text).toContain(words)
    }
    expect(text).toContain('「每季度至少带队检查1次」——《枣庄办法》第七条第（一）项')
    expect(text).toContain('[1] 确认  [2] 取消  [3] 原文 《枣庄办法》第七条第（一）项')
  })

  it('says the same in colour as without', () => {
    expect(stripVTControlCharacters(renderReply(full, colour))).toBe(renderReply(full, plain))
  })

  it('offers the article only of what is cited in part', () => {
    const whole = reply({ blocks: [{ type: 'quote', citation: { ...citation, ref: 'zaozhuang-2019#7' } }] })
    expect(numberedButtons(whole)).toEqual([])
  })

  it('lets no control sequence of the content through', () => {
    const evil = reply({ blocks: [{ type: 'lead', text: '\u001b[2J\u001b[31m红' }] })
    expect(renderReply(evil, plain)).toBe('红')
    expect(renderReply(evil, colour)).not.toContain('\u001b[2J')
  })
})
