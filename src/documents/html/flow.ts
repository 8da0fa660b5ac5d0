import { append, rowLines } from '../rows.ts'
import type { Sink } from '../sink.ts'

const WIDE = '[\\p{Script=Han}\\u3000-\\u303f\\uff00-\\uffef]'
/** A line of the source that ends between two Chinese characters is no space. */
const WRAPPED = new RegExp(`(?<=${WIDE})[ \\t]*[\\r\\n][ \\t\\r\\n]*(?=${WIDE})`, 'gu')
/** An entry that brings its own number needs none of the list's. */
const NUMBERED =
  /^\s*([（(]?[\d一二三四五六七八九十百零〇]+[）)、.．]|第[一二三四五六七八九十百千零〇\d]+[编章节条款项])/

interface Cells {
  lines: string[]
  rows: string[]
  cells: string[][]
  /** The line that was being written around the table. */
  inCell: boolean
}

/** Puts the running text of a page together into lines, tables into rows. */
export class Flow {
  readonly #sink: Sink
  readonly #lines: string[] = []
  readonly #tables: Cells[] = []
  #line = ''
  #number = ''
  #pre = 0

  constructor(sink: Sink) {
    this.#sink = sink
  }

  get #target(): string[] {
    const table = this.#tables.at(-1)
    return table === undefined ? this.#lines : table.inCell ? table.lines : table.rows
  }

  text(found: string): void {
    this.#sink.count(found.length)
    const text = found.replaceAll('\u00ad', '')
    if (this.#pre > 0) {
      const [first = '', ...rest] = text.split(/\r\n?|\n/)
      this.#line += first
      for (const line of rest) {
        this.endLine()
        this.#line = line
      }
      return
    }
    const flat = text.replace(WRAPPED, '').replace(/[ \t\r\n\f]+/g, ' ')
    this.#line += this.#line === '' || this.#line.endsWith(' ') ? flat.replace(/^ /, '') : flat
  }

  /** Ends the line; the number of a list entry waits for the entry's text. */
  endLine(): void {
    const line = this.#line.replace(/[ \t]+$/, '')
    this.#line = ''
    if (line.trim() === '') return
    this.#target.push(this.#number === '' || NUMBERED.test(line) ? line : this.#number + line)
    this.#number = ''
  }

  breakLine(): void {
    this.endLine()
  }

  number(text: string): void {
    this.#number = text
  }

  openPre(): void {
    this.#pre += 1
  }

  closePre(): void {
    this.#pre -= 1
  }

  openTable(): void {
    this.endLine()
    this.#tables.push({ lines: [], rows: [], cells: [], inCell: false })
  }

  openRow(): void {
    this.closeRow()
  }

  openCell(): void {
    const table = this.#tables.at(-1)
    if (table === undefined) return
    table.inCell = true
    table.lines = []
  }

  closeCell(): void {
    this.endLine()
    const table = this.#tables.at(-1)
    if (table === undefined || !table.inCell) return
    table.cells.push(table.lines)
    table.lines = []
    table.inCell = false
  }

  closeRow(): void {
    const table = this.#tables.at(-1)
    if (table === undefined) return
    append(table.rows, rowLines(table.cells))
    table.cells = []
  }

  closeTable(): void {
    this.endLine()
    this.closeCell()
    this.closeRow()
    const rows = this.#tables.pop()?.rows ?? []
    for (const row of rows) this.#target.push(row)
  }

  finish(): string[] {
    this.endLine()
    while (this.#tables.length > 0) this.closeTable()
    return this.#lines
  }
}
