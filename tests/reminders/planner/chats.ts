/** A chat to plan for, every fact of which a test may set. */
import { chineseWorkdays } from '../../../src/calendar/index.ts'
import type { DutyActivity, DutyRecord, DutyTenure, RuleSource } from '../../../src/duties/index.ts'
import { dutyRules } from '../../../src/duties/index.ts'
import type { Obligation } from '../../../src/knowledge/index.ts'
import type { GroupSettings, HandledReminder, PlanInput, Reminder } from '../../../src/reminders/index.ts'
import { STAGES } from '../../../src/reminders/index.ts'
import { obligation, source } from '../../duties/law.ts'

export const workdays = chineseWorkdays()

/** A law of one duty a quarter, an inspection by the mayor, unless told otherwise. */
export function inspection(over: Partial<Obligation> = {}, meta: Partial<RuleSource['meta']> = {}) {
  return dutyRules([source(meta, [obligation({ id: 'c-inspect', ...over })])])
}

export function tenure(from: string, to: string | null = null, post = 'mayor'): DutyTenure {
  return { regulation: 'city-2019', post, from, to }
}

export function activity(date: string, over: Partial<DutyActivity> = {}): DutyActivity {
  return { id: `a-${date}`, type: 'led-inspection', date, ...over }
}

export const MAYOR: DutyRecord = { tenures: [tenure('2020-01-01')], activities: [] }

interface ChatFacts {
  rules?: PlanInput['rules']
  kind?: 'private' | 'group'
  since?: string
  settings?: Partial<GroupSettings>
  records?: Record<string, DutyRecord>
  chat?: string
}

/** A private chat of one mayor without anything done, unless told otherwise. */
export function chat(facts: ChatFacts = {}): PlanInput {
  const records = facts.records ?? { 'tg:1': MAYOR }
  return {
    rules: facts.rules ?? inspection(),
    workdays,
    subscription: {
      id: 'chat-0001',
      chat: facts.chat ?? 'tg:1',
      kind: facts.kind ?? 'private',
      since: facts.since ?? '2020-01-01',
      settings: {
        stages: STAGES,
        time: '09:00',
        quiet: { from: '21:00', to: '08:00' },
        regulations: [],
        posts: [],
        naming: 'counts',
        ...facts.settings,
      },
      people: Object.keys(records),
    },
    records: new Map(Object.entries(records)),
  }
}

/** `30 2026-12-01` for every reminder. */
export function days(reminders: readonly Reminder[]): string[] {
  return reminders.map(({ stage, day }) => `${stage} ${day}`)
}

/** As they stand in the store once they were sent. */
export function handledFrom(reminders: readonly Reminder[]): HandledReminder[] {
  return reminders.map(({ person, obligation: id, start, stage }) => ({
    person,
    obligation: id,
    start,
    stage,
  }))
}
