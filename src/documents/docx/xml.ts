import { StringDecoder } from 'node:string_decoder'
import { SaxesParser } from 'saxes'
import { DocumentError } from '../errors.ts'

/** The vocabularies that are read, transitional and strict alike, by the prefix that the readers here use. */
const PREFIXES: Record<string, string> = {
  'http://schemas.openxmlformats.org/wordprocessingml/2006/main': 'w',
  'http://purl.oclc.org/ooxml/wordprocessingml/main': 'w',
  'http://schemas.openxmlformats.org/officeDocument/2006/math': 'm',
  'http://purl.oclc.org/ooxml/officeDocument/math': 'm',
  'http://schemas.openxmlformats.org/officeDocument/2006/relationships': 'r',
  'http://purl.oclc.org/ooxml/officeDocument/relationships': 'r',
  'http://schemas.openxmlformats.org/drawingml/2006/main': 'a',
  'http://purl.oclc.org/ooxml/drawingml/main': 'a',
  'http://schemas.openxmlformats.org/markup-compatibility/2006': 'mc',
  'http://schemas.openxmlformats.org/package/2006/relationships': 'rel',
  'http://schemas.openxmlformats.org/package/2006/content-types': 'ct',
  'urn:schemas-microsoft-com:vml': 'v',
  'urn:schemas-microsoft-com:office:office': 'o',
}

/** Attributes by `prefix:name`, or by bare name where they have no prefix. */
export type Attributes = Readonly<Record<string, string>>

export interface XmlHandlers {
  open(name: string, attributes: Attributes): void
  close?(name: string): void
  text?(text: string): void
}

/**
 * Walks a part of an Office file. Names are `w:p`, `m:t` and so on whatever prefixes the file uses; names of other
 * vocabularies keep only `?:`. A document type definition is refused, so no entity of the file's own is ever expanded.
 * @param part the part's name, for the error
 * @throws {DocumentError} `broken` where it is not well-formed
 */
export async function walkXml(
  chunks: AsyncIterable<Buffer>,
  part: string,
  handlers: XmlHandlers,
): Promise<void> {
  const parser = new SaxesParser({ xmlns: true, position: false })
  const fail = (why: string): DocumentError =>
    new DocumentError(
      'broken',
      `这个 Word 文件（.docx）坏了，其中的 ${part} ${why}：请重新下载，或用 Word 打开修复后另存。`,
    )
  parser.on('error', () => {
    throw fail('不是完整的 XML')
  })
  parser.on('doctype', () => {
    throw fail('带有不该有的 DTD 声明')
  })
  parser.on('opentag', (tag) => {
    const attributes: Record<string, string> = {}
    for (const each of Object.values(tag.attributes)) {
      attributes[each.prefix === '' ? each.local : `${PREFIXES[each.uri] ?? '?'}:${each.local}`] = each.value
    }
    handlers.open(`${PREFIXES[tag.uri] ?? '?'}:${tag.local}`, attributes)
  })
  parser.on('closetag', (tag) => handlers.close?.(`${PREFIXES[tag.uri] ?? '?'}:${tag.local}`))
  parser.on('text', (found) => handlers.text?.(found))
  parser.on('cdata', (found) => handlers.text?.(found))
  let decoder: StringDecoder | null = null
  for await (const chunk of chunks) {
    decoder ??= new StringDecoder(chunk[0] === 0xff && chunk[1] === 0xfe ? 'utf16le' : 'utf8')
    parser.write(decoder.write(chunk))
  }
  parser.write(decoder?.end() ?? '')
  parser.close()
}
