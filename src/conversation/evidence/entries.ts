import { addDays } from '../../calendar/index.ts'
import type { LedgerEntry } from '../../ledger/index.ts'
import { actsFor, mayActFor } from '../behalf/rights.ts'
import { type Turn, turnFor } from '../turn.ts'
import type { EntryNamed } from './commands.ts'

/** An entry and the turn over the record that it stands in. */
export interface Held {
  turn: Turn
  entry: LedgerEntry
}

const RECENT_DAYS = 14
/** What was recorded so lately is meant before all else, of whatever day it is. */
const JUST_RECORDED_MS = 60 * 60 * 1000
const MOST_OFFERED = 6

/** Turns over the records that who speaks may write to at this moment: the own one, then those of officials. */
async function records(speaker: Turn): Promise<Turn[]> {
  if (speaker.group) return [speaker]
  const officials = await actsFor(speaker)
  return [speaker, ...(await Promise.all(officials.map((id) => turnFor(speaker, id))))]
}

/** The turn over a person's record; null where who speaks may not write to it, or no longer. */
export async function turnOver(speaker: Turn, person: string): Promise<Turn | null> {
  if (person === speaker.by) return speaker.person === person ? speaker : turnFor(speaker, person)
  if (speaker.group || !(await mayActFor(speaker.parts.store, speaker.by, person))) return null
  return turnFor(speaker, person)
}

/**
 * The entries to which files are most likely to belong, at most six: the one recorded within the last hour, those of
 * the last 14 days, then older ones; the latest recorded first. Of staff also those of officials whom they act for.
 */
export async function entriesOffered(speaker: Turn): Promise<Held[]> {
  const turns = await records(speaker)
  const standing = turns
    .flatMap((turn) => turn.entries.map((entry) => ({ turn, entry })))
    .filter(({ entry }) => !entry.voided)
    .sort((a, b) => b.entry.seq - a.entry.seq)
  const since = addDays(speaker.today, 1 - RECENT_DAYS)
  const hourAgo = new Date(speaker.now.getTime() - JUST_RECORDED_MS).toISOString()
  const [latest] = standing
  const just = latest && latest.entry.recordedAt >= hourAgo ? [latest] : []
  const others = standing.slice(just.length)
  return [
    ...just,
    ...others.filter(({ entry }) => entry.date >= since),
    ...others.filter(({ entry }) => entry.date < since),
  ].slice(0, MOST_OFFERED)
}

/**
 * The entry that words name, in the own record or that of an official for whom who speaks may act; numbers are those
 * of the whole ledger. `last` is the one recorded last. Withdrawn ones are found by their number alone.
 */
export async function entryNamed(speaker: Turn, named: EntryNamed): Promise<Held | null> {
  const turns = await records(speaker)
  const held = turns.flatMap((turn) => turn.entries.map((entry) => ({ turn, entry })))
  if (named !== 'last')
    return held.find(({ entry }) => entry.history.some((row) => row.seq === named)) ?? null
  const standing = held.filter(({ entry }) => !entry.voided)
  return standing.sort((a, b) => b.entry.seq - a.entry.seq)[0] ?? null
}
