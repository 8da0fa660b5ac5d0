/**
 * How fast reminders are planned: 1,000 groups of 20 people and 20,000 officials in private, a year and more, one
 * thread. Once as the product does it, every workday anew for every chat from its people's records and from what was
 * handled; once as a calendar of the whole year, a chat at a time. Both must come to the same. Every span is measured
 * in a process of its own, so that its peak memory is its own. `node bench/reminders.ts [share of that size, 0–1]`
 */
import { execFileSync } from 'node:child_process'
import { join } from 'node:path'
import type { CivilDate } from '../src/calendar/index.ts'
import { addDays, chineseWorkdays, civilDate } from '../src/calendar/index.ts'
import { dutyRules } from '../src/duties/index.ts'
import type { Knowledge } from '../src/knowledge/index.ts'
import { loadKnowledge } from '../src/knowledge/index.ts'
import type { HandledReminder, PlanInput } from '../src/reminders/index.ts'
import { dueOn, planCalendar } from '../src/reminders/index.ts'
import { naiveOn } from './naive-reminders.ts'
import type { WorldChat, WorldSize } from './reminders-world.ts'
import { chatsOf } from './reminders-world.ts'

export type Way = 'day by day' | 'calendar'

/** One way over so many years. */
export interface PlanRun {
  way: Way
  years: number
  people: number
  reminders: number
  seconds: number
  /** Of the processor, which other work on the machine does not lengthen as much. */
  cpuSeconds: number
  /** Resident memory of the process at its peak, MB. */
  peakMb: number
  /** Heap that is still in use at the end, MB: the law, the code and what the planner keeps. */
  keptMb: number
}

export interface ReminderBench {
  runs: PlanRun[]
  /** Chats in the comparison, and how many times as long the naive planner took for them. */
  compared: number
  ratio: number
}

const FULL: WorldSize = { groups: 1000, groupSize: 20, officials: 20_000 }
const FIRST_YEAR = 2026
/** The young generation as `npm start` has it; what is kept is measured after collection. */
const FLAGS = ['--max-semi-space-size=8', '--expose-gc']
/** Years planned at a time. */
const SPANS = [1, 2, 4]

/** The size of a world that is a share of the full one. */
export function sizeOf(share: number): WorldSize {
  return {
    groups: Math.max(1, Math.round(FULL.groups * share)),
    groupSize: FULL.groupSize,
    officials: Math.max(1, Math.round(FULL.officials * share)),
  }
}

/**
 * Measures every span both ways in processes of their own, and the naive planner on a few chats in this one.
 * @throws Error where two planners disagree: then the figures mean nothing.
 */
export function benchReminders(
  knowledge: Knowledge,
  share = 1,
  spans: readonly number[] = SPANS,
): ReminderBench {
  const runs: PlanRun[] = []
  for (const way of ['day by day', 'calendar'] satisfies Way[]) {
    for (const years of spans) {
      const args = [...FLAGS, import.meta.filename, '--run', way, String(years), String(share)]
      runs.push(JSON.parse(execFileSync(process.execPath, args, { encoding: 'utf8' })) as PlanRun)
    }
  }
  for (const { years, reminders } of runs) {
    if (runs.some((other) => other.years === years && other.reminders !== reminders)) {
      throw new Error(`The two ways of planning ${years} years disagree.`)
    }
  }
  return { runs, ...againstNaive(knowledge, { groups: 1, groupSize: FULL.groupSize, officials: 20 }) }
}

/**
 * Plans `years` from 2026 on in this process, chat after chat as they would be read from a store; making chats and
 * ledgers up is not timed.
 */
export function runPlan(knowledge: Knowledge, way: Way, years: number, size: WorldSize): PlanRun {
  let reminders = 0
  let elapsedMs = 0
  let cpuMicros = 0
  for (const chat of worldOf(knowledge, size)) {
    const planYear = way === 'calendar' ? calendarYear : dayByDay()
    for (let year = FIRST_YEAR; year < FIRST_YEAR + years; year++) {
      chat.enterYear(year)
      const start = performance.now()
      const cpu = process.threadCpuUsage()
      reminders += planYear(chat, year)
      const { user, system } = process.threadCpuUsage(cpu)
      cpuMicros += user + system
      elapsedMs += performance.now() - start
    }
  }
  const people = size.groups * size.groupSize + size.officials
  const peakMb = process.resourceUsage().maxRSS / 1024
  globalThis.gc?.()
  const keptMb = process.memoryUsage().heapUsed / 1024 / 1024
  return {
    way,
    years,
    people,
    reminders,
    seconds: elapsedMs / 1000,
    cpuSeconds: cpuMicros / 1e6,
    peakMb,
    keptMb,
  }
}

/** The figures as a table of plain text. */
export function remindersTable({ runs, compared, ratio }: ReminderBench): string {
  const lines = runs.map((run) => [
    run.way,
    String(run.years),
    run.people.toLocaleString('en'),
    run.reminders.toLocaleString('en'),
    run.seconds.toFixed(2),
    run.cpuSeconds.toFixed(2),
    run.peakMb.toFixed(0),
    run.keptMb.toFixed(1),
  ])
  const table = [
    ['planning', 'years', 'people', 'reminders', 'seconds', 'CPU s', 'peak MB', 'kept MB'],
    ...lines,
  ].map((cells) => cells.map((cell, column) => (column === 0 ? cell.padEnd(13) : cell.padStart(12))).join(''))
  return [
    ...table,
    `day by day is ${ratio.toFixed(0)} times as fast as evaluating everybody every day (${compared} chats)`,
  ].join('\n')
}

function worldOf(knowledge: Knowledge, size: WorldSize): Iterable<WorldChat> {
  return chatsOf(knowledge, dutyRules(knowledge.packs), chineseWorkdays(), size)
}

function calendarYear(chat: PlanInput, year: number): number {
  return planCalendar(chat, civilDate(year, 1, 1), civilDate(year, 12, 31)).length
}

/** A chat day after day through its years; what was handled is kept as the store gives it, from the year before on. */
function dayByDay(): (chat: PlanInput, year: number) => number {
  let handled: HandledReminder[] = []
  return (chat, year) => {
    handled = handled.filter((item) => item.start >= civilDate(year - 1, 1, 1))
    let reminders = 0
    for (const on of daysOf(year)) {
      for (const { person, obligation, start, stage } of dueOn(chat, on, handled)) {
        handled.push({ person, obligation, start, stage })
        reminders += 1
      }
    }
    return reminders
  }
}

const daysByYear = new Map<number, CivilDate[]>()

function daysOf(year: number): CivilDate[] {
  let days = daysByYear.get(year)
  if (!days) {
    days = []
    for (let day = civilDate(year, 1, 1); day <= civilDate(year, 12, 31); day = addDays(day, 1))
      days.push(day)
    daysByYear.set(year, days)
  }
  return days
}

function againstNaive(knowledge: Knowledge, size: WorldSize): { compared: number; ratio: number } {
  const chats = [...worldOf(knowledge, size)]
  for (const chat of chats) chat.enterYear(FIRST_YEAR)
  const year = (plan: (chat: PlanInput) => number) => () =>
    chats.reduce((reminders, chat) => reminders + plan(chat), 0)
  const ours = timed(year((chat) => dayByDay()(chat, FIRST_YEAR)))
  const naive = timed(year((chat) => naiveYear(knowledge, chat)))
  if (ours.reminders !== naive.reminders) throw new Error('The planner and the naive one disagree.')
  return { compared: chats.length, ratio: naive.elapsedMs / ours.elapsedMs }
}

function naiveYear(knowledge: Knowledge, chat: PlanInput): number {
  return daysOf(FIRST_YEAR).reduce(
    (reminders, on) => reminders + naiveOn(knowledge.packs, chat, on).length,
    0,
  )
}

function timed(run: () => number): { reminders: number; elapsedMs: number } {
  const start = performance.now()
  const reminders = run()
  return { reminders, elapsedMs: performance.now() - start }
}

if (import.meta.main) {
  const knowledge = loadKnowledge(join(import.meta.dirname, '../knowledge'))
  if (process.argv[2] === '--run') {
    const [way, years, share] = process.argv.slice(3) as [Way, string, string]
    process.stdout.write(JSON.stringify(runPlan(knowledge, way, Number(years), sizeOf(Number(share)))))
  } else {
    const share = Number(process.argv[2] ?? 1)
    if (!(share > 0 && share <= 1)) throw new Error('usage: node bench/reminders.ts [share of the size, 0–1]')
    process.stdout.write(`${remindersTable(benchReminders(knowledge, share))}\n`)
  }
}
