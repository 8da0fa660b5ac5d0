import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { type LedgerRow, openStore } from '../../src/storage/index.ts'
import { type Child, runChild, startChild } from './children/child.ts'
import { newFolder, removeFolder } from './folder.ts'
import { raw } from './raw.ts'
import { at } from './rows.ts'

const rounds = 24

let dir: string
beforeEach(() => {
  dir = newFolder()
})
afterEach(() => removeFolder(dir))

async function ledgerOf(folder: string): Promise<LedgerRow[]> {
  const store = await openStore({ dir: folder })
  try {
    return await store.ledger('zhang')
  } finally {
    await store.close()
  }
}

/** Gapless from 1, each id once, both lines of every confirmation or none, no card settled without its lines. */
async function expectWhole(rows: LedgerRow[], confirmed: string[]): Promise<void> {
  expect(rows.map((row) => row.seq)).toEqual(rows.map((_, i) => i + 1))
  expect(new Set(rows.map((row) => row.id)).size).toBe(rows.length)
  const perCard = Map.groupBy(rows, (row) => row.confirmation)
  expect([...perCard.values()].every((group) => group.length === 2)).toBe(true)
  expect(confirmed.filter((id) => !perCard.has(id))).toEqual([])
  const settled = await raw(
    join(dir, 'zhaodan.sqlite'),
    'SELECT id FROM pending WHERE settled_at IS NOT NULL ORDER BY id',
  )
  expect(settled.map((row) => row.id)).toEqual([...perCard.keys()].sort())
  expect(await raw(join(dir, 'zhaodan.sqlite'), 'PRAGMA integrity_check')).toEqual([
    { integrity_check: 'ok' },
  ])
}

async function killSoon(children: Child[], afterMs: number): Promise<string[]> {
  await Promise.all(children.map((child) => child.nextLine()))
  await sleep(afterMs)
  for (const child of children) child.process.kill('SIGKILL')
  const ends = await Promise.all(children.map((child) => child.gone))
  expect(ends.map((end) => end.signal)).toEqual(children.map(() => 'SIGKILL'))
  return children.flatMap((child) => child.lines)
}

describe('kill -9', () => {
  test(`${rounds} times in the middle of writing loses nothing that was confirmed`, {
    timeout: 240_000,
  }, async () => {
    const confirmed: string[] = []
    for (let round = 0; round < rounds; round += 1) {
      // In every third round two processes write at once, and both are killed.
      const names = round % 3 === 0 ? [`r${round}x`, `r${round}y`] : [`r${round}`]
      const children = names.map((name) => startChild('append-forever.ts', [dir, name]))
      confirmed.push(...(await killSoon(children, Math.random() * 60)))
      await expectWhole(await ledgerOf(dir), confirmed)
    }
    expect(confirmed.length).toBeGreaterThanOrEqual(rounds)
  })

  test('in the middle of a transaction keeps nothing of it', async () => {
    const child = startChild('transact-halfway.ts', [dir])
    expect(await child.nextLine()).toBe('halfway')
    child.process.kill('SIGKILL')
    await child.gone
    const store = await openStore({ dir })
    expect(await store.person('zhang')).not.toBeNull()
    expect(await store.person('wang')).toBeNull()
    expect(await store.ledger('zhang')).toEqual([])
    expect(await store.waitingOutgoing('')).toEqual([])
    expect((await store.waitingIncoming('tg')).map((row) => row.id)).toEqual([1])
    await store.close()
  })

  test('with many transactions sharing commits loses none that was confirmed, and keeps none by halves', {
    timeout: 240_000,
  }, async () => {
    const confirmed: string[] = []
    for (let round = 0; round < 12; round += 1) {
      const names = round % 3 === 0 ? [`r${round}x`, `r${round}y`] : [`r${round}`]
      const children = names.map((name) => startChild('transact-forever.ts', [dir, name, '16']))
      confirmed.push(...(await killSoon(children, Math.random() * 80)))
      const store = await openStore({ dir })
      const said = (await store.messages('zhang', 1e6)).map((message) => message.body)
      const perMessage = Map.groupBy(await store.ledger('zhang'), (row) => row.confirmation)
      expect([...perMessage.keys()]).toEqual(said)
      expect([...perMessage.values()].every((rows) => rows.length === 2)).toBe(true)
      expect((await store.waitingOutgoing('tg:')).map((row) => row.key)).toEqual(said)
      const kept = new Set(said)
      expect(confirmed.filter((id) => !kept.has(id))).toEqual([])
      await store.close()
    }
    expect(confirmed.length).toBeGreaterThanOrEqual(12)
  })

  test('at any moment of the first start leaves a file that opens', { timeout: 120_000 }, async () => {
    const firstLineMs = await timeToFirstLine()
    for (let round = 0; round < 20; round += 1) {
      removeFolder(dir)
      const child = startChild('append-forever.ts', [dir, 'r'])
      // The later half of the start is where the file is made.
      await sleep(firstLineMs * (0.5 + Math.random() * 0.6))
      child.process.kill('SIGKILL')
      await child.gone
      await ledgerOf(dir)
      await expectWhole(await ledgerOf(dir), child.lines)
    }
  })
})

async function timeToFirstLine(): Promise<number> {
  const start = performance.now()
  const child = startChild('append-forever.ts', [dir, 'r'])
  await child.nextLine()
  const elapsedMs = performance.now() - start
  child.process.kill('SIGKILL')
  await child.gone
  return elapsedMs
}

describe('beside a process that writes without a pause', () => {
  test('another one gets its turn every time', { timeout: 60_000 }, async () => {
    const flood = startChild('transact-forever.ts', [dir, 'flood', '16'])
    await flood.nextLine()
    const store = await openStore({ dir, busyTimeoutMs: 1_500 })
    for (let i = 0; i < 10; i += 1) {
      // Without a break the flood would have the file for itself for seconds.
      await sleep(100)
      const line = await store.addMessage({ person: 'staff', from: 'person', body: `${i}`, at: at(1) })
      expect(line.seq).toBeGreaterThan(0)
    }
    const before = flood.lines.length
    await flood.nextLine()
    expect(flood.lines.length).toBeGreaterThan(before)
    flood.process.kill('SIGKILL')
    await flood.gone
    expect(await store.messages('staff', 99)).toHaveLength(10)
    await store.close()
  })
})

describe('a second tap in another process', () => {
  test('stores nothing and gives the first line', async () => {
    expect(await runChild('tap.ts', [dir, 'first', 'k'])).toEqual(['k true first-k'])
    expect(await runChild('tap.ts', [dir, 'second', 'k'])).toEqual(['k false first-k'])
    expect((await ledgerOf(dir)).map((row) => row.id)).toEqual(['first-k'])
  })

  test('at the same time as the first: one of them stores, both give the same line', async () => {
    const keys = Array.from({ length: 40 }, (_, i) => `k${i}`)
    const [one = [], two = []] = await Promise.all([
      runChild('tap.ts', [dir, 'one', ...keys]),
      runChild('tap.ts', [dir, 'two', ...keys]),
    ])
    expect(one).toHaveLength(keys.length)
    one.forEach((answer, i) => {
      const [key, stored, id] = answer.split(' ')
      expect(two[i]).toBe(`${key} ${stored === 'true' ? 'false' : 'true'} ${id}`)
    })
    const rows = await ledgerOf(dir)
    expect(rows.map((row) => row.confirmation)).toEqual(keys)
    expect(rows.map((row) => row.seq)).toEqual(keys.map((_, i) => i + 1))
  })
})
