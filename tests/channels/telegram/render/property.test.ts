import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type Part, type Rendered, readData, render } from '../../../../src/channels/telegram/render/index.ts'
import { type Block, type Citation, type DutyCard, type Reply, reply } from '../../../../src/reply/index.ts'
import { sanitize } from '../../../../src/text/index.ts'
import { readTelegramHtml } from './telegram-html.ts'

const pieces = [
  '安全生产',
  '每季度至少1次。',
  '，',
  '\n',
  ' ',
  '<b>',
  '</blockquote>',
  '&amp;',
  '&',
  '"',
  '😀',
  '👨‍👩‍👧',
  '🇨🇳',
  'שלום',
  '\u202e',
  'e\u0301',
  '\ud83d',
  '\udc00',
  '\u0000',
  '\u3000',
]
const words = fc.oneof(
  {
    weight: 6,
    arbitrary: fc.array(fc.constantFrom(...pieces), { maxLength: 60 }).map((all) => all.join('')),
  },
  { weight: 2, arbitrary: fc.string({ unit: 'binary', maxLength: 40 }) },
  {
    weight: 1,
    arbitrary: fc
      .tuple(
        fc.constantFrom('安', '😀', '&', '<', 'e\u0301', '安全。', '甲\n'),
        fc.integer({ min: 1, max: 10_000 }),
      )
      .map(([unit, length]) => unit.repeat(length).slice(0, 10_000)),
  },
)
const citation: fc.Arbitrary<Citation> = fc.record({
  ref: fc.constantFrom('x-2019#6.1', 'x-2019#7', 'y-2018#25/2', 'y-2018#c2', ''),
  label: fc.oneof(fc.constant('《某办法》第六条'), words),
  quote: words,
})
const duty: fc.Arbitrary<DutyCard> = fc.record({
  obligation: fc.constant('x'),
  title: words,
  state: fc.constantFrom('open', 'met', 'upcoming', 'missed', 'uncounted'),
  stateText: words,
  remark: words,
  done: fc.nat(9),
  required: fc.option(fc.nat(9)),
  start: fc.constant(null),
  end: fc.constant(null),
  daysLeft: fc.constant(null),
  partial: fc.boolean(),
  citation,
  reading: words,
})
const block: fc.Arbitrary<Block> = fc.oneof(
  fc.record({ type: fc.constantFrom('lead', 'heading', 'text', 'note'), text: words }),
  fc.record({ type: fc.constant('quote'), citation }),
  fc.record({ type: fc.constant('list'), items: fc.array(words, { maxLength: 8 }) }),
  fc.record({ type: fc.constant('duty'), duty }),
)
const button = fc.record({ label: words, action: fc.oneof(words, fc.constant('o:x-2019#6')) })
const anyReply: fc.Arbitrary<Reply> = fc
  .record({
    blocks: fc.array(block, { maxLength: 8 }),
    buttons: fc.array(fc.array(button, { maxLength: 10 }), { maxLength: 12 }),
  })
  .map(reply)
const runs = { numRuns: 150 }

function expectAccepted({ parts, actions }: Rendered): void {
  expect(parts.length).toBeGreaterThan(0)
  for (const part of parts) {
    const { text, marks } = readTelegramHtml(part.html)
    expect(text).toBe(part.plain)
    expect(text.trim()).not.toBe('')
    expect(text.length).toBeLessThanOrEqual(4_096)
    expect(Buffer.byteLength(part.html)).toBeLessThan(35_000)
    expect(marks).toBeLessThan(100)
  }
  const keys = parts.flatMap((part) => part.keyboard).flat()
  expect(keys.length).toBeLessThanOrEqual(100)
  const kept = new Set(actions.map(({ id }) => id))
  for (const { text, data = '' } of keys) {
    expect(text.isWellFormed() && text.trim() !== '' && text.length <= 64).toBe(true)
    expect(Buffer.byteLength(data)).toBeLessThanOrEqual(64)
    const read = readData(data)
    expect(read !== null && (!('id' in read) || kept.has(read.id))).toBe(true)
  }
}

/** The letters alone: where a text is cut the white space goes. */
const letters = (text: string) => text.replace(/[\s\p{Default_Ignorable_Code_Point}\u2800]/gu, '')
const wordsOf = (parts: Part[]) => letters(parts.map((part) => part.plain).join(''))

function textsOf(each: Block): string[] {
  if (each.type === 'list') return each.items
  if (each.type === 'quote') return [each.citation.quote, each.citation.label]
  if (each.type !== 'duty') return [each.text]
  const { title, stateText, remark = '', citation: cited, reading = '' } = each.duty
  return [title, stateText, remark, cited.quote, cited.label, reading]
}

describe('any reply', () => {
  it('is a message that Telegram takes, in private and in a group, and the same the second time', () => {
    fc.assert(
      fc.property(anyReply, fc.boolean(), (given, group) => {
        const rendered = render(given, { group })
        expectAccepted(rendered)
        expect(render(structuredClone(given), { group })).toEqual(rendered)
      }),
      runs,
    )
  })

  it('loses no word and says none twice', () => {
    fc.assert(
      fc.property(fc.array(block, { minLength: 1, maxLength: 8 }), (blocks) => {
        let rest = wordsOf(render(reply({ blocks }), { group: false }).parts)
        for (const said of blocks.flatMap(textsOf).map((text) => letters(sanitize(text)))) {
          const at = rest.indexOf(said)
          // Before it stands no more than what a renderer adds: a bullet, a dash, the progress.
          expect(at).toBeGreaterThanOrEqual(0)
          expect(at).toBeLessThan(60)
          rest = rest.slice(at + said.length)
        }
        expect(rest.length).toBeLessThan(60)
      }),
      runs,
    )
  })

  it('page by page is a message each, and all pages together the whole text', () => {
    fc.assert(
      fc.property(fc.array(block, { minLength: 1, maxLength: 4 }), fc.boolean(), (blocks, group) => {
        // A page leaves out a citation that its heading gives.
        fc.pre(!blocks.some((each) => blocks.some((heading) => isGivenBy(each, heading))))
        const given: Reply = {
          ...reply({ blocks: [{ type: 'text', text: '开头' }, ...blocks] }),
          paged: 's:再来',
        }
        const first = render(given, { group })
        expectAccepted(first)
        const count = Number(/第 1\/(\d+) 页$/.exec(first.parts[0]?.plain ?? '')?.[1] ?? 1)
        const pages = Array.from({ length: count }, (_, index) => render(given, { group, page: index + 1 }))
        pages.forEach(expectAccepted)
        const bodies = pages.map(({ parts }) => ({
          ...(parts[0] as Part),
          plain: (parts[0] as Part).plain.replace(/\n\n第 \d+\/\d+ 页$/, ''),
        }))
        expect(wordsOf(bodies)).toBe(
          wordsOf(render({ ...reply({ blocks: given.blocks }) }, { group: false }).parts),
        )
      }),
      { numRuns: 60 },
    )
  })
})

function isGivenBy(block: Block, heading: Block): boolean {
  if (block.type !== 'quote' || heading.type !== 'heading') return false
  const label = sanitize(block.citation.label).trim()
  return label !== '' && sanitize(heading.text).includes(label)
}
