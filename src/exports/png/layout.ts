/** Where everything of a board stands. */
import { layoutLegend } from './legend.ts'
import { INNER, MARGIN, newPen, type Pen, WIDTH } from './pen.ts'
import { type Placed, type PlacedCell, textAt } from './placed.ts'
import { marksAt, TICK_SIZE, type TimeLine, timeLine } from './time-line.ts'
import type { Board, BoardList, BoardRow, Cell } from './types.ts'

const CELL_HEIGHT = 26
const LANE = 20
/** Between neighbouring cells, and between a cell's edge and its words. */
const GAP = 2

/** The picture of a board, {@link WIDTH} wide and as high as it needs to be. */
export function layout(board: Board): Placed {
  const pen = newPen()
  const line = timeLine(board, MARGIN, INNER)
  pen.write(board.title, { size: 20, weight: 'bold', most: 2 })
  pen.write(board.span, { ink: 'muted', size: 13 })
  pen.skip(8)
  if (board.empty !== null) pen.write(board.empty)
  for (const list of board.lists) layoutList(pen, board, list, line)
  if (board.lists.some(({ rows }) => rows.length > 0)) layoutLegend(pen, board)
  pen.skip(10)
  for (const text of board.footer) pen.write(text, { size: 11, ink: 'muted' })
  const { texts, cells, marks, lines } = pen
  return { width: WIDTH, height: pen.y + MARGIN, texts, cells, marks, lines }
}

function layoutList(pen: Pen, board: Board, { heading, rows, more, rest }: BoardList, line: TimeLine): void {
  pen.skip(10)
  pen.write(heading, { size: 15, weight: 'bold', most: 3 })
  pen.skip(4)
  if (rows.length > 0) layoutTicks(pen, board, line)
  for (const row of rows) layoutRow(pen, board, row, line)
  if (more > 0) pen.write(`另有 ${more} 项有次数要求的没有画出，见履职台账`, { size: 12, ink: 'muted' })
  if (rest) layoutRest(pen, rest)
}

function isWithin({ from, to, on }: Board): boolean {
  return from <= on && on <= to
}

/** Names of the months over the line, and over them where today is. */
function layoutTicks(pen: Pen, board: Board, line: TimeLine): void {
  if (isWithin(board)) {
    const text = textAt('今天', { x: 0, y: pen.y }, { size: 11, ink: 'today' })
    const middle = todayAt(board, line) - text.width / 2
    pen.texts.push({ ...text, x: Math.min(Math.max(middle, MARGIN), MARGIN + INNER - text.width) })
    pen.skip(text.height)
  }
  for (const { text, middle } of line.ticks) {
    if (text === '') continue
    const placed = textAt(text, { x: 0, y: pen.y }, { size: TICK_SIZE, ink: 'muted' })
    pen.texts.push({ ...placed, x: middle - placed.width / 2 })
  }
  pen.skip(TICK_SIZE * 1.5 + 2)
}

function todayAt({ on }: Board, line: TimeLine): number {
  return (line.start(on) + line.end(on)) / 2
}

function layoutRow(pen: Pen, board: Board, row: BoardRow, line: TimeLine): void {
  pen.write(row.title, { weight: 'bold', most: 2 })
  layoutState(pen, row)
  pen.skip(3)
  const top = pen.y
  for (const cell of row.cells) pen.cells.push(cellAt(cell, line, top))
  const lane = row.marks.length > 0 ? LANE : 6
  pen.marks.push(...marksAt(row.marks, line, top + CELL_HEIGHT, lane))
  const bottom = top + CELL_HEIGHT + lane
  for (const { from } of line.ticks.slice(1)) {
    pen.lines.push({ x: from, top: top + CELL_HEIGHT, bottom, today: false })
  }
  if (isWithin(board)) {
    pen.lines.push({ x: todayAt(board, line), top: top + CELL_HEIGHT, bottom, today: true })
  }
  pen.y = bottom + 12
}

/** How it stands and where it is written: in one line where both have room. */
function layoutState(pen: Pen, { state, label }: BoardRow): void {
  const place = textAt(label, { x: 0, y: pen.y + 1 }, { size: 12, ink: 'muted' })
  if (textAt(state, { x: 0, y: 0 }, { size: 13 }).width + 16 + place.width <= INNER) {
    pen.texts.push({ ...place, x: MARGIN + INNER - place.width })
    pen.write(state, { size: 13 })
    return
  }
  pen.write(state, { size: 13 })
  pen.write(label, { size: 12, ink: 'muted', most: 2 })
}

function cellAt({ from, to, status, words }: Cell, line: TimeLine, y: number): PlacedCell {
  const x = line.start(from)
  const box = { x, y, width: Math.max(line.end(to) - x - GAP, 1), height: CELL_HEIGHT }
  for (const [size, text] of [12, 11].flatMap((each) => words.map((word) => [each, word] as const))) {
    // The shorter words in the smaller size only where none fits in the larger one.
    const placed = textAt(text, { x: 0, y: 0 }, { size, ink: status })
    if (placed.width + 2 * GAP > box.width) continue
    const at = {
      x: x + (box.width - placed.width) / 2,
      y: y + (CELL_HEIGHT - placed.height) / 2,
    }
    return { ...box, status, text: { ...placed, ...at } }
  }
  return { ...box, status, text: null }
}

function layoutRest(pen: Pen, { recorded, none }: NonNullable<BoardList['rest']>): void {
  const all = recorded.length + none.length
  pen.write(`没有规定次数的 ${all} 项：${recorded.length} 项有记录，${none.length} 项无记录`, {
    size: 13,
    weight: 'bold',
  })
  const names = recorded.map(({ label, count }) => `${label} ${count}条`)
  if (names.length > 0) pen.write(`有记录：${names.join('、')}`, { size: 12, most: 5 })
  if (none.length > 0) pen.write(`无记录：${none.join('、')}`, { size: 12, ink: 'muted', most: 5 })
  pen.skip(6)
}
