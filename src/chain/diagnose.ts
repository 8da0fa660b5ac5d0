import { GENESIS } from './hash.ts'
import { type BadLine, numberAgrees, type SealedLine, sealedAs, soundByItself } from './line.ts'

type Lines = readonly SealedLine[]

/** Other numbers are tried for a line up to here: a search through more would take minutes. */
const MOST_TRIED = 20_000

const bad = (kind: BadLine['kind'], seq: number, why: string): BadLine => ({ kind, seq, why })

const span = (from: number, to: number): string =>
  from === to ? `第 ${from} 条` : `第 ${from} 至第 ${to} 条`

/**
 * What became of the lines of which the one at the index `at` is the first that does not hold. Told from what the
 * other lines still say; where they leave two readings open, the sentence names both.
 */
export function diagnose(lines: Lines, at: number): BadLine {
  const line = lines[at] as SealedLine
  const seq = at + 1
  const prev = lines[at - 1]?.hash ?? GENESIS
  const earlier = lines.findIndex((each) => each.hash === line.hash)
  if (earlier < at) {
    return bad('extra', line.seq, `多出一条：第 ${line.seq} 条与第 ${earlier + 1} 条是同一条，被重复了。`)
  }
  const rightful = lines.findIndex((each, index) => index >= at && sealedAs(each, seq, prev))
  if (rightful === at) return bad('changed', seq, alteredLabel(line, seq))
  if (rightful > at) return displaced(lines, at, rightful)
  return line.seq === seq ? broken(lines, at, prev) : misnumbered(lines, at)
}

/** The content is as it was: the number or the hash of the line before was written over. */
function alteredLabel(line: SealedLine, seq: number): string {
  if (numberAgrees(line) && line.seq === seq) return `第 ${seq} 条被改动：它记的上一条的哈希被改了。`
  return `第 ${seq} 条被改动：它的编号被改了。`
}

/** The line that belongs at `at` stands further down: at `rightful`. */
function displaced(lines: Lines, at: number, rightful: number): BadLine {
  const [line, true_] = [lines[at] as SealedLine, lines[rightful] as SealedLine]
  const seq = at + 1
  if (true_.seq !== seq) {
    const elsewhere = originalNumber(lines, line)
    if (elsewhere !== null && elsewhere !== line.seq) {
      return bad('reordered', seq, `顺序被调换：第 ${seq} 条的位置上是原来的第 ${elsewhere} 条。`)
    }
    if (line.seq !== seq) return bad('changed', seq, `第 ${seq} 条被改动：它的编号被改成了 ${true_.seq}。`)
    return bad(
      'extra',
      seq,
      `多出一条：第 ${seq} 条是插进来的，原来的第 ${seq} 条现在编为第 ${true_.seq} 条。`,
    )
  }
  const twice = lines.filter((each) => each.seq === line.seq).length > 1
  if (twice) return bad('extra', line.seq, `多出一条：第 ${line.seq} 条出现了两次。`)
  if (line.seq > seq && line.seq <= lines.length && soundByItself(line)) {
    return bad('reordered', seq, `顺序被调换：第 ${seq} 条的位置上是第 ${line.seq} 条。`)
  }
  return bad('extra', seq, `多出一条：第 ${seq} 条的位置上有一条编号为 ${line.seq} 的记录，它不在这条链上。`)
}

/** The number is not the one that follows, and the one that follows is nowhere. */
function misnumbered(lines: Lines, at: number): BadLine {
  const line = lines[at] as SealedLine
  const seq = at + 1
  if (line.seq < seq) return bad('extra', line.seq, `多出一条：第 ${line.seq} 条出现了两次。`)
  if (lines.some((each, index) => index > at && each.seq === seq)) {
    return bad(
      'reordered',
      seq,
      `顺序被调换：第 ${seq} 条的位置上是第 ${line.seq} 条，第 ${seq} 条也被改动了。`,
    )
  }
  return bad('missing', seq, `缺少${span(seq, line.seq - 1)}：下一条是第 ${line.seq} 条。`)
}

/** The number is the right one; the content, the hash, or what it follows is not. */
function broken(lines: Lines, at: number, prev: string): BadLine {
  const line = lines[at] as SealedLine
  const seq = at + 1
  const contentChanged = bad('changed', seq, `第 ${seq} 条被改动：内容与它的哈希对不上。`)
  if (line.prev === prev) return contentChanged
  if (soundByItself(line)) return detached(lines, at, prev)
  const original = originalNumber(lines, line)
  if (original === null) return contentChanged
  if (original > seq) {
    return bad('missing', seq, `缺少${span(seq, original - 1)}：现在的第 ${seq} 条原来是第 ${original} 条。`)
  }
  return inserted(lines, line) ?? contentChanged
}

/** The line is whole in itself and follows another line than the one that stands before it. */
function detached(lines: Lines, at: number, prev: string): BadLine {
  const line = lines[at] as SealedLine
  const seq = at + 1
  if (lines.some((each, index) => index > at && each.prev === prev)) {
    return bad('extra', seq, `多出一条：第 ${seq} 条不接在第 ${at} 条之后，后面另有一条接着第 ${at} 条。`)
  }
  const before = inserted(lines, line)
  if (before !== null) return before
  if (at === 0) return bad('missing', seq, `缺少开头：现在的第 ${seq} 条之前原来还有记录。`)
  const followed = lines[at + 1]?.prev === line.hash
  if (followed) {
    return bad('changed', at, `第 ${at} 条被改动：改后重新算了哈希，但第 ${seq} 条仍接着原来的第 ${at} 条。`)
  }
  return bad(
    'extra',
    seq,
    `第 ${seq} 条不接在第 ${at} 条之后：第 ${seq} 条是多出的，或者第 ${at} 条被改动后重新算了哈希。`,
  )
}

/** What the line follows stands further up: all between the two came later. */
function inserted(lines: Lines, line: SealedLine): BadLine | null {
  const follows = line.prev === GENESIS ? 0 : lines.findIndex((each) => each.hash === line.prev) + 1
  if (follows === 0 && line.prev !== GENESIS) return null
  const seq = follows + 1
  if (seq >= lines.indexOf(line) + 1) return null
  return bad('extra', seq, `多出一条：第 ${seq} 条是插进来的，原来的第 ${seq} 条现在编为第 ${line.seq} 条。`)
}

/** The number under which the line was written, as its hash tells; null where no number gives it. */
function originalNumber(lines: Lines, line: SealedLine): number | null {
  if (line.body === undefined) return sealedAs(line, line.seq, line.prev) ? line.seq : null
  const highest = Math.min(MOST_TRIED, 2 * lines.length + 16)
  for (let seq = 1; seq <= highest; seq += 1) if (sealedAs(line, seq, line.prev)) return seq
  return null
}
