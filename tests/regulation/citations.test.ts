import { readFileSync } from 'node:fs'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  createIndex,
  findCitations,
  formatCitation,
  joinRef,
  parseCitation,
  parseRegulation,
  resolveRef,
  splitRef,
} from '../../src/regulation/index.ts'

const parsed = (id: string, shortName: string) =>
  parseRegulation(readFileSync(new URL(`../../knowledge/${id}/text.txt`, import.meta.url), 'utf8'), {
    id,
    shortName,
  })
const index = createIndex(parsed('zaozhuang-2019', '枣庄办法'), parsed('guangxi-2018', '广西细则'))
const names = [
  {
    id: 'zaozhuang-2019',
    names: ['枣庄办法', '室字〔2019〕88号', '枣庄市贯彻落实《地方党政领导干部安全生产责任制规定》实施办法'],
  },
  { id: 'guangxi-2018', names: ['广西细则', '广西'] },
]
const zaozhuang = { names, regulation: 'zaozhuang-2019', index }

describe('forms that people write', () => {
  it.each([
    ['zaozhuang-2019#6.1', '6.1'],
    ['#25/2', '25/2'],
    ['#36', '36'],
    ['《枣庄办法》第六条第（一）项', '6.1'],
    ['第六条第一项', '6.1'],
    ['第六条第（一）项', '6.1'],
    ['第六条第1项', '6.1'],
    ['第六条（一）', '6.1'],
    ['第六条(一)项', '6.1'],
    ['第6条(1)', '6.1'],
    ['第６条（１）', '6.1'],
    ['第 6 条 第 1 项', '6.1'],
    ['第六條第一項', '6.1'],
    ['六条一项', '6.1'],
    ['第六条第一款第（一）项', '6.1'],
    ['第七条（三）', '7.3'],
    ['枣庄办法6条', '6'],
    ['枣庄办法 六条', '6'],
    ['枣庄办法的第六条', '6'],
    ['枣庄办法15条', '15'],
    ['25条2款', '25/2'],
    ['２５条２款', '25/2'],
    ['二十五条二款', '25/2'],
    ['第二十五条的第二款', '25/2'],
    ['第二章', 'c2'],
    ['枣庄办法第2章', 'c2'],
    ['室字[2019]88号第六条', '6'],
    ['室字（2019）88号 第六条', '6'],
    ['枣庄市贯彻落实〈地方党政领导干部安全生产责任制规定〉实施办法第六条', '6'],
    ['“第六条”', '6'],
    ['第六条。', '6'],
  ])('%s', (text, place) => {
    expect(parseCitation(text, zaozhuang)).toBe(`zaozhuang-2019#${place}`)
  })

  it('takes 第十四条第二款 where the regulation has it', () => {
    expect(parseCitation('第十四条第二款', { ...zaozhuang, regulation: 'guangxi-2018' })).toBe(
      'guangxi-2018#14/2',
    )
    expect(parseCitation('第十四条第二款', zaozhuang)).toBeNull()
    expect(parseCitation('第十四条第二款')).toBe('#14/2')
  })

  it.each([
    '第九十条',
    '第六条第（九）项',
    '第六条和第七条',
    '安全生产法第六条',
    '六',
    '随便',
    '',
    '第二款',
    '第六条说什么',
  ])('reads no single provision in %j', (text) => {
    expect(parseCitation(text, zaozhuang)).toBeNull()
  })
})

describe('citations in a sentence', () => {
  const found = (text: string) =>
    findCitations(text, names).map(({ words, at, regulation, refs }) => {
      expect(text.slice(at, at + words.length)).toBe(words)
      return [words, regulation, refs.map((ref) => ref.split('#')[1])]
    })

  it.each<[string, unknown[]]>([
    [
      '枣庄办法第六条和广西细则第五条有什么区别',
      [
        ['枣庄办法第六条', 'zaozhuang-2019', ['6']],
        ['广西细则第五条', 'guangxi-2018', ['5']],
      ],
    ],
    ['请问第三十条、第三十一条怎么理解', [['第三十条、第三十一条', null, ['30', '31']]]],
    ['枣庄办法第二、三、四章写了啥', [['枣庄办法第二、三、四章', 'zaozhuang-2019', ['c2', 'c3', 'c4']]]],
    ['第六条至第九条', [['第六条至第九条', null, ['6', '7', '8', '9']]]],
    ['第6-8条', [['第6-8条', null, ['6', '7', '8']]]],
    ['第六条第（一）、（七）项', [['第六条第（一）、（七）项', null, ['6.1', '6.7']]]],
    ['第六、七条第一项', [['第六、七条第一项', null, ['6', '7.1']]]],
    ['15条说的啥', [['15条', null, ['15']]]],
    ['我要看25条', [['25条', null, ['25']]]],
    ['广西那份里面第十二条说什么', [['第十二条', 'guangxi-2018', ['12']]]],
    ['按zaozhuang-2019#6.1办', [['zaozhuang-2019#6.1', 'zaozhuang-2019', ['6.1']]]],
    ['第十条之一', [['第十条之一', null, ['10-1']]]],
    ['第六条七项职责是哪些', [['第六条', null, ['6']]]],
    ['第六条（2019年版）', [['第六条', null, ['6']]]],
    ['《枣庄办法》（室字〔2019〕88号）第六条', [['室字〔2019〕88号）第六条', 'zaozhuang-2019', ['6']]]],
  ])('%s', (text, expected) => {
    expect(found(text)).toEqual(expected)
  })

  it.each([
    '出台六条措施',
    '枣庄办法共41条',
    '十五条硬措施',
    '第一责任人',
    '每年1次',
    '三项制度',
    '一条街',
    '',
  ])('finds none in %j', (text) => {
    expect(found(text)).toEqual([])
  })

  it('says when another document is meant', () => {
    expect(findCitations('安全生产法第五条怎么说', names)).toMatchObject([
      { regulation: null, foreign: '安全生产法' },
    ])
    expect(findCitations('《刑法》第一百三十四条和枣庄办法第三十条', names)).toMatchObject([
      { regulation: null, foreign: '刑法', refs: ['#134'] },
      { regulation: 'zaozhuang-2019', foreign: null, refs: ['zaozhuang-2019#30'] },
    ])
  })
})

describe('round trips', () => {
  it('every provision’s label, reference and place parse back to it', () => {
    for (const { ref, label } of index.values()) {
      const own = { names, index, regulation: ref.split('#')[0] as string }
      expect(parseCitation(label, own)).toBe(ref)
      expect(parseCitation(ref, own)).toBe(ref)
      expect(parseCitation(label.replace(/^《[^》]*》/, ''), own)).toBe(ref)
    }
  })

  const places = fc.oneof(
    fc.record({
      regulation: fc.constantFrom('a', 'some-2020'),
      article: fc.integer({ min: 1, max: 1260 }),
      insert: fc.option(fc.integer({ min: 1, max: 20 }), { nil: undefined }),
      paragraph: fc.option(fc.integer({ min: 1, max: 30 }), { nil: undefined }),
      items: fc.array(fc.integer({ min: 1, max: 40 }), { maxLength: 2 }),
    }),
    fc.record({
      regulation: fc.constantFrom('a', 'some-2020'),
      heading: fc.constantFrom('c1', 'c12', 'c2s3', 'b1c2s3', 'b2', 'b1c1'),
      items: fc.constant([] as number[]),
    }),
  )
  const known = [
    { id: 'a', names: ['甲办法'] },
    { id: 'some-2020', names: ['乙细则'] },
  ]
  const shortName = (regulation: string) => (regulation === 'a' ? '甲办法' : '乙细则')

  it('any reference is put together and taken apart again', () => {
    fc.assert(
      fc.property(places, (place) => {
        const ref = joinRef(place as Parameters<typeof joinRef>[0])
        expect(joinRef(splitRef(ref) as Parameters<typeof joinRef>[0])).toBe(ref)
      }),
    )
  })

  it('any reference parses back from its canonical and its human form', () => {
    fc.assert(
      fc.property(places, (place) => {
        const ref = joinRef(place as Parameters<typeof joinRef>[0])
        expect(parseCitation(ref, { names: known })).toBe(ref)
        expect(parseCitation(formatCitation(ref, shortName(place.regulation)), { names: known })).toBe(ref)
      }),
    )
  })

  it('any article is found however it is written', () => {
    const digits = fc.constantFrom('half', 'full', 'chinese')
    const write = (n: number, how: string) =>
      how === 'half'
        ? `${n}`
        : how === 'full'
          ? [...`${n}`].map((d) => String.fromCharCode(d.charCodeAt(0) + 0xfee0)).join('')
          : (formatCitation(`x#${n}`, '').match(/第(.*)条/)?.[1] as string)
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 400 }),
        fc.integer({ min: 1, max: 20 }),
        digits,
        fc.constantFrom('第', ''),
        fc.constantFrom(
          ['第', '款', '/'],
          ['', '款', '/'],
          ['第', '项', '.'],
          ['（', '）', '.'],
          ['(', ')', '.'],
          ['第（', '）项', '.'],
        ),
        fc.constantFrom('', ' '),
        (article, part, how, the, [open, close, sign], gap) => {
          const text = `甲办法${gap}${the}${write(article, how)}条${gap}${open}${write(part, how)}${close}`
          expect(parseCitation(text, { names: known })).toBe(`a#${article}${sign}${part}`)
        },
      ),
    )
  })

  it('refuses to print what is no reference', () => {
    expect(() => formatCitation('第六条', '枣庄办法')).toThrow(RangeError)
    expect(splitRef('x#')).toBeNull()
    expect(splitRef('x#6.')).toBeNull()
    expect(resolveRef('nonsense', index)).toBeNull()
  })
})
