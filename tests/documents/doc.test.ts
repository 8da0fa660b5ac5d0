import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { compound } from './compounding.ts'
import { read, refused } from './reading.ts'

const fixture = (name: string): Uint8Array => readFileSync(new URL(`fixtures/${name}`, import.meta.url))
const header = (bytes: readonly [at: number, value: number][]): Uint8Array => {
  const stream = Buffer.alloc(4096)
  for (const [at, value] of bytes) stream.writeUInt16LE(value, at)
  return stream
}

const LINES = [
  '某某市安全生产办法',
  '第一条　为了加强安全生产工作，制定本办法。',
  '（一）每季度至少1次；',
  '（二）ABC',
  '部门\t职责',
  '某局 （甲）\t',
]
const END = ['第二条　自公布之日起施行。', '[注1] 二〇二六年']

describe('old Word documents', () => {
  test('what LibreOffice saved as Word 97: text, table, field, note; what is left out is told', async () => {
    const { lines, format, pages, warnings } = await read('办法.doc', fixture('word-97.doc'))
    expect({ format, pages }).toEqual({ format: 'doc', pages: null })
    expect(lines).toEqual([...LINES, '编号的一段', '编号的二段', ...END])
    expect(warnings.map(({ message }) => message.slice(0, 12))).toEqual([
      '有 2 段用了自动编号，',
      '有 3 个隐藏的字，打印',
      '脚注和尾注读在全文末尾。',
    ])
  })

  // Made by LibreOffice, then without the numbers that it repeats at each paragraph, as Word writes it.
  test('numbers that come from a style, or from the one it builds on, are told; a paragraph may refuse them', async () => {
    const { lines, warnings } = await read('办法.doc', fixture('numbered-by-style.doc'))
    expect(lines).toEqual(['某某市检查办法', '为了安全。', '每年检查。', '没有编号。', '末尾'])
    expect(warnings).toEqual([
      { place: '全文', message: expect.stringMatching(/^有 2 段用了自动编号.*另存为 \.docx/) },
    ])
  })

  test('a style sheet that is damaged loses no text', async () => {
    const bytes = Uint8Array.from(fixture('numbered-by-style.doc'))
    // The length of the style sheet, in the header of the main stream.
    const main = Buffer.from(bytes.buffer).indexOf(Buffer.from([0xec, 0xa5]))
    new DataView(bytes.buffer).setUint32(main + 0xa6, 5, true)
    expect((await read('办法.doc', bytes)).lines).toHaveLength(5)
  })

  test('the same saved as .docx by LibreOffice reads the same, numbers and all', async () => {
    const { lines } = await read('办法.docx', fixture('libreoffice.docx'))
    expect(lines).toEqual([...LINES, '第一项 编号的一段', '第二项 编号的二段', ...END])
  })

  test.each<[string, Uint8Array, string]>([
    [
      'an encrypted .docx',
      compound({ EncryptionInfo: header([]), EncryptedPackage: header([]) }),
      'encrypted',
    ],
    [
      'an encrypted .doc',
      compound({
        WordDocument: header([
          [0, 0xa5ec],
          [2, 0xc1],
          [10, 0x100],
        ]),
      }),
      'encrypted',
    ],
    [
      'Word 95',
      compound({
        WordDocument: header([
          [0, 0xa5ec],
          [2, 0x68],
        ]),
      }),
      'old-word',
    ],
    ['a document of another program', compound({ Contents: header([]) }), 'old-word'],
    ['a table of numbers', compound({ Workbook: header([]) }), 'unknown-format'],
    [
      'a document without its table',
      compound({
        WordDocument: header([
          [0, 0xa5ec],
          [2, 0xc1],
        ]),
      }),
      'broken',
    ],
    ['a document cut short', fixture('word-97.doc').slice(0, 4_000), 'broken'],
    ['nothing but the first bytes', fixture('word-97.doc').slice(0, 8), 'broken'],
  ])('%s is refused', async (_, bytes, fault) => {
    expect((await refused('办法.doc', bytes)).fault).toBe(fault)
  })

  test('a chain of sectors in a circle ends', async () => {
    const bytes = compound({ WordDocument: header([]) })
    const sector = 2
    new DataView(bytes.buffer).setUint32(512 + sector * 4, sector, true)
    expect((await refused('办法.doc', bytes)).fault).toBe('broken')
  })
})
