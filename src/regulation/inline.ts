import { cutLine, type Line } from './lines.ts'
import { endsEntry, endsSentence, readHeading } from './markers.ts'

const NUMERAL = '[〇○零一二三四五六七八九十百千两0-9０-９]'
const STARTS = new RegExp(
  `[【〔\\[]?第[\\s\\0]{0,2}${NUMERAL}(?:[\\s\\0]?${NUMERAL}){0,8}[\\s\\0]{0,2}[编章节条編節條]|[（(](?:[一二三四五六七八九十]{1,3}|[0-9０-９]{1,2})[）)](?![项、，至和])`,
  'g',
)
/** A chapter's title is no longer than this. */
const TITLE_LENGTH = 45

/**
 * Cuts lines at places where a heading or an item may start inside them, as in texts that lost their line ends
 * (第一章总则第一条为了…。第二条…：（一）…；（二）…). The pieces are marked `inline`: what proves to be no
 * heading and no item goes on the piece before it as if it had never been cut.
 */
export function cutInline(lines: readonly Line[]): Line[] {
  return lines.flatMap((line) => {
    const cuts: number[] = []
    for (const { 0: start, index } of line.text.matchAll(STARTS)) {
      if (index > 0 && mayStartAt(line.text, index, start, cuts.at(-1) ?? 0)) cuts.push(index)
    }
    if (cuts.length === 0) return [line]
    const pieces: Line[] = []
    for (const [i, cut] of [0, ...cuts].entries()) {
      const piece = cutLine(line, cut)[1]
      const whole = cut === 0 ? line : { ...piece, inline: true }
      const next = cuts[i]
      pieces.push(
        next === undefined ? whole : cutLine(whole, next - (line.text.length - whole.text.length))[0],
      )
    }
    return pieces
  })
}

function mayStartAt(text: string, at: number, start: string, pieceStart: number): boolean {
  const gap = /[\s\0]/.test(text[at - 1] as string)
  const before = text.slice(Math.max(pieceStart, at - 16), at).trimEnd()
  if (/^[（(]/.test(start)) return endsEntry(before) || opensListUnderTitle(text, at, start)
  // 修改为："第五条 …: quoted, of another text.
  if (/[“"‘'「『]$/.test(before)) return false
  // A table's cell or a formula has no sentence to end.
  if (endsSentence(before) || gap || /[|｜$]$/.test(before)) return true
  // The first heading may follow a title or a date without anything between.
  if (/^[【〔[]?第[\s\0]?[一1１][\s\0]?[编章条]$/.test(start))
    return !/[、，和或及与至的照据反（(~～—–-]$/.test(before)
  if (!start.endsWith('条') || at - pieceStart > TITLE_LENGTH) return false
  const piece = text.slice(pieceStart, at)
  const heading = readHeading(piece)
  return heading !== null && heading.unit !== '条' && !/[。，；]|[的和及、至（(~～—-]$/.test(piece)
}

/** 一、总体要求（一）…: the title of a section and its first item, run together. */
function opensListUnderTitle(text: string, at: number, start: string): boolean {
  if (at > TITLE_LENGTH || !/^[（(][一1１][）)]$/.test(start) || text.length - at < 12) return false
  return /^[一二三四五六七八九十]{1,3}、[^。；：，;:,（(]{2,40}$/.test(text.slice(0, at).trimEnd())
}

/** Puts lines together again with what was cut off them: groups of pieces of one line of the source. */
export function wholeLines(pieces: readonly Line[]): Line[][] {
  const groups: Line[][] = []
  for (const piece of pieces) {
    const open = groups.at(-1)
    if (piece.inline && open !== undefined) open.push(piece)
    else groups.push([piece])
  }
  return groups
}
