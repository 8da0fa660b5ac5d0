/** A database of the version before reminders: who holds a post is reminded from the migration on, and plans stay. */
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { civilDateOf } from '../../src/calendar/index.ts'
import { openStore, type Store } from '../../src/storage/index.ts'
import { migrate } from '../../src/storage/sqlite/migrate.ts'
import { migrations } from '../../src/storage/sqlite/migrations/index.ts'
import { openDatabase } from '../../src/storage/sqlite/open-database.ts'
import { newFolder, removeFolder } from './folder.ts'
import { raw } from './raw.ts'
import { at } from './rows.ts'

/** In Shanghai it is the 23rd already. */
const NOW = new Date('2026-11-22T16:30:00.000Z')
const TODAY = '2026-11-23'

let dir: string
let file: string
let store: Store | null
const opened = async (clock = () => NOW) => {
  store = await openStore({ dir, clock })
  return store
}

beforeEach(async () => {
  dir = newFolder()
  file = join(dir, 'zhaodan.sqlite')
  store = null
  const database = await openDatabase(file, { busyTimeoutMs: 1_000 })
  await migrate(database, migrations.slice(0, 3))
  await database.close()
  expect(await raw(file, 'PRAGMA user_version')).toEqual([{ user_version: 3 }])
})
afterEach(async () => {
  await store?.close()
  removeFolder(dir)
})

const t = `'${at(1)}'`
const person = (id: string) => `INSERT INTO person VALUES ('${id}', NULL, ${t})`
const tenure = (id: string, who: string, version: number, from: string, to: string | null, withdrawn = 0) =>
  `INSERT INTO tenure (id, version, person, regulation, post, from_day, to_day, withdrawn, recorded_at)
   VALUES ('${id}', ${version}, '${who}', 'R', 'P', '${from}', ${to === null ? 'NULL' : `'${to}'`}, ${withdrawn}, ${t})`

describe('those who hold a post', () => {
  test.each([
    ['without an end', [tenure('T', 'zhang', 1, '2020-01-01', null)], true],
    ['up to the day before', [tenure('T', 'zhang', 1, '2020-01-01', '2026-11-22')], false],
    ['up to the day', [tenure('T', 'zhang', 1, '2020-01-01', TODAY)], true],
    ['from the day after', [tenure('T', 'zhang', 1, '2026-11-24', null)], true],
    [
      'closed later',
      [tenure('T', 'zhang', 1, '2020-01-01', null), tenure('T', 'zhang', 2, '2020-01-01', '2026-10-31')],
      false,
    ],
    [
      'opened again',
      [tenure('T', 'zhang', 1, '2020-01-01', '2026-10-31'), tenure('T', 'zhang', 2, '2020-01-01', null)],
      true,
    ],
    [
      'withdrawn',
      [tenure('T', 'zhang', 1, '2020-01-01', null), tenure('T', 'zhang', 2, '2020-01-01', null, 1)],
      false,
    ],
    [
      'twice',
      [tenure('T', 'zhang', 1, '2020-01-01', null), tenure('U', 'zhang', 1, '2021-01-01', null)],
      true,
    ],
    ['never', [], false],
    ['that is another’s', [tenure('T', 'li', 1, '2020-01-01', null)], false],
  ])('%s', async (_, tenures, reminded) => {
    await raw(file, person('zhang'), person('li'), ...tenures)
    const subscription = await (await opened()).subscriptionOf('zhang')
    if (!reminded) return expect(subscription).toBeNull()
    expect(subscription).toEqual({
      id: expect.stringMatching(/^[0-9a-f]{18}$/),
      address: 'zhang',
      kind: 'private',
      state: 'on',
      since: TODAY,
      time: '09:00',
      thread: null,
      settings: '{}',
      plannedDay: null,
      updatedAt: NOW.toISOString(),
    })
  })

  test('each have one of their own, and opening again gives no other', async () => {
    const people = ['local', 'tg:5', 'tg:6']
    await raw(
      file,
      ...people.map(person),
      ...people.map((id, i) => tenure(`T${i}`, id, 1, '2020-01-01', null)),
    )
    const first = await (await opened()).subscriptions(99)
    expect(first.map(({ address }) => address).sort()).toEqual(people)
    expect(new Set(first.map(({ id }) => id)).size).toBe(3)
    await store?.close()
    expect(await (await opened()).subscriptions(99)).toEqual(first)
    expect(await store?.subscriptionsDue({ day: TODAY, time: '09:00' }, 'tg:', 9)).toHaveLength(2)
  })

  test('by the system’s clock where no other is given', async () => {
    await raw(file, person('zhang'), tenure('T', 'zhang', 1, '2020-01-01', null))
    const before = civilDateOf(new Date())
    store = await openStore({ dir })
    const since = (await store.subscriptionOf('zhang'))?.since ?? ''
    expect([before, civilDateOf(new Date())]).toContain(since)
  })
})

const item = (date: string | null, over = {}) => ({
  activity: 'led-inspection',
  date,
  place: null,
  count: 1,
  ...over,
})
const plan = (id: string, items: unknown[], over: object = {}) => {
  const payload = JSON.stringify({ kind: 'plan', items, words: `计划（${id}）`, kept: true, ...over })
  return `INSERT INTO pending VALUES ('${id}', 'zhang', 'plan', '${payload}', '${at(2)}', NULL, NULL)`
}

describe('plans that their person asked to be reminded of', () => {
  beforeEach(() => raw(file, person('zhang')))

  test('become own reminders, one for each of their items, and their card is over', async () => {
    await raw(file, plan('p', [item('2026-12-01'), item('2026-11-25', { activity: null, place: '油库' })]))
    const common = {
      person: 'zhang',
      time: null,
      text: '计划（p）',
      createdAt: at(2),
      cancelledAt: null,
      digest: null,
    }
    expect(await (await opened()).ownReminders('zhang')).toEqual([
      { ...common, id: 'p-1', day: '2026-11-25', activity: null, plannedFor: '2026-11-25' },
      { ...common, id: 'p-0', day: '2026-12-01', activity: 'led-inspection', plannedFor: '2026-12-01' },
    ])
    expect(await store?.openPending('zhang')).toEqual([])
    expect(await store?.pending('p')).toMatchObject({ outcome: 'confirmed', settledAt: NOW.toISOString() })
  })

  test.each([
    ['fifteen days ago', '2026-11-08', false],
    ['fourteen days ago', '2026-11-09', true],
    ['yesterday', '2026-11-22', true],
    ['today', TODAY, true],
  ])('as long as they were brought up: %s', async (_, day, carried) => {
    await raw(file, plan('p', [item(day)]))
    expect((await (await opened()).ownReminders('zhang')).map((row) => row.day)).toEqual(carried ? [day] : [])
    expect(await store?.pending('p')).toMatchObject({ outcome: 'confirmed' })
  })

  test('not kept, settled, of another kind, or of no reading, cards stay as they were', async () => {
    await raw(
      file,
      plan('asked', [item('2026-12-01')], { kept: false }),
      plan('settled', [item('2026-12-01')]),
      `UPDATE pending SET settled_at = ${t}, outcome = 'cancelled' WHERE id = 'settled'`,
      plan('other', [item('2026-12-01')]).replace("'plan', '{", "'log', '{"),
      `INSERT INTO pending VALUES ('torn', 'zhang', 'plan', '{', ${t}, NULL, NULL)`,
    )
    const before = await raw(file, 'SELECT * FROM pending')
    await opened()
    expect(await raw(file, 'SELECT * FROM own_reminder')).toEqual([])
    expect(await raw(file, 'SELECT * FROM pending')).toEqual(before)
  })

  test('an item without a day that exists is left out, the others come along', async () => {
    await raw(file, plan('p', [item(null), item('2026-02-30'), item('2026-12-01')]))
    expect((await (await opened()).ownReminders('zhang')).map(({ id }) => id)).toEqual(['p-2'])
  })
})

test('brought up to date by two at once, it is done once', async () => {
  await raw(
    file,
    person('zhang'),
    tenure('T', 'zhang', 1, '2020-01-01', null),
    plan('p', [item('2026-12-01')]),
  )
  const both = await Promise.all([openStore({ dir, clock: () => NOW }), openStore({ dir, clock: () => NOW })])
  expect(await both[0]?.subscriptions(9)).toHaveLength(1)
  expect(await both[1]?.ownReminders('zhang')).toHaveLength(1)
  await Promise.all(both.map((one) => one.close()))
  expect(await raw(file, 'PRAGMA user_version')).toEqual([{ user_version: 5 }])
  expect(await raw(file, 'PRAGMA foreign_key_check')).toEqual([])
})
