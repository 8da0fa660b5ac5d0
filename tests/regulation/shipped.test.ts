import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import {
  articleOf,
  assemble,
  countCharacters,
  createIndex,
  type ParsedRegulation,
  parseRegulation,
  plainQuoteIn,
  readingText,
  SlipNotFoundError,
} from '../../src/regulation/index.ts'

const sourceOf = (id: string) =>
  readFileSync(new URL(`../../knowledge/${id}/text.txt`, import.meta.url), 'utf8')
const doubled = { ref: 'zaozhuang-2019#15.7', source: '宣传思想工作作范畴', reading: '宣传思想工作范畴' }
const incomplete = { ref: 'zaozhuang-2019#12.1', source: '严厉查处违法违规行', reading: '严厉查处违法违规行' }
const zaozhuangSource = sourceOf('zaozhuang-2019')
const guangxiSource = sourceOf('guangxi-2018')
const zaozhuang = parseRegulation(zaozhuangSource, {
  id: 'zaozhuang-2019',
  shortName: '枣庄办法',
  slips: [doubled, incomplete],
})
const guangxi = parseRegulation(guangxiSource, { id: 'guangxi-2018', shortName: '广西细则' })
const index = createIndex(zaozhuang, guangxi)
const text = (ref: string) => index.get(ref)?.text
const numbers = (parsed: ParsedRegulation, kind: string) =>
  parsed.provisions.filter((p) => p.kind === kind).map((p) => p.ref.split('#')[1])

describe('the two texts as issued', () => {
  it('has every article once, in order, and no warning', () => {
    expect(numbers(zaozhuang, 'article')).toEqual(Array.from({ length: 41 }, (_, i) => `${i + 1}`))
    expect(numbers(guangxi, 'article')).toEqual(Array.from({ length: 30 }, (_, i) => `${i + 1}`))
    expect([...zaozhuang.warnings, ...guangxi.warnings]).toEqual([])
    expect(index.size).toBe(zaozhuang.provisions.length + guangxi.provisions.length)
  })

  it('knows chapters with their titles, without the inner spaces', () => {
    const headings = (parsed: ParsedRegulation) =>
      parsed.provisions.flatMap((p) => (p.kind === 'chapter' ? [p.heading] : []))
    expect(headings(zaozhuang)).toEqual([
      '第一章 总则',
      '第二章 区（市）党政领导干部职责',
      '第三章 部门党政领导干部职责',
      '第四章 镇（街道）党政领导干部职责',
      '第五章 考核考察',
      '第六章 表彰奖励',
      '第七章 责任追究',
      '第八章 附则',
    ])
    expect(headings(guangxi)).toEqual([
      '第一章 总则',
      '第二章 职责',
      '第三章 考核考察',
      '第四章 表彰奖励',
      '第五章 责任追究',
      '第六章 附则',
    ])
    expect(index.get('zaozhuang-2019#15.2')?.chapter).toBe('zaozhuang-2019#c4')
    expect(index.get('zaozhuang-2019#c4')?.children).toEqual(
      [15, 16, 17, 18, 19].map((n) => `zaozhuang-2019#${n}`),
    )
  })

  it('counts paragraphs only where an article has several', () => {
    const several = (parsed: ParsedRegulation) => [
      ...new Set(numbers(parsed, 'paragraph').map((n) => n?.split('/')[0])),
    ]
    expect(several(zaozhuang)).toEqual(['2', '4', '11', '25', '29', '39'])
    expect(several(guangxi)).toEqual(['2', '4', '14', '15'])
    expect(index.get('zaozhuang-2019#39')?.children).toEqual([1, 2, 3].map((n) => `zaozhuang-2019#39/${n}`))
    expect(numbers(zaozhuang, 'item')).toHaveLength(65)
    expect(numbers(guangxi, 'item')).toHaveLength(27)
  })

  it('joins sentences and words across page breaks and drops stray spaces', () => {
    expect(text('zaozhuang-2019#3')).toContain('加强组织领导，完善体制机制')
    expect(text('zaozhuang-2019#35')).toMatch(/可以从轻、减轻追究责任。$/)
    expect(text('zaozhuang-2019#15')).toMatch(
      /^镇（街道）党（工）委主要负责人安全生产职责主要包括:\n\(一\)认真贯彻/,
    )
    expect(text('zaozhuang-2019#6.1')).toContain('每半年至少主持召开1次党委常委会研究安全生产工作')
    expect(text('zaozhuang-2019#41')).toMatch(/^本办法自2019年6月27日起施行。此前/)
    expect(text('zaozhuang-2019#17.2')).toBe(
      '（二）协助党委主要负责人落实党委对安全生产的领导职责，督促落实本级党委关于安全生产的决策部署。',
    )
    for (const provision of index.values()) {
      if (provision.kind !== 'chapter') expect(provision.text).not.toMatch(/[^\S\n]/)
    }
  })

  it('leaves punctuation as issued, ASCII or not', () => {
    expect(text('zaozhuang-2019#15.1')).toContain('指示精神,安全生产方针政策和法律法规。')
    expect(text('zaozhuang-2019#15.7')).toContain('作范畴，将'.slice(1))
    expect(index.get('zaozhuang-2019#15.1')?.marker).toBe('(一)')
  })

  it('mends the slip that is listed and only records the other', () => {
    expect(text('zaozhuang-2019#15.7')).toContain('纳入党的宣传思想工作范畴，将')
    expect(text('zaozhuang-2019#12.1')).toContain('严厉查处违法违规行，坚决')
    expect(zaozhuang.removed).toEqual([{ offset: expect.any(Number), text: '作', why: 'slip' }])
    const asIssued = createIndex(parseRegulation(zaozhuangSource, { id: 'z' }))
    expect(asIssued.get('z#15.7')?.text).toContain('宣传思想工作作范畴')
  })

  it('refuses a slip whose words, or whose provision, are not there', () => {
    const withSlip = (slip: typeof doubled) => () =>
      parseRegulation(zaozhuangSource, { id: 'zaozhuang-2019', slips: [slip] })
    expect(withSlip({ ...doubled, ref: 'zaozhuang-2019#15.6' })).toThrow(SlipNotFoundError)
    expect(withSlip({ ...doubled, ref: 'zaozhuang-2019#99' })).toThrow(/zaozhuang-2019#99/)
    expect(withSlip({ ...doubled, source: '没有的词' })).toThrow(/没有的词/)
  })

  it('finds the titles, the preamble and the imprint', () => {
    expect(zaozhuang.title).toBe('枣庄市贯彻落实《地方党政领导干部安全生产责任制规定》实施办法')
    expect(guangxi.title).toBe('广西壮族自治区党政领导干部安全生产责任制实施细则')
    expect(zaozhuang.preamble).toMatch(/^中共枣庄市委办公室\n室字〔2019〕88号\n/)
    expect(guangxi.preamble).toMatch(/^自治区党委办公厅[^[]*2018年11月17日$/)
    expect(zaozhuang.annexes).toEqual([
      {
        kind: 'imprint',
        title: '',
        text: '中共枣庄市委办公室\n2019年6月28日印发',
        source: expect.anything(),
      },
    ])
    expect(guangxi.annexes).toEqual([])
  })

  it('links to the provisions it names', () => {
    const links = [...index.values()].flatMap((p) =>
      p.kind === 'article' ? p.links.map((l) => [p.ref, l.words, l.targets]) : [],
    )
    const z = (...places: string[]) => places.map((place) => `zaozhuang-2019#${place}`)
    const g = (...places: string[]) => places.map((place) => `guangxi-2018#${place}`)
    expect(links).toEqual([
      [...z('30'), '本办法第二章、第三章、第四章', z('c2', 'c3', 'c4')],
      [...z('31'), '本办法第三十条', z('30')],
      [...z('36'), '本办法第二章、第三章、第四章', z('c2', 'c3', 'c4')],
      [...z('39'), '本办法第三十条', z('30')],
      [...g('19'), '本细则第二章', g('c2')],
      [...g('21'), '本细则第十九条、第二十条', g('19', '20')],
      [...g('25'), '本细则第二章', g('c2')],
      [...g('28'), '本细则第十九条、第二十条', g('19', '20')],
    ])
  })

  it.each([
    ['zaozhuang-2019', zaozhuangSource, zaozhuang],
    ['guangxi-2018', guangxiSource, guangxi],
  ])('accounts for every character of %s', (_, source, parsed) => {
    const { charsIn, charsOut, removed } = countCharacters(source, parsed)
    expect(charsOut + removed).toBe(charsIn)
    const bare = (s: string) => s.replace(/\s/g, '')
    const cleaned = bare(source).replace('[bookmark:_GoBack]', '').replace('思想工作作范畴', '思想工作范畴')
    expect(bare(assemble(parsed))).toBe(cleaned)
  })

  it('gives each provision its range in the source, and tiles articles with what they hold', () => {
    for (const [source, parsed] of [
      [zaozhuangSource, parseRegulation(zaozhuangSource, { id: 'zaozhuang-2019' })],
      [guangxiSource, guangxi],
    ] as const) {
      const local = createIndex(parsed)
      for (const provision of parsed.provisions) {
        const stretch = readingText(source.slice(provision.source.start, provision.source.end))
        const marker = provision.kind === 'article' ? provision.marker : ''
        const own = readingText(`${marker}${provision.text}`)
        expect(stretch.replace(' ', '')).toBe(own.replace(' ', ''))
        for (const { at, words } of provision.links)
          expect(provision.text.slice(at, at + words.length)).toBe(words)
        const parent = provision.parent === null ? undefined : local.get(provision.parent)
        if (parent !== undefined) {
          expect(parent.children).toContain(provision.ref)
          if (parent.kind !== 'chapter') expect(parent.text).toContain(provision.text)
        }
        if (articleOf(provision.ref) !== null)
          expect(index.has(articleOf(provision.ref) as string)).toBe(true)
      }
    }
  })

  it('checks quotes word for word', () => {
    const provision = index.get('zaozhuang-2019#6.1')
    if (provision === undefined) throw new Error('zaozhuang-2019#6.1 is missing')
    expect(plainQuoteIn(provision, '每季度至少调研1次安全生产工作')).toBe(true)
    expect(plainQuoteIn(provision, '每季度至少调研 1 次安全生产工作')).toBe(false)
    expect(plainQuoteIn(provision, '')).toBe(false)
  })
})
