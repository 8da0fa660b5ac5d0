/** A cell with more than this is no cell of a table but a page laid out by one; alone in its row, sooner. */
const MOST_LINES = 8
const MOST_LINES_ALONE = 2
const MOST_CHARACTERS = 1_000

/**
 * The lines of a table row: the cells apart by a tab on one line. Where a cell is a piece of the page (a row of one
 * cell, a cell of many lines) its own lines are kept instead.
 * @param cells the lines of every cell, empty cells included
 */
export function rowLines(cells: readonly (readonly string[])[]): string[] {
  const filled = cells.filter((cell) => cell.some((line) => line.trim() !== ''))
  if (filled.length === 0) return []
  const most = filled.length === 1 ? MOST_LINES_ALONE : MOST_LINES
  const layout = filled.some(
    (cell) => cell.length > most || cell.reduce((sum, line) => sum + line.length, 0) > MOST_CHARACTERS,
  )
  if (cells.length === 1 || layout) return filled.flat()
  return [
    cells
      .map((cell) =>
        cell
          .join(' ')
          .replace(/[\t\n]/g, ' ')
          .trim(),
      )
      .join('\t'),
  ]
}

/** Puts `more` behind `lines`, however many they are (a spread would fill the stack). */
export function append(lines: string[], more: readonly string[]): void {
  for (const line of more) lines.push(line)
}
