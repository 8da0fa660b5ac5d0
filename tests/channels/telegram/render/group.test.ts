import { describe, expect, it } from 'vitest'
import { render } from '../../../../src/channels/telegram/render/index.ts'
import { type Block, type Button, reply } from '../../../../src/reply/index.ts'

const LEFT = '其余内容，请到私聊里问我。'
const lead: Block = { type: 'lead', text: '按《某办法》第六条，每季度至少1次。' }
const quote = (length: number): Block => ({
  type: 'quote',
  citation: { ref: 'x-2019#6', label: '《某办法》第六条', quote: '安'.repeat(length) },
})
const text = (length: number): Block => ({ type: 'text', text: '文'.repeat(length) })

function inGroup(blocks: Block[], buttons: Button[][] = []): string {
  const { parts } = render(reply({ blocks, buttons }), { group: true })
  expect(parts).toHaveLength(1)
  return parts[0]?.plain ?? ''
}
const wholly = (blocks: Block[]) => render(reply({ blocks }), { group: false }).parts[0]?.plain

describe('a reply in a group', () => {
  it('is whole where it is short', () => {
    const blocks = [lead, quote(100), quote(100), text(100)]
    expect(inGroup(blocks)).toBe(wholly(blocks))
  })

  it('shows two quotes at most', () => {
    const plain = inGroup([lead, quote(20), quote(20), quote(20), text(50)])
    expect(plain.split('——')).toHaveLength(3)
    expect(plain.endsWith(`\n${LEFT}`)).toBe(true)
  })

  it.each([
    [300, true],
    [301, false],
  ])('shows a quote of %i characters whole: %s, its source always', (length, whole) => {
    const plain = inGroup([lead, quote(length)])
    expect(plain.includes('安'.repeat(length))).toBe(whole)
    expect(plain.includes('……')).toBe(!whole)
    expect(plain.includes(LEFT)).toBe(!whole)
    expect(plain).toContain('——《某办法》第六条')
  })

  it.each([
    [599, true],
    [600, true],
    [601, false],
  ])('is about 600 characters: a text of %i is whole: %s', (length, whole) => {
    const plain = inGroup([text(length)])
    expect(plain === '文'.repeat(length)).toBe(whole)
    expect(plain.length).toBeLessThanOrEqual(600 + LEFT.length + 2)
  })

  it('shows the items that fit and leaves no heading without what it heads', () => {
    const items = Array.from({ length: 30 }, (_, index) => `${index}`.padEnd(40, '项'))
    const plain = inGroup([lead, { type: 'list', items }, { type: 'heading', text: '标题' }, text(10)])
    expect(plain.split('· ').length - 1).toBe(13)
    expect(plain).not.toContain('标题')
    const headed = inGroup([text(590), { type: 'heading', text: '标题' }, text(300)])
    expect(headed).toBe(`${'文'.repeat(590)}\n\n${LEFT}`)
  })

  it('points at the button that goes on in private where there is one', () => {
    const go: Button = { label: '到私聊', action: 's:x', url: 'https://t.me/bot?start=x' }
    expect(inGroup([text(900)], [[go]])).toMatch(/其余内容，请点下面的按钮到私聊里看。$/)
  })
})
