import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { GENESIS, verifyRecord } from '../../../src/chain/index.ts'
import { type NewDutyItem, openStore, type Store, StoreError } from '../../../src/storage/index.ts'
import { at, card, line, own, tenure } from '../rows.ts'
import type { Context } from './context.ts'

const dutyItem = (id: string, over: Partial<NewDutyItem> = {}): NewDutyItem => ({
  id,
  person: 'zhang',
  text: `每季度检查油库（${id}）`,
  source: '年度责任清单',
  sourceDate: '2026-01-15',
  frequency: { count: 2, period: 'quarter', every: 1 },
  from: '2026-01-15',
  to: '2026-12-31',
  recordedBy: 'staff',
  recordedAt: at(3),
  ...over,
})
const by = { recordedBy: 'li', at: at(9) }

const chainsOf = async (store: Store) => ({
  ledger: await store.chain('ledger'),
  tenure: await store.chain('tenure'),
  duty_item: await store.chain('duty_item'),
})

/** Chains, heads, anchors, items of organisations' own, addresses of calendars, copies, and what a person may forget. */
export function evidenceContract(context: Context): void {
  describe('chains', () => {
    test('of an empty store are empty, its head is zeros', async () => {
      expect(await chainsOf(context.store)).toEqual({ ledger: [], tenure: [], duty_item: [] })
      expect(await context.store.head()).toEqual({ seq: 0, hash: GENESIS })
    })

    test('hold whatever is written, by whichever store, in one order; the ledger rests on the others', async () => {
      const other = await context.open()
      const writes = Array.from({ length: 24 }, (_, i) => {
        const store = i % 2 === 0 ? context.store : other
        if (i % 4 === 1) return store.addTenure(tenure({ title: `镇长${i}` }))
        if (i % 4 === 2) return store.addDutyItem(dutyItem(`i${i}`))
        return store.append([line(`r${i}`), line(`s${i}`, { words: `${i}\ud83d\u0000“”` })])
      })
      await Promise.all(writes)
      const chains = await chainsOf(context.store)
      expect(verifyRecord(chains)).toMatchObject({ ok: true, entries: 24 })
      expect([chains.tenure.length, chains.duty_item.length]).toEqual([6, 6])
      expect(await other.head()).toEqual({ seq: 24, hash: chains.ledger.at(-1)?.hash })
      await context.store.append([line('last')])
      expect(JSON.parse(String((await other.chain('ledger')).at(-1)?.body.heads))).toEqual({
        tenure: chains.tenure.at(-1)?.hash,
        duty_item: chains.duty_item.at(-1)?.hash,
        own: chains.ledger.at(-1)?.hash,
      })
    })

    test('each line of the ledger holds the hash of the same person’s line before it', async () => {
      const whose = ['zhang', 'li', 'zhang', 'zhang', 'li', 'li', 'zhang']
      const rows = whose.map((person, i) => line(`r${i}`, { person }))
      await context.store.append(rows.slice(0, 3))
      await context.store.append(rows.slice(3, 6))
      await context.store.transaction((inner) => inner.append(rows.slice(6)))
      const ledger = await context.store.chain('ledger')
      const last = new Map<string, string>()
      for (const [i, { body, hash }] of ledger.entries()) {
        const person = whose[i] as string
        expect(JSON.parse(String(body.heads)).own).toBe(last.get(person) ?? GENESIS)
        last.set(person, hash)
      }
      expect(verifyRecord(await chainsOf(context.store))).toMatchObject({ ok: true, entries: 7 })
    })

    test('what was refused or taken back leaves no gap and no trace', async () => {
      await context.store.append([line('a')])
      await expect(context.store.append([line('b'), line('c', { count: 0 })])).rejects.toThrow(StoreError)
      await expect(
        context.store.transaction(async (inner) => {
          await inner.append([line('d')])
          await inner.addTenure(tenure())
          throw new Error('changed my mind')
        }),
      ).rejects.toThrow('changed my mind')
      await context.store.append([line('e')])
      const chains = await chainsOf(context.store)
      expect(verifyRecord(chains, { highest: { ledger: 2, tenure: 0 } })).toMatchObject({
        ok: true,
        entries: 2,
      })
    })
  })

  test('anchors: the same head in the same place once, oldest first', async () => {
    const one = { seq: 1, hash: '1'.repeat(64), at: at(1), shown: 'export' }
    const two = { ...one, shown: 'tg:-7', at: at(2) }
    for (const each of [one, two, { ...one, at: at(3) }]) await context.store.addAnchor(each)
    expect(await context.store.anchors()).toEqual([one, two])
    await expect(context.store.addAnchor({ ...one, hash: 'x' })).rejects.toThrow(StoreError)
  })

  describe('items of an organisation’s own', () => {
    test('are kept with every value, in the order of adding, for their person', async () => {
      const plain = dutyItem('b', { frequency: null, sourceDate: null, to: null })
      for (const each of [dutyItem('a'), plain, dutyItem('c', { person: 'li' })])
        await context.store.addDutyItem(each)
      expect(await context.store.dutyItems('zhang')).toEqual([dutyItem('a'), plain])
      expect(await context.store.dutyItems('li')).toEqual([dutyItem('c', { person: 'li' })])
    })

    test('end, go on and are withdrawn by versions; withdrawn is final', async () => {
      for (const id of ['a', 'b']) await context.store.addDutyItem(dutyItem(id))
      await context.store.amendDutyItem('a', { to: '2026-06-30' }, by)
      const said = { recordedBy: 'li', recordedAt: at(9) }
      expect((await context.store.dutyItems('zhang'))[0]).toEqual(
        dutyItem('a', { to: '2026-06-30', ...said }),
      )
      await context.store.amendDutyItem('a', { to: null }, by)
      expect((await context.store.dutyItems('zhang'))[0]?.to).toBeNull()
      await context.store.amendDutyItem('a', null, by)
      expect((await context.store.dutyItems('zhang')).map(({ id }) => id)).toEqual(['b'])
      await expect(context.store.amendDutyItem('a', { to: null }, by)).rejects.toThrow(StoreError)
      await expect(context.store.amendDutyItem('none', null, by)).rejects.toThrow(StoreError)
      expect((await context.store.chain('duty_item')).map(({ body }) => body.version)).toEqual([
        1, 1, 2, 3, 4,
      ])
    })

    test.each([
      ['an unknown person', dutyItem('x', { person: 'nobody' })],
      ['no words', dutyItem('x', { text: '' })],
      ['no source', dutyItem('x', { source: '' })],
      ['a day that does not exist', dutyItem('x', { from: '2026-02-30' })],
      ['an end before the beginning', dutyItem('x', { to: '2026-01-14' })],
      ['a count of 0', dutyItem('x', { frequency: { count: 0, period: 'year', every: 1 } })],
      ['an id used before', dutyItem('a')],
    ])('%s is refused', async (_, bad) => {
      await context.store.addDutyItem(dutyItem('a'))
      await expect(context.store.addDutyItem(bad)).rejects.toThrow(StoreError)
      expect(await context.store.chain('duty_item')).toHaveLength(1)
    })
  })

  test('an address of a calendar leads to its person until it is given anew or taken back', async () => {
    const { store } = context
    expect([await store.calendarPerson('s1'), await store.calendarSince('zhang')]).toEqual([null, null])
    await store.setCalendar('zhang', 's1', at(1))
    await store.setCalendar('li', 's2', at(2))
    expect([await store.calendarPerson('s1'), await store.calendarPerson('s2')]).toEqual(['zhang', 'li'])
    await expect(store.setCalendar('li', 's1', at(3))).rejects.toThrow(StoreError)
    await store.setCalendar('zhang', 's3', at(4))
    expect([await store.calendarPerson('s1'), await store.calendarPerson('s3')]).toEqual([null, 'zhang'])
    expect(await store.calendarSince('zhang')).toBe(at(4))
    await store.setCalendar('zhang', null, at(5))
    expect([await store.calendarPerson('s3'), await store.calendarSince('zhang')]).toEqual([null, null])
    expect(await store.calendarPerson('s2')).toBe('li')
  })

  test('a copy made while others write is of one moment and opens as a store', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'zhaodan-copy-'))
    try {
      const writes = Array.from({ length: 40 }, (_, i) => context.store.append([line(`r${i}`)]))
      await writes[5]
      await context.store.backup(join(folder, 'copy.sqlite'))
      await Promise.all(writes)
      const copy = await openStore({ file: join(folder, 'copy.sqlite') })
      const chains = await chainsOf(copy)
      expect(chains.ledger.length).toBeGreaterThanOrEqual(6)
      expect(verifyRecord(chains)).toMatchObject({ ok: true })
      expect((await context.store.chain('ledger')).slice(0, chains.ledger.length)).toEqual(chains.ledger)
      await copy.close()
      writeFileSync(join(folder, 'taken'), '原有')
      await expect(context.store.backup(join(folder, 'taken'))).rejects.toThrow(StoreError)
      await expect(context.store.backup(join(folder, 'none/copy'))).rejects.toThrow(StoreError)
      expect(existsSync(join(folder, 'none'))).toBe(false)
    } finally {
      rmSync(folder, { recursive: true, force: true })
    }
  })

  test('what is kept of a person beside the record goes; the record and everybody else’s stay', async () => {
    const { store } = context
    for (const person of ['zhang', 'li']) {
      await store.addMessage({ person, from: 'person', body: '你好', at: at(1) })
      await store.addPending(card(`card-${person}`, { person }))
      await store.setPreference(person, 'region', 'zaozhuang-2019')
      await store.setCalendar(person, `secret-${person}`, at(1))
      await store.addOwnReminders([own(`own-${person}`, { person })])
      await store.addTenure(tenure({ person }))
      await store.addDutyItem(dutyItem(`item-${person}`, { person }))
      await store.append([line(`line-${person}`, { person })])
    }
    const before = await chainsOf(store)
    expect(await store.forgetPerson('zhang', at(9))).toBe(5)
    const left = async (person: string) => [
      (await store.messages(person, 9)).length,
      (await store.openPending(person)).length,
      await store.preference(person, 'region'),
      await store.calendarSince(person),
      (await store.ownReminders(person)).length,
    ]
    expect(await left('zhang')).toEqual([0, 0, null, null, 0])
    expect(await left('li')).toEqual([1, 1, 'zaozhuang-2019', at(1), 1])
    expect(await chainsOf(store)).toEqual(before)
    expect((await store.tenures('zhang')).length + (await store.dutyItems('zhang')).length).toBe(2)
    expect(await store.forgetPerson('zhang', at(10))).toBe(0)
  })
}
