import { Paragraph, TextRun } from 'docx'
import { formatNumeral } from '../../../text/index.ts'
import {
  headLine,
  lineOf,
  OFFICIAL_STYLES,
  pack,
  pageNumbers,
  runsOf,
  SIZE,
  STYLE,
  UPRIGHT,
} from '../page/index.ts'
import { sentenceText } from './proof.ts'
import { REMARKS } from './remarks.ts'
import type { Part, Report, Section } from './types.ts'

/** The bytes of a report as a .docx file, set as official documents are. `madeAt` is noted in the file. */
export function drawReport(report: Report, madeAt: Date): Promise<Buffer> {
  return pack({
    title: report.title,
    madeAt,
    styles: OFFICIAL_STYLES,
    section: {
      properties: UPRIGHT,
      headers: headLine(REMARKS.draft),
      footers: pageNumbers(),
      children: [
        lineOf(STYLE.title, report.title),
        lineOf(STYLE.centred, REMARKS.kind),
        ...report.lines.map((text) => lineOf(STYLE.centred, text)),
        new Paragraph({ style: STYLE.centred }),
        ...report.sections.flatMap(drawSection),
        ...signatures(),
        imprint(report.imprint),
      ],
    },
  })
}

function drawSection({ heading, parts }: Section, at: number): Paragraph[] {
  let headings = 0
  return [
    lineOf(STYLE.one, `${formatNumeral(at + 1)}、${heading}`),
    ...parts.map((part) => {
      if (part.kind === 'heading') headings += 1
      return drawPart(part, headings)
    }),
  ]
}

function drawPart(part: Part, number: number): Paragraph {
  switch (part.kind) {
    case 'heading':
      return lineOf(STYLE.two, `（${formatNumeral(number)}）${part.text}`)
    case 'quote':
      return new Paragraph({
        style: STYLE.body,
        children: [new TextRun(`${part.label}：“`), ...runsOf(part.text), new TextRun('”')],
      })
    case 'sentences':
      return new Paragraph({
        style: STYLE.body,
        children: [
          ...(part.lead === null ? [] : [new TextRun({ text: part.lead, bold: true })]),
          ...(part.wording === undefined
            ? part.sentences.map((sentence) => new TextRun(sentenceText(sentence)))
            : [new TextRun(part.wording)]),
        ],
      })
    case 'remark':
      return lineOf(STYLE.remark, part.text, true)
    case 'blank':
      return lineOf(STYLE.body, '＿'.repeat(BLANK), true)
  }
}

/** As many characters as a line of the body holds, two in. */
const BLANK = 25

/** On one page with the lines before them: no signature stands alone on a page. */
function signatures(): Paragraph[] {
  return ['', '报告人（签名）：＿＿＿＿＿＿＿＿', '＿＿＿＿年＿＿月＿＿日'].map((text) =>
    lineOf(STYLE.signature, text, true),
  )
}

/** In small type: where the ledger stood, so that the same facts can be found again. */
function imprint(text: string): Paragraph {
  return new Paragraph({
    style: STYLE.remark,
    spacing: { before: 400, line: 360, lineRule: 'exact' },
    indent: { firstLine: 0 },
    children: [new TextRun({ text, size: SIZE.five })],
  })
}
