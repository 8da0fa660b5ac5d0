import { describe, expect, it } from 'vitest'
import { render } from '../../../../src/channels/telegram/render/index.ts'
import { type Button, reply } from '../../../../src/reply/index.ts'

const card = (label: string): Button => ({ label, action: 'c:card:ok' })
function shown(...buttons: Button[][]) {
  return render(reply({ blocks: [{ type: 'lead', text: '甲' }], buttons }), { group: false })
}
function rows(...buttons: Button[][]): string[][] {
  return (shown(...buttons).parts[0]?.keyboard ?? []).map((row) => row.map((key) => key.text))
}

describe('a keyboard', () => {
  it('leaves rows that fit a phone as they are', () => {
    const labels = ['确认', '改日期', '改类型', '取消']
    expect(rows(labels.map(card), [card('我的岗位')])).toEqual([labels, ['我的岗位']])
  })

  it('breaks a row of long labels into even ones', () => {
    const four = ['改第 1 条日期', '改第 1 条类型', '去掉第 1 条', '都不对，重来']
    expect(rows(four.map(card))).toEqual([four.slice(0, 2), four.slice(2)])
    const long = ['区（市）政府分管安全生产工作的领导干部', '区（市）政府其他领导干部']
    expect(rows(long.map(card))).toEqual(long.map((label) => [label]))
  })

  it.each([
    [20, 1],
    [22, 2],
  ])('holds two labels of %i columns in %i row(s)', (columns, count) => {
    const label = '安'.repeat(columns / 2)
    expect(rows([card(label), card(label)])).toHaveLength(count)
  })

  it.each([
    [8, [8]],
    [9, [5, 4]],
  ])('of %i short buttons has rows of %j', (count, lengths) => {
    expect(rows(Array.from({ length: count }, () => card('1'))).map((row) => row.length)).toEqual(lengths)
  })

  it.each([64, 65])('shortens a label of %i units where it is longer than 64', (length) => {
    const label = '安'.repeat(length)
    expect(rows([card(label)])).toEqual([[length <= 64 ? label : `${'安'.repeat(63)}…`]])
  })

  it('cuts no emoji of a label in two and shows no empty label', () => {
    expect(rows([card(`${'安'.repeat(62)}😀😀`)])).toEqual([[`${'安'.repeat(62)}…`]])
    expect(rows([card(' \u200b')])).toEqual([['…']])
    expect(rows([card('甲\n乙')])).toEqual([['甲 乙']])
  })

  it('opens an address where there is a good one', () => {
    const go = { label: '到私聊', action: 's:/start' }
    expect(shown([{ ...go, url: 'https://t.me/bot?start=x' }]).parts[0]?.keyboard).toEqual([
      [{ text: '到私聊', url: 'https://t.me/bot?start=x' }],
    ])
    expect(shown([{ ...go, url: 'javascript:alert(1)' }]).parts[0]?.keyboard).toEqual([
      [{ text: '到私聊', data: '=s:/start' }],
    ])
  })

  it('names each action to be kept once', () => {
    const mine: Button = { label: '我的台账', action: 's:我的台账' }
    const { actions, parts } = shown([mine, card('甲')], [mine])
    expect(actions.map(({ action }) => action)).toEqual(['s:我的台账'])
    expect(parts[0]?.keyboard.at(-1)).toEqual([{ text: '我的台账', data: `#${actions[0]?.id}` }])
  })

  it.each([
    [99, 99],
    [100, 100],
    [101, 100],
  ])('of %i buttons shows %i', (count, kept) => {
    expect(rows(...Array.from({ length: count }, () => [card('1')])).flat()).toHaveLength(kept)
  })

  it('stays below what Telegram takes of a keyboard', () => {
    const many = Array.from({ length: 100 }, () => [
      { label: '安'.repeat(64), action: `c:${'a'.repeat(40)}:ok:100` },
    ])
    const keyboard = shown(...many).parts[0]?.keyboard ?? []
    const sent = keyboard.map((row) => row.map(({ text, data }) => ({ text, callback_data: data })))
    expect(keyboard.length).toBeGreaterThan(30)
    expect(Buffer.byteLength(JSON.stringify({ inline_keyboard: sent }))).toBeLessThan(10_000)
  })
})
