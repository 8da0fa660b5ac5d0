import { datePartsOf } from '../../calendar/index.ts'
import type { LedgerEntry } from '../../ledger/index.ts'
import { foldWidth, parseNumeral } from '../../text/index.ts'
import type { Understanding } from '../../understanding/index.ts'

const NUMBER = /第\s*([\d一二三四五六七八九十百]{1,5})\s*号/
const ALL = /(?:所有|全部|一切).{0,6}(?:记录|台账|条)|(?:记录|台账).{0,4}(?:全|都|清空)/
/** A month alone: 8月的那条. */
const MONTH = /(?<![\d月])(\d{1,2}|[一二三四五六七八九十]{1,2})月(?:份)?(?![\d一二三四五六七八九十]|\s*\d)/

const SPARED =
  /^(?:还是|先|那就?|算了)?[，, ]*(?:先|就)?(?:不|别|甭|不要|不用|不想|没想|暂时不)(?:再|用|要)?(?:撤|删|改|更正|作废)(?:销|回|除|掉|正)?(?:它|这一?条|那一?条)?(?:了|啦|吧)*[。!！]*$/

/** Whether the words say that an entry is to stay as it is: 不要撤了. */
export function isSpared(words: string): boolean {
  return SPARED.test(words.trim())
}

/** What the words say of the entries they mean. */
export interface Meant {
  entries: LedgerEntry[]
  /** They speak of all entries at once, which is never done. */
  all: boolean
}

/**
 * The standing entries (newest first) that a correction or withdrawal may mean: by the number that the ledger prints,
 * by place, by month, then by activity and day as they were understood. None where what is named is not there: the
 * person is asked, no other entry is taken instead.
 */
export function entriesMeant(standing: LedgerEntry[], target: Understanding['target'], words: string): Meant {
  const text = foldWidth(words)
  if (ALL.test(text)) return { entries: standing, all: true }
  const number = NUMBER.exec(text)
  if (number) {
    const seq = parseNumeral(number[1] as string)
    return { entries: standing.filter((entry) => entry.history.some((row) => row.seq === seq)), all: false }
  }
  const placed = standing.filter((entry) => entry.place !== null && text.includes(foldWidth(entry.place)))
  if (placed.length > 0 && !/刚才|刚刚|上一条|最后/.test(text))
    return { entries: narrowed(placed, target), all: false }
  const month = MONTH.exec(text)
  const at = month ? parseNumeral(month[1] as string) : null
  if (at !== null && !(typeof target === 'object' && target.date)) {
    const inMonth = standing.filter((entry) => datePartsOf(entry.date).month === at)
    return { entries: narrowed(inMonth, target), all: false }
  }
  if (target === undefined) return { entries: standing, all: false }
  return { entries: target === 'last' ? standing.slice(0, 1) : matching(standing, target), all: false }
}

type Described = Exclude<Understanding['target'], 'last' | undefined>

function matching(entries: LedgerEntry[], target: Described): LedgerEntry[] {
  return entries.filter(
    (entry) =>
      (!target.activity || entry.activity === target.activity) &&
      (!target.date || entry.date === target.date),
  )
}

/** Those among the entries that also fit the description; all of them where none does. */
function narrowed(entries: LedgerEntry[], target: Understanding['target']): LedgerEntry[] {
  if (typeof target !== 'object') return entries
  const fitting = matching(entries, target)
  return fitting.length > 0 ? fitting : entries
}
