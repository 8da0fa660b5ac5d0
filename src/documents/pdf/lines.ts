import type { Piece } from './items.ts'

/** Gaps in widths of a character: less is none, more a space, more a gap like that between columns of a table. */
const SPACE = 0.3
/** A space beside Latin letters is narrower. */
const LATIN_SPACE = 0.15
const COLUMN = 2.5
/** Letters set wide apart come with a space each; from this share of spaced pairs on they are the setting's. */
const SPACED = 0.4

interface Row {
  pieces: Piece[]
  bottom: number
  top: number
}

/** The printed lines of a page from top to bottom; what stands on one height is one line, raised figures included. */
export function linesOf(pieces: readonly Piece[]): string[] {
  const rows: Row[] = []
  // Large pieces first: a raised figure joins the line that it is raised from, not the other way about.
  const ordered = pieces.map((piece, at) => ({ piece, at }))
  ordered.sort((a, b) => b.piece.y - a.piece.y || a.at - b.at)
  for (const { piece } of ordered) {
    const row = rowFor(rows, piece)
    if (row === null) rows.push({ pieces: [piece], bottom: piece.y, top: piece.y + piece.height })
    else {
      row.pieces.push(piece)
      row.bottom = Math.min(row.bottom, piece.y)
      row.top = Math.max(row.top, piece.y + piece.height)
    }
  }
  rows.sort((a, b) => baseline(b) - baseline(a))
  return rows.map((row) => unspaced(joined(row.pieces))).filter((line) => line.trim() !== '')
}

/** The row that shares more than half of the piece's height (or of its own); only the last rows can. */
function rowFor(rows: readonly Row[], piece: Piece): Row | null {
  for (let at = rows.length - 1; at >= Math.max(0, rows.length - 4); at -= 1) {
    const row = rows[at] as Row
    const shared = Math.min(row.top, piece.y + piece.height) - Math.max(row.bottom, piece.y)
    if (shared > Math.min(piece.height, row.top - row.bottom) * 0.55) return row
  }
  return null
}

function baseline(row: Row): number {
  let largest = row.pieces[0] as Piece
  for (const piece of row.pieces) if (piece.height > largest.height) largest = piece
  return largest.y
}

function joined(pieces: Piece[]): string {
  pieces.sort((a, b) => a.x - b.x)
  let line = ''
  let end: number | null = null
  let last: Piece | null = null
  for (const piece of pieces) {
    // A heading that fakes bold prints the same twice, a hair apart.
    if (last !== null && last.text === piece.text && Math.abs(last.x - piece.x) < piece.height * 0.2) continue
    const gap = end === null ? 0 : (piece.x - end) / (piece.height || 1)
    const least = /[\x21-\x7e]$/.test(line) || /^[\x21-\x7e]/.test(piece.text) ? LATIN_SPACE : SPACE
    if (end !== null && gap > least && !/\s$/.test(line) && !/^\s/.test(piece.text)) {
      line += gap > COLUMN ? '\t' : ' '
    } else if (gap > COLUMN) line = `${line.trimEnd()}\t`
    line += piece.text
    end = Math.max(end ?? piece.x, piece.x + piece.width)
    last = piece
  }
  return line.trimEnd()
}

/** Takes out the spaces of a line whose Chinese letters are all set apart; others keep theirs. */
function unspaced(line: string): string {
  const pairs = line.match(/(?<=\p{Script=Han}) ?(?=\p{Script=Han})/gu) ?? []
  const spaced = pairs.filter((pair) => pair !== '').length
  if (spaced < 3 || spaced < pairs.length * SPACED) return line
  return line.replace(/(?<=[\p{Script=Han}，。、；：（）《》]) (?=[\p{Script=Han}，。、；：（）《》])/gu, '')
}
