/** What documents say of one entry, and of several by their numbers. */
import { type CivilDate, civilDateOf, formatDay, formatMonthDay } from '../calendar/index.ts'
import type { EntryEvidence, LedgerEntry } from '../ledger/index.ts'
import type { LedgerRow } from '../storage/index.ts'
import { sanitize } from '../text/index.ts'
import type { Facts } from './facts.ts'
import { activityName, nameOf } from './words.ts'

/** Words of a person on one line, without signs that a document cannot hold. Nothing that can be read is left out. */
export function oneLine(text: string): string {
  return sanitize(text).replace(/\s+/g, ' ').trim()
}

/** 第3号; of several 第3号、第5号、第7号至第9号: in the order given, each once, three and more in a row as a stretch. */
export function numbersText(numbers: readonly number[]): string {
  const stretches: [number, number][] = []
  for (const number of new Set(numbers)) {
    const last = stretches.at(-1)
    if (last && number === last[1] + 1) last[1] = number
    else stretches.push([number, number])
  }
  const said = stretches.flatMap(([first, last]) =>
    last - first >= 2
      ? [`第${first}号至第${last}号`]
      : (first === last ? [first] : [first, last]).map((number) => `第${number}号`),
  )
  return said.join('、')
}

/** Where and how often an entry took place, as it follows its day: 鑫达化工厂（2次，补录）; may be empty. */
export function circumstances(entry: LedgerEntry): string {
  const remarks = [...(entry.count > 1 ? [`${entry.count}次`] : []), ...(entry.late ? ['补录'] : [])]
  const place = entry.place === null ? '' : oneLine(entry.place)
  return remarks.length === 0 ? place : `${place}（${remarks.join('，')}）`
}

/** 10月12日, with its year where that is not the one of `near`. */
export function dayNear(date: CivilDate, near: CivilDate): string {
  return date.slice(0, 4) === near.slice(0, 4) ? formatMonthDay(date) : formatDay(date)
}

/** 带队检查; of an activity without a name of its own also the words of whoever reported it. */
export function whatHappened(facts: Pick<Facts, 'knowledge'>, entry: LedgerEntry): string {
  const name = activityName(facts, entry.activity)
  return entry.activity === 'other' ? `${name}“${oneLine(entry.words)}”` : name
}

/** The lines that changed the values of an entry after it was recorded. */
export function correctionsOf({ history }: LedgerEntry): LedgerRow[] {
  return history.filter(({ kind }) => kind === 'correction')
}

/** What stands beside the values of an entry: 补录, 更正（第8号）, 代录：李四, 本人已确认 …; empty where nothing does. */
export function marksOf(facts: Facts, entry: LedgerEntry): string[] {
  const corrected = correctionsOf(entry).map(({ seq }) => seq)
  return [
    ...(entry.late ? [`补录（${formatDay(civilDateOf(new Date(entry.recordedAt)))}记入）`] : []),
    ...(corrected.length > 0 ? [`有更正（${numbersText(corrected)}）`] : []),
    ...(entry.recordedBy === entry.person ? [] : [`代录：${oneLine(nameOf(facts, entry.recordedBy))}`]),
    ...affirmation(entry),
    ...(entry.voided ? [`已撤销（${numbersText(withdrawalsOf(entry).map(({ seq }) => seq))}）`] : []),
  ]
}

/** The line that withdrew an entry; none where it stands. */
export function withdrawalsOf({ history }: LedgerEntry): LedgerRow[] {
  return history.filter(({ kind }) => kind === 'void').slice(0, 1)
}

/** Whether somebody else stated the present values and the official has not yet said that they are so. */
export function awaitsAffirmation({ history, person, affirmed, voided }: LedgerEntry): boolean {
  const stated = history.findLast(({ kind }) => kind === 'record' || kind === 'correction')
  return !voided && affirmed === null && stated !== undefined && stated.recordedBy !== person
}

function affirmation(entry: LedgerEntry): string[] {
  if (entry.affirmed) return [`本人已确认（${formatDay(civilDateOf(new Date(entry.affirmed.at)))}）`]
  return awaitsAffirmation(entry) ? ['本人尚未确认'] : []
}

/** 现场照片.jpg（SHA-256 1a2b3c4d5e6f…）, or a web address with its title. The first 12 digits find the file in a dossier. */
export function evidenceText({ what }: EntryEvidence): string {
  if ('file' in what) return `${oneLine(what.file.name)}（SHA-256 ${what.file.sha256.slice(0, 12)}…）`
  const { title, url } = what.link
  return title === null ? oneLine(url) : `${oneLine(title)} ${oneLine(url)}`
}
