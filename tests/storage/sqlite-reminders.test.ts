/** What of the reminders' rows is never changed, past the store as well, and how they are found. */
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { openStore, type Store } from '../../src/storage/index.ts'
import type { Database } from '../../src/storage/sqlite/database.ts'
import { forgettingStore } from '../../src/storage/sqlite/forget.ts'
import { openDatabase } from '../../src/storage/sqlite/open-database.ts'
import { outboxStore } from '../../src/storage/sqlite/outbox.ts'
import { reminderStore } from '../../src/storage/sqlite/reminders.ts'
import type { Value } from '../../src/storage/sqlite/statements.ts'
import { newFolder, removeFolder } from './folder.ts'
import { raw } from './raw.ts'
import { at, item, outgoing, own, subscription } from './rows.ts'

let dir: string
let file: string
let store: Store
beforeEach(async () => {
  dir = newFolder()
  file = join(dir, 'zhaodan.sqlite')
  store = await openStore({ dir })
  await store.ensurePerson('zhang', at(0))
})
afterEach(async () => {
  await store.close()
  removeFolder(dir)
})

describe('past the store as well', () => {
  beforeEach(async () => {
    await store.putSubscription(subscription('a'))
    await store.setParticipant('a0000000', 'zhang', true, at(1))
    await store.addOwnReminders(['stands', 'back', 'sent'].map((id) => own(id)))
    await store.cancelOwnReminder('back', at(5))
    const [row] = await store.addOutgoing([outgoing('d')])
    await store.putWithDigest(['sent'], 'd')
    await store.markSent(row?.seq ?? 0, 1, at(6), true)
  })

  test.each([
    "UPDATE subscription SET id = 'other000'",
    "UPDATE subscription SET kind = 'private'",
    'DELETE FROM subscription',
    'UPDATE participant SET joined = 0',
    'DELETE FROM participant',
    'INSERT OR REPLACE INTO participant SELECT * FROM participant',
    "UPDATE own_reminder SET text = 'other' WHERE id = 'stands'",
    "UPDATE own_reminder SET day = '2026-12-01' WHERE id = 'stands'",
    "UPDATE own_reminder SET time = NULL WHERE id = 'stands'",
    "UPDATE own_reminder SET cancelled_at = NULL WHERE id = 'back'",
    "UPDATE own_reminder SET digest = 'other' WHERE id = 'sent'",
    "UPDATE own_reminder SET sent = 0 WHERE id = 'sent'",
    "DELETE FROM own_reminder WHERE id = 'stands'",
  ])('%s is refused', async (statement) => {
    const table = /(?:UPDATE|FROM|INTO) (\w+)/.exec(statement)?.[1]
    const before = await raw(file, `SELECT * FROM ${table}`)
    await expect(raw(file, statement)).rejects.toThrow(/append-only|never (changed|deleted|edited)/)
    expect(await raw(file, `SELECT * FROM ${table}`)).toEqual(before)
    expect(before.length).toBeGreaterThan(0)
  })
})

/** The store's parts over a database that notes what it is asked. */
async function noting(): Promise<{
  database: Database
  asked: { sql: string; values: Value[] }[]
  parts: ReturnType<typeof reminderStore> &
    ReturnType<typeof outboxStore> &
    ReturnType<typeof forgettingStore>
}> {
  const database = await openDatabase(file, { busyTimeoutMs: 1_000 })
  const asked: { sql: string; values: Value[] }[] = []
  const noted: Database = {
    ...database,
    rows: (sql, ...values) => {
      asked.push({ sql, values })
      return database.rows(sql, ...values)
    },
    change: (sql, ...values) => {
      asked.push({ sql, values })
      return database.change(sql, ...values)
    },
    transaction: (work) => work(noted),
  }
  const parts = { ...reminderStore(noted), ...outboxStore(noted), ...forgettingStore(noted) }
  return { database, asked, parts }
}
type Parts = Awaited<ReturnType<typeof noting>>['parts']

describe('is found by an index, not by looking at every row', () => {
  const moment = { day: '2026-10-12', time: '09:00' }
  test.each<[string, (parts: Parts) => Promise<unknown>, string[]]>([
    [
      'who is due',
      (parts) => parts.subscriptionsDue(moment, 'tg:', 50),
      ['SEARCH subscription USING INDEX subscription_due (time<?)', 'SEARCH chat USING INDEX'],
    ],
    [
      'who is due of no channel',
      (parts) => parts.subscriptionsDue(moment, null, 50),
      ['SEARCH subscription USING INDEX subscription_due (time<?)'],
    ],
    [
      'own reminders that are due',
      (parts) => parts.ownRemindersDue({ ...moment, without: '09:00' }, 'tg:', 50),
      ['SEARCH own_reminder USING INDEX own_reminder_due (day<?)', 'SEARCH outbox USING INDEX'],
    ],
    [
      'own reminders of a person',
      (parts) => parts.ownReminders('zhang'),
      ['SEARCH own_reminder USING INDEX own_reminder_by_person (person=?)'],
    ],
    [
      'own reminders of a digest',
      (parts) => parts.ownRemindersOf('d'),
      ['SEARCH own_reminder USING INDEX own_reminder_by_digest (digest=?)'],
    ],
    [
      'what was handled',
      (parts) => parts.handledItems('a0000000', '2026-07-01'),
      [
        'SEARCH reminder_item USING PRIMARY KEY (subscription=? AND start>?)',
        'SEARCH outbox EXISTS USING INDEX',
      ],
    ],
    [
      'what a digest brought up',
      (parts) => parts.digestItems('d'),
      ['SEARCH reminder_item USING INDEX reminder_item_by_digest (digest=?)'],
    ],
    [
      'who takes part',
      (parts) => parts.participants('a0000000'),
      ['SEARCH now USING INDEX participant_by_subscription (subscription=?)'],
    ],
    [
      'where a person takes part',
      (parts) => parts.participations('zhang'),
      ['SEARCH now USING INDEX participant_by_person (person=?)'],
    ],
    [
      'digests that wait',
      (parts) => parts.waitingByKey('r:a0000000:'),
      ['SEARCH outbox USING INDEX outbox_waiting_key (key>? AND key<?)'],
    ],
    ['a digest', (parts) => parts.outgoing('d'), ['SEARCH outbox USING INDEX']],
    [
      'what waits to be sent, as before',
      (parts) => parts.waitingOutgoing('tg:', 7),
      ['SEARCH outbox USING INDEX outbox_waiting (seq>?)'],
    ],
  ])('%s', async (_, ask, expected) => {
    const { database, asked, parts } = await noting()
    await ask(parts)
    expect(asked).toHaveLength(1)
    const [{ sql, values }] = asked as [{ sql: string; values: Value[] }]
    const plan = await database.rows<{ detail: string }>(`EXPLAIN QUERY PLAN ${sql}`, ...values)
    await database.close()
    const details = plan.map(({ detail }) => detail)
    for (const part of expected) expect(details.join('\n')).toContain(part)
    expect(details.filter((detail) => detail.startsWith('SCAN'))).toEqual([])
  })
})

test('a day’s digest is stored with one statement for each of its parts, however long it is', async () => {
  await store.putSubscription(subscription('a'))
  await store.addOwnReminders(Array.from({ length: 40 }, (_, i) => own(`o${i}`)))
  const { database, asked, parts } = await noting()
  expect(await parts.markPlanned('a0000000', '2026-10-12')).toBe(true)
  await parts.addOutgoing([outgoing('d')])
  await parts.addReminderItems(
    Array.from({ length: 90 }, (_, i) => item('a', { obligation: `o${i}`, digest: 'd' })),
  )
  await parts.putWithDigest(
    Array.from({ length: 40 }, (_, i) => `o${i}`),
    'd',
  )
  await database.close()
  expect(asked).toHaveLength(4)
  expect(await store.digestItems('d')).toHaveLength(90)
  expect(await store.ownReminders('zhang')).toEqual([])
})

test('what no period can need is forgotten bit by bit, so that nobody waits long', async () => {
  await store.putSubscription(subscription('a'))
  const old = Array.from({ length: 20_001 }, (_, i) =>
    item('a', { start: '2020-01-01', obligation: `o${i}` }),
  )
  await store.addReminderItems(old)
  expect(await store.forgetBefore(at(1))).toBe(20_000)
  expect(await store.forgetBefore(at(1))).toBe(1)
  expect(await store.forgetBefore(at(1))).toBe(0)
})
