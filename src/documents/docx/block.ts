import { append, rowLines } from '../rows.ts'

/** A paragraph while it is read. */
export interface Paragraph {
  text: string
  style: string | null
  list: string | null
  level: number | null
  /** Its end was deleted under tracked changes: the next paragraph goes on in its line. */
  merged: boolean
  /** Lines of the text boxes anchored in it; they come behind it. */
  boxes: string[]
}

interface Table {
  rows: string[]
  cells: string[][]
}

/** What holds paragraphs: the body, a cell, a text box, a note. */
export class Block {
  readonly lines: string[] = []
  /** The text of a paragraph whose end was deleted, waiting for the next. */
  carried = ''
  paragraph: Paragraph | null = null
  readonly tables: Table[] = []

  openParagraph(): Paragraph {
    this.paragraph = { text: '', style: null, list: null, level: null, merged: false, boxes: [] }
    return this.paragraph
  }

  /**
   * Ends the open paragraph: its lines, then those of its text boxes.
   * @param numberOf its automatic number, asked for once a paragraph that is printed
   * @returns whether it is printed: it has words or a number
   */
  closeParagraph(numberOf: (paragraph: Paragraph) => string): boolean {
    const { paragraph } = this
    this.paragraph = null
    if (paragraph === null) return false
    const text = this.carried + paragraph.text
    this.carried = paragraph.merged ? text : ''
    const number = paragraph.merged ? '' : numberOf(paragraph)
    const printed = !paragraph.merged && (text.trim() !== '' || number !== '')
    if (printed) {
      const lines = (number + text).split('\n')
      append(
        this.lines,
        lines.filter((line) => line.trim() !== ''),
      )
    }
    append(this.lines, paragraph.boxes)
    return printed
  }

  openTable(): void {
    this.tables.push({ rows: [], cells: [] })
  }

  addCell(lines: string[]): void {
    this.tables.at(-1)?.cells.push(lines)
  }

  closeRow(): void {
    const table = this.tables.at(-1)
    if (table === undefined) return
    append(table.rows, rowLines(table.cells))
    table.cells = []
  }

  closeTable(): void {
    this.closeRow()
    append(this.lines, this.tables.pop()?.rows ?? [])
  }

  /** Everything in it, once nothing more comes. */
  finish(): string[] {
    while (this.tables.length > 0) this.closeTable()
    if (this.carried !== '') this.lines.push(this.carried)
    this.carried = ''
    return this.lines
  }
}
