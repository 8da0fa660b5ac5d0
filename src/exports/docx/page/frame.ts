import {
  AlignmentType,
  Footer,
  Header,
  type ISectionPropertiesOptions,
  PageNumber,
  Paragraph,
  TextRun,
} from 'docx'
import { SIZE, SONG_FACE, SUBHEADING_FACE } from './fonts.ts'
import { MM } from './styles.ts'

const mm = (millimetres: number): number => Math.round(millimetres * MM)

const A4 = { width: mm(210), height: mm(297) }

/** A4 upright with the margins of official documents: 37 mm above, 35 below, 28 left, 26 right. */
export const UPRIGHT: ISectionPropertiesOptions = {
  page: {
    size: A4,
    margin: { top: mm(37), bottom: mm(35), left: mm(28), right: mm(26), header: mm(20), footer: mm(26) },
  },
}

/** A4 lying on its side, for tables. docx takes the sides of the upright page and turns them. */
export const LYING: ISectionPropertiesOptions = {
  page: {
    size: { ...A4, orientation: 'landscape' },
    margin: { top: mm(24), bottom: mm(20), left: mm(20), right: mm(20), header: mm(13), footer: mm(11) },
  },
}

/** Width of the text of a lying page, in twips. */
export const LYING_WIDTH = mm(257)

/** — 3 — at the outer edge: right on odd pages, left on even ones, one character in. */
export function pageNumbers(): { default: Footer; even: Footer } {
  return { default: numbered(AlignmentType.RIGHT), even: numbered(AlignmentType.LEFT) }
}

/** — 3 — in the middle, on all pages. */
export function pageNumbersInTheMiddle(): { default: Footer; even: Footer } {
  return { default: numbered(AlignmentType.CENTER), even: numbered(AlignmentType.CENTER) }
}

function numbered(alignment: (typeof AlignmentType)[keyof typeof AlignmentType]): Footer {
  const inward = SIZE.four * 10
  return new Footer({
    children: [
      new Paragraph({
        alignment,
        indent: { left: inward, right: inward },
        children: [
          new TextRun({ font: SONG_FACE, size: SIZE.four, children: ['— ', PageNumber.CURRENT, ' —'] }),
        ],
      }),
    ],
  })
}

/** A line in small type at the top of every page. */
export function headLine(text: string): { default: Header; even: Header } {
  const header = () =>
    new Header({
      children: [
        new Paragraph({
          alignment: AlignmentType.CENTER,
          spacing: { line: 300, lineRule: 'exact' },
          children: [new TextRun({ text, font: SUBHEADING_FACE, size: SIZE.five })],
        }),
      ],
    })
  return { default: header(), even: header() }
}
