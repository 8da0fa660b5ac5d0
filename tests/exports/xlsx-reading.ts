/** Reads a workbook from its XML, by the rules of the format alone. */
import { all, type Node, parseXml } from './docx-reading.ts'

export interface Cell {
  kind: 'text' | 'number'
  value: string | number
  /** Number format; of no format General. */
  format: string
}

export interface Sheet {
  name: string
  /** By row and column, from 0; null where a cell is empty. */
  rows: (Cell | null)[][]
  xml: Node
}

/** Every sheet of a workbook, in order. */
export function sheetsOf(parts: Map<string, string>): Sheet[] {
  const tree = (name: string): Node => parseXml(parts.get(name) as string)
  const shared = all(tree('xl/sharedStrings.xml'), 'si').map((si) =>
    all(si, 't')
      .map(({ text }) => text)
      .join(''),
  )
  const styles = tree('xl/styles.xml')
  const codes = new Map(
    all(styles, 'numFmt').map(({ attributes }) => [attributes.numFmtId, attributes.formatCode as string]),
  )
  const formats = (all(styles, 'cellXfs')[0] as Node).children.map(
    ({ attributes }) => codes.get(attributes.numFmtId) ?? 'General',
  )
  const targets = new Map(
    all(tree('xl/_rels/workbook.xml.rels'), 'Relationship').map(({ attributes }) => [
      attributes.Id,
      attributes.Target as string,
    ]),
  )
  return all(tree('xl/workbook.xml'), 'sheet').map(({ attributes }) => {
    const target = (targets.get(attributes['r:id']) as string).replace(/^\/?(xl\/)?/, 'xl/')
    const xml = tree(target)
    const rows: (Cell | null)[][] = []
    for (const c of all(xml, 'c')) {
      const [, letters, row] = /^([A-Z]+)(\d+)$/.exec(c.attributes.r as string) as unknown as [
        string,
        string,
        string,
      ]
      const column = [...letters].reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 64, 0) - 1
      const value = c.children.find(({ name }) => name === 'v')?.text
      rows[Number(row) - 1] ??= []
      const cells = rows[Number(row) - 1] as (Cell | null)[]
      const format = formats[Number(c.attributes.s ?? 0)] as string
      cells[column] =
        value === undefined
          ? null
          : c.attributes.t === 's'
            ? { kind: 'text', value: shared[Number(value)] as string, format }
            : { kind: 'number', value: Number(value), format }
    }
    return { name: attributes.name as string, rows, xml }
  })
}

/** The civil day or minute that a serial number of a workbook (days since 30 December 1899) means. */
export function wallOf(serial: number): string {
  return new Date(Math.round((serial - 25_569) * 86_400_000)).toISOString().slice(0, 16)
}
