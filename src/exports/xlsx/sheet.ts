import type { Cell, CellStyle, CellValue, ColumnDef, WriteSheet } from 'hucre/xlsx'
import { heightOf } from './heights.ts'

/** What stands in a column. */
export interface Column {
  header: string
  /** In characters of Latin script; one of Chinese takes two. */
  width: number
  kind: 'text' | 'number' | 'day' | 'moment'
}

const FONT = { name: '宋体', size: 10.5 }
const LINE = { style: 'thin', color: { rgb: 'BFBFBF' } } as const
const BORDER = { top: LINE, right: LINE, bottom: LINE, left: LINE }
const HEADER: CellStyle = {
  font: { name: '黑体', size: 10.5 },
  fill: { type: 'pattern', pattern: 'solid', fgColor: { rgb: 'E7E6E6' } },
  border: BORDER,
  alignment: { horizontal: 'center', vertical: 'center', wrapText: true },
}
const FORMATS = { day: 'yyyy-mm-dd', moment: 'yyyy-mm-dd hh:mm' } as const

export const DEFAULT_FONT = FONT

/**
 * A sheet with a header that stays in sight and comes back on each printed page, filters over all columns, and text
 * that wraps; printed on A4 lying, as wide as the page. Every row has as many cells as there are columns.
 */
export function tableSheet(name: string, columns: readonly Column[], rows: CellValue[][]): WriteSheet {
  const last = letterOf(columns.length - 1)
  const widths = columns.map(({ width }) => width)
  return {
    name,
    columns: columns.map(columnOf),
    rows: [columns.map(({ header }) => header), ...rows],
    cells: new Map(columns.map(({ header }, at) => [`0,${at}`, headerCell(header)])),
    rowDefs: new Map([
      [0, { height: 30 }],
      ...rows.map((row, at) => [at + 1, { height: heightOf(row, widths) }] as const),
    ]),
    freezePane: { rows: 1 },
    autoFilter: { range: `A1:${last}${rows.length + 1}` },
    pageSetup: {
      paperSize: 'a4',
      orientation: 'landscape',
      fitToPage: true,
      fitToWidth: 1,
      fitToHeight: 0,
      printTitlesRow: '$1:$1',
      horizontalCentered: true,
      margins: { top: 0.6, bottom: 0.6, left: 0.4, right: 0.4, header: 0.3, footer: 0.3 },
    },
    headerFooter: { oddHeader: '&C&A', oddFooter: '&C第 &P 页，共 &N 页' },
  }
}

function headerCell(header: string): Partial<Cell> {
  return { value: header, type: 'string', style: HEADER }
}

function columnOf({ width, kind }: Column): ColumnDef {
  const middle = kind !== 'text'
  return {
    width,
    style: {
      font: FONT,
      border: BORDER,
      alignment: { vertical: 'top', wrapText: true, ...(middle ? { horizontal: 'center' } : {}) },
      ...(kind === 'day' || kind === 'moment' ? { numFmt: FORMATS[kind] } : {}),
    },
  }
}

/** A of 0, Z of 25: no sheet here has more columns. */
function letterOf(at: number): string {
  return String.fromCharCode(65 + at)
}
