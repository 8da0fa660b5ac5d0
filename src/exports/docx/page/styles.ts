import { AlignmentType, type IStylesOptions, LineRuleType } from 'docx'
import { BODY_FACE, HEADING_FACE, SIZE, SUBHEADING_FACE, TITLE_FACE } from './fonts.ts'

/** Twips in a millimetre. */
export const MM = 1440 / 25.4

/** 22 lines a page, as official documents have them: 29 points each. */
const LINE = { line: 580, lineRule: LineRuleType.EXACT }
/** Two characters of the body. */
const TWO_CHARACTERS = { firstLine: SIZE.three * 20, firstLineChars: 200 }

const BLACK = '000000'

/** Ids of the styles of official documents. */
export const STYLE = {
  title: 'Title',
  /** 一、 */
  one: 'Heading1',
  /** （一） */
  two: 'Heading2',
  /** A paragraph of the body, its first line two characters in. */
  body: 'Body',
  /** A line in the middle of the page, under the title. */
  centred: 'Centred',
  /** Remarks of the product's own: to be checked, to be filled in. */
  remark: 'Remark',
  /** Lines for signature and day. */
  signature: 'Signature',
} as const

/** Styles of official documents (GB/T 9704-2012): 二号 title, 三号 body, 29 points a line. */
export const OFFICIAL_STYLES: IStylesOptions = {
  default: {
    document: {
      run: {
        font: BODY_FACE,
        size: SIZE.three,
        color: BLACK,
        language: { value: 'en-US', eastAsia: 'zh-CN' },
      },
      paragraph: { spacing: { ...LINE, before: 0, after: 0 }, alignment: AlignmentType.BOTH },
    },
    title: {
      run: { font: TITLE_FACE, size: SIZE.two, color: BLACK },
      paragraph: {
        alignment: AlignmentType.CENTER,
        spacing: { line: 680, lineRule: LineRuleType.EXACT, before: 0, after: 0 },
        keepNext: true,
      },
    },
    heading1: {
      run: { font: HEADING_FACE, size: SIZE.three, color: BLACK, bold: false },
      paragraph: { indent: TWO_CHARACTERS, spacing: LINE, keepNext: true, outlineLevel: 0 },
    },
    heading2: {
      run: { font: SUBHEADING_FACE, size: SIZE.three, color: BLACK, bold: false },
      paragraph: { indent: TWO_CHARACTERS, spacing: LINE, keepNext: true, outlineLevel: 1 },
    },
  },
  paragraphStyles: [
    { id: STYLE.body, name: '正文缩进', basedOn: 'Normal', paragraph: { indent: TWO_CHARACTERS } },
    {
      id: STYLE.centred,
      name: '居中',
      basedOn: 'Normal',
      run: { font: SUBHEADING_FACE },
      paragraph: { alignment: AlignmentType.CENTER },
    },
    {
      id: STYLE.remark,
      name: '提示',
      basedOn: 'Normal',
      run: { font: SUBHEADING_FACE },
      paragraph: { indent: TWO_CHARACTERS },
    },
    {
      id: STYLE.signature,
      name: '落款',
      basedOn: 'Normal',
      paragraph: { alignment: AlignmentType.RIGHT, indent: { right: SIZE.three * 20 }, keepLines: true },
    },
  ],
}
