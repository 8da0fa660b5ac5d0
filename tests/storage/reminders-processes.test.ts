/** Digests planned by several processes at once, and by processes that are killed. */
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { startChild } from './children/child.ts'
import { newFolder, removeFolder } from './folder.ts'
import { raw } from './raw.ts'

const SUBSCRIPTIONS = '6'
const rounds = 12

let dir: string
let file: string
beforeEach(() => {
  dir = newFolder()
  file = join(dir, 'zhaodan.sqlite')
})
afterEach(() => removeFolder(dir))

/** Keys of the digests on record; each must be there with its day's mark, its items and its own reminder. */
async function wholeDigests(): Promise<string[]> {
  const keys = (await raw(file, 'SELECT key FROM outbox ORDER BY key')).map(({ key }) => String(key))
  const items = await raw(
    file,
    'SELECT digest AS key, count(*) AS n FROM reminder_item GROUP BY 1 ORDER BY 1',
  )
  expect(items).toEqual(keys.map((key) => ({ key, n: 2 })))
  const own = await raw(file, 'SELECT id, digest FROM own_reminder ORDER BY id')
  expect(own).toEqual(keys.map((key) => ({ id: key, digest: key })))
  const marked = await raw(file, 'SELECT id, planned_day FROM subscription WHERE planned_day IS NOT NULL')
  // Days are planned one after another: the mark is the last digest’s day, and there are as many as days.
  const perSubscription = Map.groupBy(keys, (key) => key.split(':')[1])
  expect(new Map(marked.map(({ id, planned_day }) => [id, planned_day]))).toEqual(
    new Map([...perSubscription].map(([id, of]) => [id, of.at(-1)?.split(':')[2]])),
  )
  for (const of of perSubscription.values()) {
    const days = of.map((key) => Date.parse(key.split(':')[2] ?? '') / 86_400_000)
    expect(days).toEqual(days.map((_, i) => (days[0] ?? 0) + i))
  }
  expect(await raw(file, 'PRAGMA integrity_check')).toEqual([{ integrity_check: 'ok' }])
  return keys
}

describe('kill -9 while digests are planned', () => {
  test(`${rounds} times, by one process and by two, keeps each whole or not at all, and each once`, {
    timeout: 240_000,
  }, async () => {
    const confirmed: string[] = []
    for (let round = 0; round < rounds; round += 1) {
      const names = round % 2 === 0 ? ['x', 'y'] : ['x']
      const children = names.map((name) => startChild('plan-forever.ts', [dir, name, SUBSCRIPTIONS]))
      // Each of two has planned what the other was after as well.
      await Promise.all(children.map((child) => child.nextLine()))
      await sleep(Math.random() * 80)
      for (const child of children) child.process.kill('SIGKILL')
      const ends = await Promise.all(children.map((child) => child.gone))
      expect(ends.map(({ errors }) => errors)).toEqual(names.map(() => ''))
      confirmed.push(...children.flatMap(({ lines }) => lines.map((line) => line.split(' ')[0] as string)))
      const kept = new Set(await wholeDigests())
      expect(confirmed.filter((key) => !kept.has(key))).toEqual([])
      expect(new Set(confirmed).size).toBe(confirmed.length)
    }
    expect(confirmed.length).toBeGreaterThanOrEqual(rounds)
  })
})
