/** Reads what Word and Excel files hold with nothing of the program that wrote them: a zip reader and an XML reader. */
import { SaxesParser } from 'saxes'
import { fromBuffer } from 'yauzl'

/** Every part of a package by its path, as text. */
export function partsOf(file: Buffer): Promise<Map<string, string>> {
  return new Promise((resolve, reject) => {
    const parts = new Map<string, string>()
    fromBuffer(file, { lazyEntries: true }, (error, zip) => {
      if (error || !zip) return reject(error)
      zip.on('entry', (entry) =>
        zip.openReadStream(entry, async (fault, stream) => {
          if (fault || !stream) return reject(fault)
          const chunks: Buffer[] = []
          for await (const chunk of stream) chunks.push(chunk as Buffer)
          parts.set(entry.fileName, Buffer.concat(chunks).toString('utf8'))
          zip.readEntry()
        }),
      )
      zip.on('end', () => resolve(parts))
      zip.on('error', reject)
      zip.readEntry()
    })
  })
}

export interface Node {
  name: string
  attributes: Record<string, string>
  children: Node[]
  text: string
}

/** The tree of an XML document; throws where it is not well-formed. */
export function parseXml(xml: string): Node {
  const root: Node = { name: '', attributes: {}, children: [], text: '' }
  const open = [root]
  const parser = new SaxesParser()
  parser.on('error', (error) => {
    throw error
  })
  parser.on('opentag', ({ name, attributes }) => {
    const node: Node = { name, attributes: attributes as Record<string, string>, children: [], text: '' }
    open.at(-1)?.children.push(node)
    open.push(node)
  })
  parser.on('closetag', () => open.pop())
  parser.on('text', (text) => {
    const node = open.at(-1)
    if (node) node.text += text
  })
  parser.write(xml).close()
  return root.children[0] as Node
}

export function all(node: Node, name: string): Node[] {
  const below = node.children.flatMap((child) => all(child, name))
  return node.name === name ? [node, ...below] : below
}

export interface Para {
  style: string
  text: string
}

function paragraph(node: Node): Para {
  const runs = node.children.filter(({ name }) => name === 'w:r').flatMap(({ children }) => children)
  return {
    style: all(node, 'w:pStyle')[0]?.attributes['w:val'] ?? '',
    text: runs.map(({ name, text }) => (name === 'w:t' ? text : name === 'w:br' ? '\n' : '')).join(''),
  }
}

/** What stands in the body of a Word document, in order: paragraphs, and tables as rows of cells. */
export type Piece = { para: Para } | { rows: string[][]; properties: { header: boolean; whole: boolean }[] }

export function bodyOf(parts: Map<string, string>): Piece[] {
  const body = all(parseXml(parts.get('word/document.xml') as string), 'w:body')[0] as Node
  return body.children.flatMap((node): Piece[] => {
    if (node.name === 'w:p') return [{ para: paragraph(node) }]
    if (node.name !== 'w:tbl') return []
    const rows = node.children.filter(({ name }) => name === 'w:tr')
    return [
      {
        rows: rows.map((row) =>
          row.children
            .filter(({ name }) => name === 'w:tc')
            .map((cell) =>
              cell.children
                .filter(({ name }) => name === 'w:p')
                .map((each) => paragraph(each).text)
                .join('\n'),
            ),
        ),
        properties: rows.map((row) => ({
          header: all(row, 'w:tblHeader').length > 0,
          whole: all(row, 'w:cantSplit').length > 0,
        })),
      },
    ]
  })
}

export function paragraphsOf(pieces: readonly Piece[]): Para[] {
  return pieces.flatMap((piece) => ('para' in piece ? [piece.para] : []))
}
