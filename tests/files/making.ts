import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Document, Header, Packer, Paragraph } from 'docx'
import sharp from 'sharp'
import { zip } from '../documents/zipping.ts'

/** A folder of its own, and how to remove it. */
export async function folder(): Promise<{ dir: string; end: () => Promise<void> }> {
  const dir = await mkdtemp(join(tmpdir(), 'zhaodan-files-'))
  return { dir, end: () => rm(dir, { recursive: true, force: true }) }
}

/** A photo as a phone takes it: lying on its side, with place and device written beside it. */
export function photo(width = 800, height = 600): Promise<Buffer> {
  return sharp({ create: { width, height, channels: 3, background: { r: 200, g: 30, b: 30 } } })
    .jpeg()
    .withExif({
      IFD0: { Make: 'ZDPHONE' },
      IFD3: { GPSLatitude: '34/1 48/1 0/1', GPSLatitudeRef: 'N' },
    })
    .withMetadata({ orientation: 6 })
    .toBuffer()
}

export function picture(format: 'png' | 'webp' | 'gif' | 'tiff', side = 40): Promise<Buffer> {
  return sharp({ create: { width: side, height: side, channels: 3, background: 'green' } })
    .toFormat(format)
    .toBuffer()
}

/** A Word document of these paragraphs. */
export function word(lines: readonly string[], header?: string): Promise<Buffer> {
  return Packer.toBuffer(
    new Document({
      sections: [
        {
          ...(header && { headers: { default: new Header({ children: [new Paragraph(header)] }) } }),
          children: lines.map((line) => new Paragraph(line)),
        },
      ],
    }),
  )
}

const TYPES = (part: string, kind: string): string =>
  `<?xml version="1.0"?><Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Override PartName="${part}" ContentType="application/vnd.openxmlformats-officedocument.${kind}.main+xml"/></Types>`

/** A workbook of one sheet with these rows, and a page header. */
export function sheet(rows: readonly (readonly string[])[], header = ''): Uint8Array {
  const strings = [...new Set(rows.flat())]
  const cells = rows.map(
    (row) => `<row>${row.map((cell) => `<c t="s"><v>${strings.indexOf(cell)}</v></c>`).join('')}</row>`,
  )
  return zip([
    { name: '[Content_Types].xml', content: TYPES('/xl/workbook.xml', 'spreadsheetml.sheet') },
    { name: 'xl/workbook.xml', content: '<workbook><sheets><sheet name="一月"/></sheets></workbook>' },
    {
      name: 'xl/worksheets/sheet1.xml',
      content: `<worksheet><sheetData>${cells.join('')}</sheetData><headerFooter><oddHeader>${header}</oddHeader></headerFooter></worksheet>`,
    },
    {
      name: 'xl/sharedStrings.xml',
      content: `<sst>${strings.map((each) => `<si><t>${each}</t></si>`).join('')}</sst>`,
    },
  ])
}

/** Slides, each of these paragraphs. */
export function slides(all: readonly (readonly string[])[]): Uint8Array {
  return zip([
    {
      name: '[Content_Types].xml',
      content: TYPES('/ppt/presentation.xml', 'presentationml.presentation'),
    },
    ...all.map((paragraphs, at) => ({
      name: `ppt/slides/slide${at + 1}.xml`,
      content: `<p:sld xmlns:p="p" xmlns:a="a">${paragraphs
        .map((text) => `<a:p><a:r><a:t>${text}</a:t></a:r></a:p>`)
        .join('')}</p:sld>`,
    })),
  ])
}

/** A PDF of one page with this Latin text; empty for a page without letters, as a scanned one has. */
export function pdf(text: string): Buffer {
  const content = text === '' ? '0 0 100 100 re f' : `BT /F1 12 Tf 72 700 Td (${text}) Tj ET`
  const objects = [
    '<</Type/Catalog/Pages 2 0 R>>',
    '<</Type/Pages/Kids[3 0 R]/Count 1>>',
    '<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents 4 0 R/Resources<</Font<</F1 5 0 R>>>>>>',
    `<</Length ${content.length}>>stream\n${content}\nendstream`,
    '<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>',
  ]
  let body = '%PDF-1.4\n'
  const offsets = objects.map((object, at) => {
    const offset = body.length
    body += `${at + 1} 0 obj\n${object}\nendobj\n`
    return offset
  })
  const rows = offsets.map((offset) => `${String(offset).padStart(10, '0')} 00000 n \n`).join('')
  const tail = `trailer<</Size 6/Root 1 0 R>>\nstartxref\n${body.length}\n%%EOF\n`
  return Buffer.from(`${body}xref\n0 6\n0000000000 65535 f \n${rows}${tail}`, 'latin1')
}

/** An old workbook as far as it matters here: its stream's name, first record, and strings between numbers. */
export function oldSheet(strings: readonly string[], locked = false): Buffer {
  const signature = Buffer.from([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1])
  const first = Buffer.from([9, 8, 0x10, 0, 0, 6, 5, 0, ...Array(12).fill(0)])
  const pass = Buffer.from([0x2f, 0, 2, 0, 1, 0])
  const cells = strings.flatMap((text) => [Buffer.from([text.length, 0, 1]), Buffer.from(text, 'utf16le')])
  return Buffer.concat([
    signature,
    Buffer.alloc(504),
    first,
    ...(locked ? [pass] : []),
    ...cells,
    Buffer.alloc(7),
    Buffer.from('Workbook\0', 'utf16le'),
    Buffer.alloc(600),
  ])
}
