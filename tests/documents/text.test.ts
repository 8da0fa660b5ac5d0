import { describe, expect, test } from 'vitest'
import { encoded, utf16 } from './making.ts'
import { read, refused } from './reading.ts'

const RULES =
  '第一条　为了加强安全生产工作，制定本办法。\r\n（一）每季度至少1次；\r第二条　自公布之日起施行。\n'
const LINES = [
  '第一条　为了加强安全生产工作，制定本办法。',
  '（一）每季度至少1次；',
  '第二条　自公布之日起施行。',
  '',
]
const TRADITIONAL = '第一條　為了加強安全生產工作，制定本辦法。\n第二條　應當按照規定辦理。\n'
const utf8 = (text: string): Uint8Array => new TextEncoder().encode(text)

describe('plain text', () => {
  test.each([
    ['UTF-8', utf8(RULES)],
    ['UTF-8 with a mark', utf8(`\ufeff${RULES}`)],
    ['UTF-16, little end first', utf16(RULES, 'le')],
    ['UTF-16, big end first', utf16(RULES, 'be')],
    ['UTF-16, little end first, without a mark', utf16(RULES, 'le', false)],
    ['UTF-16, big end first, without a mark', utf16(RULES, 'be', false)],
    ['GB18030', encoded(RULES, 'gb18030')],
  ])('%s', async (_, bytes) => {
    const { format, lines, warnings, pages } = await read('办法.txt', bytes)
    expect({ format, lines, warnings, pages }).toEqual({
      format: 'txt',
      lines: LINES,
      warnings: [],
      pages: null,
    })
  })

  test('Big5 where it gives ordinary Chinese', async () => {
    expect((await read('辦法.txt', encoded(TRADITIONAL, 'big5'))).text).toBe(TRADITIONAL)
  })

  test('two letters of GBK that are valid UTF-8 by chance', async () => {
    expect((await read('a.txt', Uint8Array.of(0xc1, 0xaa, 0xcd, 0xa8))).text).toBe('联通')
  })

  test('a broken character is told with its line, up to one in fifty; more is no encoding at all', async () => {
    const whole = utf8(`${'安全生产'.repeat(25)}\n${'监督管理'.repeat(25)}`)
    const one = Uint8Array.from([...whole.slice(0, -1)])
    const { text, warnings } = await read('a.txt', one)
    expect(text.endsWith('管\ufffd')).toBe(true)
    expect(warnings).toEqual([{ place: '第2行', message: expect.stringContaining('读不出来') }])
    const noise = Uint8Array.from({ length: 400 }, (_, at) => 0x80 + ((at * 37) % 128))
    expect((await refused('a.txt', noise)).fault).toBe('undecodable')
  })

  test('control characters are taken out and told; a file full of them is no text', async () => {
    const { text, warnings } = await read('a.txt', `${'安全'.repeat(150)}\n第\u0002二条\u001a`)
    expect(text.endsWith('\n第二条')).toBe(true)
    expect(warnings).toEqual([{ place: '第2行', message: '有看不见的控制字符，已去掉。' }])
    expect((await refused('a.txt', 'ab\u0000\u0001\u0002')).fault).toBe('unknown-format')
  })

  test('form feeds stay, and so does white space', async () => {
    expect((await read('a.txt', '\t第一条\u3000甲 \n\f乙')).text).toBe('\t第一条\u3000甲 \n\f乙')
  })
})

describe('Markdown', () => {
  test('marks are taken off line by line, numbers stay', async () => {
    const source = [
      '# 某某办法 #',
      '',
      '**第一条**　为了*安全*，根据[《某法》](https://example.com/a_(b) "题")__制定__。',
      '1. 甲',
      '2\\. 乙',
      '（一）丙',
      '- （二）丁',
      '* 戊 ~~己~~ `庚`',
      '> 引文&emsp;a_b_c 2*3*4',
      '#井号不是标题',
      '- 3 -',
      '---',
      '| 部门 | 职责 |',
      '|:--|--:|',
      '| 某局 | 监\\|管 |',
      '题目',
      '====',
      '```',
      '**原样**',
      '```',
      '辛<br>壬<b>癸</b> 1<2',
    ].join('\n')
    const { lines, format, warnings } = await read('a.md', source)
    expect({ format, warnings }).toEqual({ format: 'md', warnings: [] })
    expect(lines).toEqual([
      '某某办法',
      '',
      '第一条　为了安全，根据《某法》制定。',
      '1. 甲',
      '2. 乙',
      '（一）丙',
      '（二）丁',
      '戊 己 庚',
      '引文\u2003a_b_c 2*3*4',
      '井号不是标题',
      '- 3 -',
      '部门\t职责',
      '某局\t监|管',
      '题目',
      '**原样**',
      '辛',
      '壬癸 1<2',
    ])
  })

  test('metadata at the beginning and comments are told, a rule that begins the text is none', async () => {
    const { text, warnings } = await read(
      'a.md',
      '---\ntitle: 办法\n---\n<!-- 说明\n二 -->第一条\n![图](a.png)',
    )
    expect(text).toBe('\n第一条\n图')
    expect(warnings.map(({ place }) => place).sort()).toEqual(['第1—3行', '第4行', '第6行'])
    expect((await read('a.md', '---\n第一条　甲。\n---\n第二条　乙。')).text).toBe(
      '第一条　甲。\n第二条　乙。',
    )
  })
})
