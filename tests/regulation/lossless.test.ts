import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { assemble, countCharacters, createIndex, parseRegulation } from '../../src/regulation/index.ts'
import { formatNumeral } from '../../src/text/index.ts'

const WORDS = [
  '安全生产责任制',
  '每季度至少带队检查1次',
  '每半年主持召开2次会议',
  '党委、政府领导干部',
  '镇（街道）',
  '“一岗双责”制度',
  '本办法第三条规定的情形',
  '第二条第一款所列事项',
  '依照第一条、第二条办理的',
  '《某市规定》第五条',
  '2019年6月27日',
  '研究解决突出问题',
  '第一责任人',
]
const sentence = fc
  .array(fc.constantFrom(...WORDS), { minLength: 1, maxLength: 6 })
  .map((words) => `各级${words.join('，')}`)
const listed = fc.array(sentence, { minLength: 1, maxLength: 4 })
const paragraph = fc.record({ lead: sentence, items: fc.option(listed, { nil: [] as string[] }) })
const article = fc.record({
  paragraphs: fc.array(paragraph, { minLength: 1, maxLength: 3 }),
  inserted: fc.boolean(),
})
const model = fc.record({
  chapters: fc.array(fc.array(article, { minLength: 1, maxLength: 4 }), { minLength: 1, maxLength: 4 }),
  withChapters: fc.boolean(),
  annex: fc.boolean(),
})
const layout = fc.record({
  apart: fc.constantFrom('', ' ', '　'),
  /** How the number of an article is set. */
  set: fc.constantFrom('', '', '**', '【】', '：'),
  ascii: fc.boolean(),
  blank: fc.constantFrom('\n', '\n\n', '\r\n', '\n \n'),
  /** A break stands after every so many characters of a sentence; 0 for none. Shorter than any page is wide. */
  every: fc.constantFrom(0, 7, 13),
  broken: fc.constantFrom('\n\n', '\n', ' ', '\f', '\u200b', '\n\n- 7 -\n\n'),
})

interface Expected {
  source: string
  /** Reference and reading text, in order; chapters by reference alone. */
  provisions: [string, string][]
}

/** Writes a regulation the way typesetters leave it, and says what a reader would make of it. */
function write(
  { chapters, withChapters, annex }: ModelOf<typeof model>,
  style: ModelOf<typeof layout>,
): Expected {
  const lines = ['某市人民政府办公室', '某政办发〔2020〕1号', '某市安全生产实施办法']
  const provisions: [string, string][] = []
  let number = 0
  let insert = 0
  for (const [c, articles] of chapters.entries()) {
    if (withChapters) {
      lines.push(`第${formatNumeral(c + 1)}章${style.apart}职${style.apart}责`)
      provisions.push([`c${c + 1}`, `第${formatNumeral(c + 1)}章 职责`])
    }
    for (const { paragraphs, inserted } of articles) {
      if (inserted && number > 0) insert++
      else {
        number++
        insert = 0
      }
      const place = insert > 0 ? `${number}-${insert}` : `${number}`
      const marker = `第${formatNumeral(number)}条${insert > 0 ? `之${formatNumeral(insert)}` : ''}`
      const inside: [string, string][] = []
      const texts: string[] = []
      for (const [p, { lead, items }] of paragraphs.entries()) {
        const at = paragraphs.length > 1 ? `${place}/${p + 1}` : place
        const words = items.map((item, i) => {
          const end = i + 1 < items.length ? '；' : '。'
          return `${bracketed(i + 1, style.ascii)}${item}${end}`
        })
        const leadText = `${lead}${items.length > 0 ? '：' : '。'}`
        if (paragraphs.length > 1) inside.push([at, [leadText, ...words].join('\n')])
        inside.push(...words.map((text, i): [string, string] => [`${at}.${i + 1}`, text]))
        texts.push(leadText, ...words)
        lines.push(
          `${p === 0 ? `${setNumber(marker, style.set)}${style.apart || ' '}` : ''}${broken(leadText, style)}`,
        )
        lines.push(...words.map((text) => broken(text, style)))
      }
      provisions.push([place, texts.join('\n')], ...inside)
    }
  }
  if (annex) lines.push('附件1', '检查表', '序号 项目 结果')
  return { source: lines.join(style.blank), provisions }
}

type ModelOf<T> = T extends fc.Arbitrary<infer U> ? U : never

function setNumber(marker: string, style: string): string {
  if (style === '：') return `${marker}：`
  const [before = '', after = ''] = style === '**' ? ['**', '**'] : style
  return `${before}${marker}${after}`
}

function bracketed(n: number, ascii: boolean): string {
  return ascii ? `(${formatNumeral(n)})` : `（${formatNumeral(n)}）`
}

/** Breaks a sentence inside words and phrases, never after its end. */
function broken(text: string, { every, broken }: ModelOf<typeof layout>): string {
  if (every === 0) return text
  // A space inside a number may be meant (1 000): only line breaks are put there.
  const parts =
    text.slice(0, -2).match(new RegExp(`.{1,${every}}${broken === ' ' ? '(?!\\d)' : ''}`, 'gs')) ?? []
  return parts.join(broken) + text.slice(-2)
}

const bare = (text: string) => text.replace(/\s/g, '')

describe('any regulation, however it was typeset', () => {
  it('comes back whole: every provision with its words, in order', () => {
    fc.assert(
      fc.property(model, layout, (regulation, style) => {
        const { source, provisions } = write(regulation, style)
        const parsed = parseRegulation(source, { id: 'x' })
        expect(parsed.provisions.map(({ ref, text }) => [ref.slice(2), text])).toEqual(provisions)
        expect(parsed.annexes).toHaveLength(regulation.annex ? 1 : 0)
        expect(parsed.title).toBe('某市安全生产实施办法')
      }),
      { numRuns: 300 },
    )
  })

  it('put together gives the cleaned text: nothing dropped, nothing doubled', () => {
    fc.assert(
      fc.property(model, layout, (regulation, style) => {
        const { source } = write(regulation, style)
        const parsed = parseRegulation(source, { id: 'x' })
        const { charsIn, charsOut, removed } = countCharacters(source, parsed)
        expect(charsOut + removed).toBe(charsIn)
        const cleaned = bare(source.replaceAll('- 7 -', '').replaceAll('\u200b', '').replaceAll('**', ''))
        expect(bare(assemble(parsed))).toBe(cleaned)
      }),
      { numRuns: 300 },
    )
  })
})

const SCRAPS = [
  ...[
    '第一条',
    '第二条',
    '第三条 ',
    '第 四 条',
    '第十条之一',
    '第一章',
    '第二章 职责',
    '第一节',
    '第一编',
    '目录',
    '附件',
    '附件1：',
    '附1',
    '附：',
    '附则',
    '规划与建设',
    '检查工作流程',
    '【第二条】',
    '第三條',
    '“第二条',
    '”',
    '## ',
    '**',
    '<br>',
    '施行',
  ],
  ...[
    '（一）',
    '（二）',
    '(1)',
    '1.',
    '2、',
    '①',
    'a)',
    '⑴',
    '一、',
    '二、总体要求',
    '三、',
    '。',
    '；',
    '：',
    '，',
    '、',
    '的',
    '规定',
    '第一款',
    '前款',
    '本办法',
  ],
  ...[
    '\n',
    '\n\n',
    ' ',
    '　',
    '\t',
    '\f',
    '\r',
    '\u2028',
    '\u0085',
    '\0',
    '\uFEFF',
    '[bookmark: x]',
    '- 3 -',
    '— 3 —',
    '— 4 —',
    '12',
    '印发',
    '2020年1月1日',
    'a',
    '😀',
    '\uD800',
  ],
]

describe('any text at all', () => {
  const scraps = fc.array(fc.constantFrom(...SCRAPS), { maxLength: 60 }).map((parts) => parts.join(''))
  const anything = fc.oneof(scraps, fc.string({ unit: 'binary', maxLength: 200 }))

  it('is kept to the last character, without an exception', () => {
    fc.assert(
      fc.property(anything, (source) => {
        const parsed = parseRegulation(source, { id: 'x' })
        const { charsIn, charsOut, removed } = countCharacters(source, parsed)
        expect(charsOut + removed).toBe(charsIn)
      }),
      { numRuns: 2000 },
    )
  })

  it('gives provisions that are well formed: unique, nested, within each other, with links that hold', () => {
    fc.assert(
      fc.property(anything, (source) => {
        const parsed = parseRegulation(source, { id: 'x' })
        const index = createIndex(parsed)
        expect(index.size).toBe(parsed.provisions.length)
        let before = 0
        for (const provision of parsed.provisions) {
          const { start, end } = provision.source
          expect(start).toBeGreaterThanOrEqual(before)
          expect(end).toBeGreaterThanOrEqual(start)
          before = start
          const parent = provision.parent === null ? undefined : index.get(provision.parent)
          if (provision.parent !== null) expect(parent?.children).toContain(provision.ref)
          if (parent !== undefined && parent.kind !== 'chapter') {
            expect(parent.text).toContain(provision.text)
            expect(parent.source.end).toBeGreaterThanOrEqual(end)
          }
          for (const { words, at, targets } of provision.links) {
            expect(provision.text.slice(at, at + words.length)).toBe(words)
            for (const target of targets) expect(index.has(target)).toBe(true)
          }
        }
      }),
      { numRuns: 2000 },
    )
  })
})
