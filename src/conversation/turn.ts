import { createLimits, type Limits, type Standing, standingOf } from '../access/index.ts'
import type { Answerer } from '../answers/index.ts'
import { type CivilDate, civilDateOf, type Workdays } from '../calendar/index.ts'
import type { DutyRules } from '../duties/index.ts'
import type { Exporter } from '../exports/index.ts'
import type { FileStore } from '../files/index.ts'
import type { FollowUp, Interpreter } from '../interpretation/index.ts'
import type { Knowledge, Post } from '../knowledge/index.ts'
import { type Attached, foldLedger, type LedgerEntry } from '../ledger/index.ts'
import type { Phraser } from '../phrasing/index.ts'
import type { Store, TenureRow } from '../storage/index.ts'
import { sanitize } from '../text/index.ts'
import type { Recent } from './model/recent.ts'
import type { Considered, Group, IncomingMessage } from './types.ts'

/** What the core is made of; given once, by the composition root. */
export interface Parts {
  knowledge: Knowledge
  /** The frequency rules of `knowledge`, prepared once. */
  rules: DutyRules
  store: Store
  answerer: Answerer
  /** A new id, unique for good: 8–40 letters, digits or hyphens. */
  newId: () => string
  /** Ids of the people who may invite others. Default: none. */
  owners?: ReadonlySet<string>
  /** An address that opens a private chat with 照单 and says `/start PAYLOAD` there; null where there is none. */
  linkTo?: (payload: string) => string | null
  /** Makes what people take away. Default: exports are refused with a sentence. */
  exporter?: Exporter
  /** Files of the evidence. Default: none are taken. */
  files?: FileStore
  /** Where people's calendars are found: address of a secret; null or absent where none can be reached. */
  calendarAddress?: (secret: string) => string | null
  /** Reads follow-ups without a model. Default: none is read. */
  followUp?: FollowUp
  /** Which days are worked. Default: those of China, what is unknown of a year said nowhere. */
  workdays?: Workdays
  /** The same, asked about the present day alone: it may tell of a year that it does not know. Default: `workdays`. */
  today?: Workdays
  /** What was asked in groups lately. Default: the conversation's own. */
  recent?: Recent
  /** Puts answers in a model's words. Default: none is configured. */
  phraser?: Phraser
  /** Makes sense of words with a model. Default: none is configured. */
  interpreter?: Interpreter
  /** What is counted of each person, for the life of the process. Default: the conversation's own. */
  limits?: Limits
}

/** Everything that handling one message rests on, read once at its start. */
export interface Turn {
  /** Its `store` is the one of this turn's transaction. */
  parts: Parts
  /** Whose record is looked at and written to. */
  person: string
  /** Who speaks: the person, or staff on behalf. */
  by: string
  /** The name that the channel shows for who speaks, where it shows one. */
  shownName?: string
  standing: Standing
  limits: Limits
  /** null in private. */
  group: Group | null
  now: Date
  /** The civil day of `now` in Asia/Shanghai. */
  today: CivilDate
  /** The day that 今天 means in the words, where they were said before this turn, in a group. Default: `today`. */
  saidOn?: CivilDate
  /** What a model made of the words. */
  considered?: Considered
  /** What came with the words, to be attached to what they report. */
  evidence?: readonly Attached[]
  tenures: TenureRow[]
  entries: LedgerEntry[]
  /** Names of the person, of who speaks, and of whoever wrote a line of the ledger, as far as they are known. */
  names: ReadonlyMap<string, string>
}

/** Of the name that a channel shows for a person. */
const LONGEST_NAME = 40

/** Reads what a turn rests on; writes nothing. */
export async function openTurn(
  parts: Parts,
  {
    person,
    name,
    now,
    group = null,
    considered,
  }: Pick<IncomingMessage, 'person' | 'now' | 'considered'> & {
    name?: string | undefined
    group?: Group | null
  },
): Promise<Turn> {
  const { store } = parts
  const [tenures, rows, standing] = await Promise.all([
    store.tenures(person),
    store.ledger(person),
    standingOf(store, person, parts.owners ?? NO_OWNERS),
  ])
  const today = civilDateOf(now)
  const limits = parts.limits ?? createLimits()
  const shown = [...sanitize(name ?? '').trim()].slice(0, LONGEST_NAME).join('')
  const names = await namesOf(store, [person, ...rows.map((row) => row.recordedBy)])
  return {
    parts,
    person,
    by: person,
    ...(shown === '' ? {} : { shownName: shown }),
    standing,
    limits,
    group,
    now,
    today,
    ...(considered ? { considered } : {}),
    tenures,
    entries: foldLedger(rows),
    names,
  }
}

/** The same turn over somebody else's record: staff on behalf. Whoever asks for it has made sure of the right. */
export async function turnFor(turn: Turn, person: string): Promise<Turn> {
  const other = await openTurn(turn.parts, { person, now: turn.now, group: turn.group })
  const names = new Map([...turn.names, ...other.names])
  const saidOn = turn.saidOn === undefined ? {} : { saidOn: turn.saidOn }
  const evidence = turn.evidence === undefined ? {} : { evidence: turn.evidence }
  return { ...other, ...saidOn, ...evidence, by: turn.by, standing: turn.standing, names }
}

async function namesOf(store: Store, people: string[]): Promise<ReadonlyMap<string, string>> {
  const known = await Promise.all([...new Set(people)].map((id) => store.person(id)))
  return new Map(known.flatMap((each) => (each?.name ? [[each.id, each.name] as const] : [])))
}

/** Shown for a person whose name is not known. */
export const NAMELESS = '未留姓名的人'

/** The person's name, to be shown. */
export function nameOf(turn: Turn, person: string): string {
  return turn.names.get(person) ?? NAMELESS
}

const NO_OWNERS: ReadonlySet<string> = new Set()

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
