import { Document, type ISectionOptions, type IStylesOptions, Packer } from 'docx'
import { fontTable } from './fonts.ts'

/** A finished document's parts. */
export interface Pages {
  title: string
  /** When it was made; it is noted in the file. */
  madeAt: Date
  styles: IStylesOptions
  section: ISectionOptions
}

const MAKER = '照单'

/** The bytes of a .docx file. */
export async function pack({ title, madeAt, styles, section }: Pages): Promise<Buffer> {
  const document = new Document({
    title,
    creator: MAKER,
    lastModifiedBy: MAKER,
    styles,
    evenAndOddHeaderAndFooters: true,
    sections: [section],
  })
  return await Packer.toBuffer(document, false, [
    { path: 'word/fontTable.xml', data: fontTable() },
    { path: 'docProps/core.xml', data: coreProperties(title, madeAt) },
  ])
}

/** docx would write the hour of the machine; this is the one at which the facts were read. */
function coreProperties(title: string, madeAt: Date): string {
  const at = madeAt.toISOString()
  return (
    '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>' +
    '<cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties" ' +
    'xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/" ' +
    'xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">' +
    `<dc:title>${escaped(title)}</dc:title><dc:creator>${MAKER}</dc:creator>` +
    `<cp:lastModifiedBy>${MAKER}</cp:lastModifiedBy><cp:revision>1</cp:revision>` +
    `<dcterms:created xsi:type="dcterms:W3CDTF">${at}</dcterms:created>` +
    `<dcterms:modified xsi:type="dcterms:W3CDTF">${at}</dcterms:modified></cp:coreProperties>`
  )
}

function escaped(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;')
}
