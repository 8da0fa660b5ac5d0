/** Breaks text into lines of a width. Whoever draws the picture does not. */

/** Never first on a line. */
const CLOSING = /^[，。、；：！？）》」』】〕”’…·,.;:!?)\]%]/u
/** Never last on a line. */
const OPENING = /[（《「『【〔“‘([]$/u

/**
 * The lines of a text, each at most `width` wide. Breaks anywhere between Chinese characters, never inside a Latin word
 * or number that fits a line, nor before closing and after opening punctuation.
 * @param widthOf width of a piece of text, in the unit of `width`.
 * @param most lines at most; of more the last one ends in …. Default: as many as there are.
 */
export function wrap(
  text: string,
  width: number,
  widthOf: (text: string) => number,
  most = Number.POSITIVE_INFINITY,
): string[] {
  const lines: string[] = []
  let line = ''
  for (const piece of piecesOf(text, width, widthOf)) {
    if (line !== '' && widthOf((line + piece).trimEnd()) > width) {
      lines.push(line.trimEnd())
      line = piece.trimStart()
    } else line += piece
  }
  if (line.trim() !== '') lines.push(line.trimEnd())
  if (lines.length <= most) return lines
  const last = lines[most - 1] as string
  return [...lines.slice(0, most - 1), shorten(`${last}${lines[most]}`, width, widthOf)]
}

/** The text, or as much of it as fits with … behind it. */
export function shorten(text: string, width: number, widthOf: (text: string) => number): string {
  if (widthOf(text) <= width) return text
  const characters = [...text]
  while (characters.length > 0 && widthOf(`${characters.join('')}…`) > width) characters.pop()
  return `${characters.join('')}…`
}

/** What must stay on one line: a word, or a character with the punctuation that belongs to it. */
function piecesOf(text: string, width: number, widthOf: (text: string) => number): string[] {
  const words = text.match(/[\u0021-\u007e\u00a0-\u024f]+|\s+|./gu) ?? []
  const pieces: string[] = []
  for (const word of words) {
    const before = pieces.at(-1)
    const joined = before !== undefined && (CLOSING.test(word) || OPENING.test(before))
    const together = joined ? `${before}${word}` : word
    if (widthOf(together) > width) pieces.push(...[...word])
    else if (joined) pieces[pieces.length - 1] = together
    else pieces.push(word)
  }
  return pieces
}
