import { describe, expect, test } from 'vitest'
import { docx, docxParts, p } from './making.ts'
import { read, refused } from './reading.ts'
import { zip } from './zipping.ts'

const PAGE =
  '<html><head><meta charset="utf-8"><style>td{}</style></head><body><h1>某某市办法</h1><p>第一条　为了安全。<br>第二条　略。</p></body></html>'
const LINES = ['某某市办法', '第一条　为了安全。', '第二条　略。']

/** A document that puts in the file `name`, between two paragraphs where asked. */
function puttingIn(name: string, content: string | Uint8Array, around = true): Uint8Array {
  const chunk = '<w:altChunk r:id="one"/>'
  const parts = docxParts({ body: around ? `${p('前')}${chunk}${p('后')}` : chunk })
  const relations = parts.map((part) =>
    part.name === 'word/_rels/document.xml.rels'
      ? {
          ...part,
          content: `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="one" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/aFChunk" Target="/word/${name}"/></Relationships>`,
        }
      : part,
  )
  return zip([...relations, { name: `word/${name}`, content }])
}

const quoted = (text: string): string =>
  [...Buffer.from(text)]
    .map((byte) =>
      byte < 0x20 || byte > 0x7e || byte === 0x3d
        ? `=${byte.toString(16).toUpperCase().padStart(2, '0')}`
        : String.fromCharCode(byte),
    )
    .join('')
    .replace(/(.{60}[^=]{2}(?!=))/g, '$1=\r\n')

const message = (encoding: string, body: string): string =>
  [
    'MIME-Version: 1.0',
    'Content-Type: multipart/related;',
    '    type="text/html";',
    '    boundary="----=part"',
    '',
    'This is a message.',
    '------=part',
    'Content-Type: image/png',
    'Content-Transfer-Encoding: base64',
    '',
    'AAAA',
    '------=part',
    'Content-Type: text/html; charset="utf-8"',
    `Content-Transfer-Encoding: ${encoding}`,
    '',
    body,
    '------=part--',
    '<p>behind the end</p>',
  ].join('\r\n')

describe('files that a Word document puts in', () => {
  test.each<[string, string, string]>([
    ['a web page as a message, quoted', 'a.mht', message('quoted-printable', quoted(PAGE))],
    ['the same in base64', 'a.mht', message('base64', Buffer.from(PAGE).toString('base64'))],
    ['the same as it is', 'a.mht', message('8bit', PAGE)],
    ['a web page', 'a.html', PAGE],
    ['plain text', 'a.txt', LINES.join('\r\n')],
  ])('%s is read where it stands', async (_, name, content) => {
    const { lines, format, warnings } = await read('办法.docx', puttingIn(name, content))
    expect({ lines, format, warnings }).toEqual({
      lines: ['前', ...LINES, '后'],
      format: 'docx',
      warnings: [],
    })
  })

  test('a document that is nothing else is read as well', async () => {
    const bytes = puttingIn('a.mht', message('quoted-printable', quoted(PAGE)), false)
    expect((await read('办法.docx', bytes)).lines).toEqual(LINES)
  })

  test.each<[string, string | Uint8Array]>([
    ['another Word document', docx({ body: p('里面') })],
    ['RTF', '{\\rtf1 text}'],
    ['a message without a page', message('base64', 'AAAA').replace('text/html; charset', 'image/gif; x')],
  ])('%s is told, and where there is no other text the reason is the true one', async (_, content) => {
    const { lines, warnings } = await read('办法.docx', puttingIn('a.bin', content))
    expect(lines).toEqual(['前', '后'])
    expect(warnings).toEqual([{ place: '正文第2段', message: expect.stringContaining('altChunk') }])
    const { fault, message } = await refused('办法.docx', puttingIn('a.bin', content, false))
    expect(fault).toBe('empty')
    expect(message).toMatch(/altChunk.*另存为 \.docx/)
  })

  test.each<[string, string]>([
    ['parts inside parts without end', 'Content-Type: multipart/mixed; boundary=x\n\n--x\n'.repeat(5_000)],
    ['a boundary a line', `Content-Type: multipart/mixed; boundary=x\n\n${'--x\n'.repeat(100_000)}`],
  ])('%s end', async (_, content) => {
    expect((await read('办法.docx', puttingIn('a.mht', content))).lines).toEqual(['前', '后'])
  })
})
