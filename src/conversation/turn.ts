import type { Answerer } from '../answers/index.ts'
import { type CivilDate, civilDateOf } from '../calendar/index.ts'
import type { DutyRules } from '../duties/index.ts'
import type { Knowledge, Post } from '../knowledge/index.ts'
import { foldLedger, type LedgerEntry } from '../ledger/index.ts'
import type { Store, TenureRow } from '../storage/index.ts'

/** What the core is made of; given once, by the composition root. */
export interface Parts {
  knowledge: Knowledge
  /** The frequency rules of `knowledge`, prepared once. */
  rules: DutyRules
  store: Store
  answerer: Answerer
  /** A new id, unique for good: 8–40 letters, digits or hyphens. */
  newId: () => string
}

/** Everything that handling one message rests on, read once at its start. */
export interface Turn {
  parts: Parts
  person: string
  now: Date
  /** The civil day of `now` in Asia/Shanghai. */
  today: CivilDate
  tenures: TenureRow[]
  entries: LedgerEntry[]
}

/** Reads what a turn rests on; writes nothing. */
export async function openTurn(parts: Parts, person: string, now: Date): Promise<Turn> {
  const [tenures, rows] = await Promise.all([parts.store.tenures(person), parts.store.ledger(person)])
  return { parts, person, now, today: civilDateOf(now), tenures, entries: foldLedger(rows) }
}

/** The posts held on a day, as `REG:POST`, in the order in which they were taken up. */
export function postKeysOn(turn: Turn, day: CivilDate): string[] {
  return turn.tenures
    .filter((tenure) => tenure.from <= day && (tenure.to === null || day <= tenure.to))
    .map((tenure) => `${tenure.regulation}:${tenure.post}`)
}

/** 区长（枣庄办法：区（市）政府主要负责人） */
export function tenureLabel(turn: Turn, tenure: TenureRow): string {
  const { knowledge } = turn.parts
  const name = (knowledge.post(tenure.regulation, tenure.post) as Post).name
  const shortName = knowledge.pack(tenure.regulation)?.meta.shortName ?? tenure.regulation
  return tenure.title ? `${tenure.title}（${shortName}：${name}）` : `${name}（${shortName}）`
}
