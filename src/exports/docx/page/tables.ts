import {
  AlignmentType,
  type IStylesOptions,
  LineRuleType,
  Paragraph,
  ShadingType,
  Table,
  TableCell,
  TableLayoutType,
  TableRow,
  TextRun,
  VerticalAlign,
  WidthType,
} from 'docx'
import { HEADING_FACE, SIZE, SONG_FACE, SUBHEADING_FACE, TITLE_FACE } from './fonts.ts'
import { LYING_WIDTH } from './frame.ts'
import { STYLE } from './styles.ts'

const BLACK = '000000'
const LINE = { line: 320, lineRule: LineRuleType.AT_LEAST }

/** Styles of documents that are mostly tables: 五号, headings in 黑体. */
export const TABLE_STYLES: IStylesOptions = {
  default: {
    document: {
      run: {
        font: SONG_FACE,
        size: SIZE.five,
        color: BLACK,
        language: { value: 'en-US', eastAsia: 'zh-CN' },
      },
      paragraph: { spacing: { ...LINE, before: 0, after: 0 } },
    },
    title: {
      run: { font: TITLE_FACE, size: SIZE.two, color: BLACK },
      paragraph: { alignment: AlignmentType.CENTER, spacing: { before: 0, after: 240 }, keepNext: true },
    },
    heading1: {
      run: { font: HEADING_FACE, size: SIZE.three, color: BLACK, bold: false },
      paragraph: { spacing: { before: 360, after: 120 }, keepNext: true, outlineLevel: 0 },
    },
    heading2: {
      run: { font: HEADING_FACE, size: SIZE.smallFour, color: BLACK, bold: false },
      paragraph: { spacing: { before: 280, after: 60 }, keepNext: true, outlineLevel: 1 },
    },
  },
  paragraphStyles: [
    {
      id: STYLE.body,
      name: '正文缩进',
      basedOn: 'Normal',
      paragraph: { spacing: { ...LINE, before: 60, after: 60 }, keepLines: true },
    },
    {
      id: STYLE.remark,
      name: '提示',
      basedOn: 'Normal',
      run: { font: SUBHEADING_FACE },
      paragraph: { spacing: { ...LINE, before: 60, after: 60 }, keepLines: true },
    },
  ],
}

export interface ColumnOf {
  header: string
  /** Its share of the width; of all columns 100. */
  share: number
  centred?: true
}

/**
 * A table as wide as a lying page. Its header comes back on every page, and no row is split between two.
 * @param rows a cell's text each; `\n` begins a line.
 */
export function tableOf(columns: readonly ColumnOf[], rows: readonly (readonly string[])[]): Table {
  const widths = columns.map(({ share }) => Math.floor((LYING_WIDTH * share) / 100))
  const header = new TableRow({
    tableHeader: true,
    cantSplit: true,
    keepNext: true,
    children: columns.map(({ header: text }, at) =>
      cell(text, widths[at] as number, { head: true, centred: true }),
    ),
  })
  const body = rows.map(
    (row) =>
      new TableRow({
        cantSplit: true,
        children: columns.map(({ centred }, at) =>
          cell(row[at] ?? '', widths[at] as number, { head: false, centred: centred === true }),
        ),
      }),
  )
  return new Table({
    width: { size: widths.reduce((sum, width) => sum + width, 0), type: WidthType.DXA },
    columnWidths: widths,
    layout: TableLayoutType.FIXED,
    rows: [header, ...body],
  })
}

/** Names on the left, what they are on the right; no header. */
export function pairsOf(pairs: readonly (readonly [name: string, text: string])[]): Table {
  const widths = [0.16, 0.84].map((share) => Math.floor(LYING_WIDTH * share)) as [number, number]
  return new Table({
    width: { size: widths[0] + widths[1], type: WidthType.DXA },
    columnWidths: widths,
    layout: TableLayoutType.FIXED,
    rows: pairs.map(
      ([name, text]) =>
        new TableRow({
          cantSplit: true,
          children: [
            cell(name, widths[0], { head: true, centred: true }),
            cell(text, widths[1], { head: false, centred: false }),
          ],
        }),
    ),
  })
}

function cell(
  text: string,
  width: number,
  { head, centred }: { head: boolean; centred: boolean },
): TableCell {
  const paragraphs = text.split('\n').map(
    (line) =>
      new Paragraph({
        alignment: centred ? AlignmentType.CENTER : AlignmentType.LEFT,
        children: [new TextRun(head ? { text: line, font: HEADING_FACE } : line)],
      }),
  )
  return new TableCell({
    width: { size: width, type: WidthType.DXA },
    verticalAlign: head ? VerticalAlign.CENTER : VerticalAlign.TOP,
    margins: { top: 40, bottom: 40, left: 80, right: 80, marginUnitType: WidthType.DXA },
    ...(head ? { shading: { type: ShadingType.CLEAR, fill: 'EDEDED', color: 'auto' } } : {}),
    children: paragraphs,
  })
}
