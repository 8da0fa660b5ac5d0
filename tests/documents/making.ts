import { type Part, zip } from './zipping.ts'

const TRANSITIONAL = {
  w: 'http://schemas.openxmlformats.org/wordprocessingml/2006/main',
  r: 'http://schemas.openxmlformats.org/officeDocument/2006/relationships',
}
const STRICT = {
  w: 'http://purl.oclc.org/ooxml/wordprocessingml/main',
  r: 'http://purl.oclc.org/ooxml/officeDocument/relationships',
}

/** What a Word document is made of, each as the XML inside the part's root. */
export interface Wordings {
  body: string
  numbering?: string
  styles?: string
  footnotes?: string
  header?: string
  comments?: string
  strict?: boolean
  /** Parts beside these. */
  more?: readonly Part[]
}

/** The parts of a Word document, for tests that spoil one of them. */
export function docxParts(of: Wordings): Part[] {
  const { w, r } = of.strict ? STRICT : TRANSITIONAL
  const names = `xmlns:w="${w}" xmlns:r="${r}" xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" xmlns:v="urn:schemas-microsoft-com:vml" xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"`
  const xml = (root: string, inside: string): string =>
    `<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n<w:${root} ${names}>${inside}</w:${root}>`
  const beside: [type: string, root: string, inside: string | undefined][] = [
    ['numbering', 'numbering', of.numbering],
    ['styles', 'styles', of.styles],
    ['footnotes', 'footnotes', of.footnotes],
    ['header', 'hdr', of.header],
    ['comments', 'comments', of.comments],
  ]
  const present = beside.filter(([, , inside]) => inside !== undefined)
  const relations = (all: readonly [type: string, target: string][]): string =>
    `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">${all
      .map(([type, target], at) => `<Relationship Id="r${at}" Type="${r}/${type}" Target="${target}"/>`)
      .join('')}</Relationships>`
  return [
    { name: '[Content_Types].xml', content: '<Types/>' },
    { name: '_rels/.rels', content: relations([['officeDocument', 'word/document.xml']]) },
    { name: 'word/document.xml', content: xml('document', `<w:body>${of.body}</w:body>`) },
    {
      name: 'word/_rels/document.xml.rels',
      content: relations(present.map(([type]) => [type, `${type}.xml`])),
    },
    ...present.map(([type, root, inside]) => ({
      name: `word/${type}.xml`,
      content: xml(root, inside ?? ''),
    })),
    ...(of.more ?? []),
  ]
}

/** A Word document. */
export function docx(of: Wordings): Uint8Array {
  return zip(docxParts(of))
}

/** A paragraph of one run; `properties` is the inside of its `w:pPr`. */
export function p(text: string, properties = ''): string {
  return `<w:p>${properties && `<w:pPr>${properties}</w:pPr>`}<w:r><w:t xml:space="preserve">${text}</w:t></w:r></w:p>`
}

/** The properties of a paragraph in a list. */
export function inList(list: number, level = 0): string {
  return `<w:numPr><w:ilvl w:val="${level}"/><w:numId w:val="${list}"/></w:numPr>`
}

/** A level of a list. */
export function level(at: number, format: string, text: string, more = ''): string {
  return `<w:lvl w:ilvl="${at}"><w:start w:val="1"/><w:numFmt w:val="${format}"/>${more}<w:lvlText w:val="${text}"/></w:lvl>`
}

/** The encoded bytes of a text, for encodings that TextEncoder has not. */
export function utf16(text: string, order: 'le' | 'be', mark = true): Uint8Array {
  const bytes = Buffer.from((mark ? '\ufeff' : '') + text, 'utf16le')
  return Uint8Array.from(order === 'be' ? bytes.swap16() : bytes)
}

/** The bytes of a text in a Chinese encoding, by asking the decoder about every pair of bytes. */
export function encoded(text: string, label: 'gb18030' | 'big5'): Uint8Array {
  const table = new Map<string, [number, number]>()
  const decoder = new TextDecoder(label)
  for (let first = 0x81; first <= 0xfe; first += 1) {
    for (let second = 0x40; second <= 0xfe; second += 1) {
      const character = decoder.decode(Uint8Array.of(first, second))
      if (character.length === 1 && !table.has(character)) table.set(character, [first, second])
    }
  }
  return Uint8Array.from(
    [...text].flatMap((each) => (each <= '\x7f' ? [each.charCodeAt(0)] : (table.get(each) ?? [0x3f]))),
  )
}
