import { describe, expect, test } from 'vitest'
import { DEFAULT_LIMITS, DocumentError, FORMATS, readDocument } from '../../src/documents/index.ts'
import { docx, docxParts, p } from './making.ts'
import { read, refused } from './reading.ts'
import { zip } from './zipping.ts'

const replaced = (name: string, part: object): Uint8Array =>
  zip(docxParts({ body: p('第一条') }).map((each) => (each.name === name ? { ...each, ...part } : each)))

describe('files that are refused', () => {
  test.each<[string, string, Uint8Array | string, string]>([
    ['nothing', 'a.txt', '', 'empty'],
    ['white space', 'a.txt', ' \n\t', 'empty'],
    ['a document without text', 'a.docx', docx({ body: '<w:p/>' }), 'empty'],
    ['RTF', 'a.docx', '{\\rtf1\\ansi 第一条}', 'unknown-format'],
    ['a picture', 'a.pdf', Uint8Array.of(0x89, 0x50, 0x4e, 0x47, 13, 10, 26, 10), 'unknown-format'],
    ['a table of numbers', 'a.docx', zip([{ name: 'xl/workbook.xml', content: 'x' }]), 'unknown-format'],
    ['a zip of files', 'a.zip', zip([{ name: '办法.txt', content: '第一条' }]), 'unknown-format'],
    [
      'a page of mail',
      'a.doc',
      'MIME-Version: 1.0\nContent-Type: multipart/related\n\n第一条',
      'unknown-format',
    ],
    ['a document without its body', 'a.docx', zip([{ name: 'word/x.xml', content: 'x' }]), 'broken'],
    ['a document cut short', 'a.docx', docx({ body: p('第一条') }).slice(0, 300), 'broken'],
    ['a body that is no XML', 'a.docx', replaced('word/document.xml', { content: '<w:document' }), 'broken'],
    ['a wrong checksum', 'a.docx', replaced('word/document.xml', { sum: 1 }), 'broken'],
    ['a password on a part', 'a.docx', replaced('word/document.xml', { encrypted: true }), 'encrypted'],
    ['a damaged PDF', 'a.pdf', '%PDF-1.7\nnothing', 'broken'],
  ])('%s', async (_, name, bytes, fault) => {
    expect((await refused(name, bytes)).fault).toBe(fault)
  })

  test('an entity of the file’s own is never expanded', async () => {
    const content = `<?xml version="1.0"?><!DOCTYPE x [<!ENTITY a "${'安'.repeat(50)}"><!ENTITY b "&a;&a;">]><x>&b;</x>`
    const { fault, message } = await refused('a.docx', replaced('word/document.xml', { content }))
    expect({ fault, message }).toEqual({ fault: 'broken', message: expect.stringContaining('DTD') })
  })

  test('a zip bomb is measured as it unpacks, whatever its headers say', async () => {
    const content = ' '.repeat(30_000_000)
    const honest = replaced('word/document.xml', { content })
    const lying = replaced('word/document.xml', { content, claimedSize: 100 })
    expect((await refused('a.docx', honest)).fault).toBe('zip-bomb')
    expect((await refused('a.docx', lying)).fault).toBe('zip-bomb')
    const many = zip(Array.from({ length: 10_001 }, (_, at) => ({ name: `${at}`, content: '' })))
    expect((await refused('a.docx', many)).fault).toBe('zip-bomb')
  })

  test('the unpacked bytes of all parts together count', async () => {
    const bytes = docx({ body: p('第一条'), styles: ' '.repeat(10_000) })
    const size = docxParts({ body: p('第一条'), styles: ' '.repeat(10_000) })
      .filter(({ name }) => name !== '[Content_Types].xml')
      .reduce((sum, { content }) => sum + content.length + (Buffer.byteLength(content) - content.length), 0)
    expect((await readDocument('a.docx', bytes, { limits: { unpackedBytes: size } })).text).toBe('第一条')
    expect((await refused('a.docx', bytes, { limits: { unpackedBytes: size - 1 } })).fault).toBe('zip-bomb')
  })

  test('bytes and characters: at the limit is read, one more is not', async () => {
    const bytes = new TextEncoder().encode('第一条')
    expect((await readDocument('a.txt', bytes, { limits: { bytes: 9, characters: 3 } })).text).toBe('第一条')
    const large = await refused('a.txt', bytes, { limits: { bytes: 8 } })
    expect(large).toEqual({ fault: 'too-large', message: expect.stringContaining('9 字节，最多读 8 字节') })
    expect((await refused('a.txt', bytes, { limits: { characters: 2 } })).fault).toBe('too-large')
  })

  test('a reading that does not end is ended', async () => {
    const slow = `<html>${'<b><p>'.repeat(200_000)}`
    const { fault, message } = await refused('a.html', slow, { limits: { milliseconds: 50 } })
    expect({ fault, message }).toEqual({ fault: 'too-slow', message: expect.stringContaining('0.05 秒') })
  })

  test('a wrong ending is told, a right or missing one is not', async () => {
    expect((await read('a.pdf', docx({ body: p('第一条') }))).warnings).toEqual([
      { place: '文件名', message: '文件名以 .pdf 结尾，内容其实是Word 文档，已按内容读。' },
    ])
    expect((await read('a.DOCX', docx({ body: p('第一条') }))).warnings).toEqual([])
    expect((await read('办法', docx({ body: p('第一条') }))).warnings).toEqual([])
  })
})

test('the bytes given stay as they are, and the same file reads the same', async () => {
  const bytes = docx({ body: p('第一条') })
  const before = Uint8Array.from(bytes)
  const first = await readDocument('a.docx', bytes)
  expect(await readDocument('a.docx', bytes)).toEqual(first)
  expect(bytes).toEqual(before)
})

test('limits that are none are a mistake of the program', async () => {
  await expect(readDocument('a', Uint8Array.of(1), { limits: { pages: 0 } })).rejects.toThrow(RangeError)
  await expect(readDocument('a', Uint8Array.of(1), { limits: { bytes: Number.NaN } })).rejects.toThrow(
    'bytes',
  )
})

test('every format has a name and endings, and the limits are those promised', () => {
  expect(FORMATS.map(({ format }) => format)).toEqual(['docx', 'pdf', 'html', 'md', 'txt', 'doc'])
  expect(DEFAULT_LIMITS).toEqual({
    bytes: 20_000_000,
    unpackedBytes: 200_000_000,
    pages: 2_000,
    characters: 5_000_000,
    milliseconds: 60_000,
  })
  expect(new DocumentError('empty', '空。')).toMatchObject({ name: 'DocumentError', fault: 'empty' })
})
