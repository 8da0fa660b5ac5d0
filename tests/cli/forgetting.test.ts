import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { forgetDaily, forgetFiles, forgetOld } from '../../src/cli/forgetting.ts'
import { openFiles } from '../../src/files/index.ts'
import { openStore, type Store } from '../../src/storage/index.ts'
import { jsonLines, zhaodan } from './run.ts'

const DAY_MS = 24 * 60 * 60 * 1000
const NOW = new Date('2026-11-21T01:00:00.000Z')

let dir: string
let store: Store
beforeEach(async () => {
  dir = mkdtempSync(join(tmpdir(), 'zhaodan-forget-'))
  store = await openStore({ dir })
  await store.ensurePerson('zhang', NOW.toISOString())
})
afterEach(async () => {
  await store.close()
  rmSync(dir, { recursive: true, force: true })
})

/** A line that was said so many milliseconds before `NOW`, called by it. */
const say = (agoMs: number) =>
  store.addMessage({
    person: 'zhang',
    from: 'person',
    body: String(agoMs),
    at: new Date(NOW.getTime() - agoMs).toISOString(),
  })
const left = async () => (await store.messages('zhang', 99)).map(({ body }) => Number(body))
const log = { info: () => undefined, error: () => undefined }

/** Looks until it is so; fails where it never is. */
async function until(what: () => Promise<boolean>): Promise<void> {
  for (let tries = 0; !(await what()); tries++) {
    if (tries > 400) throw new Error('it never was so')
    await sleep(5)
  }
}

describe('forgetting', () => {
  it.each([1, 90])('after %d days: not the instant before, not at it, but after it', async (keepDays) => {
    for (const agoMs of [keepDays * DAY_MS + 1, keepDays * DAY_MS, keepDays * DAY_MS - 1]) await say(agoMs)
    expect(await forgetOld(store, keepDays, NOW)).toBe(1)
    expect(await left()).toEqual([keepDays * DAY_MS, keepDays * DAY_MS - 1])
  })

  it('is done at the start and again when a day has passed by the product’s clock, not before', async () => {
    let now = NOW
    await say(2 * DAY_MS)
    await say(DAY_MS)
    const end = forgetDaily({ store, keepDays: 1, clock: () => now, log, lookMs: 5 })
    await until(async () => (await left()).length === 1)
    now = new Date(NOW.getTime() + DAY_MS - 1)
    await sleep(60)
    expect(await left()).toEqual([DAY_MS])
    now = new Date(NOW.getTime() + DAY_MS)
    await until(async () => (await left()).length === 0)
    end()
    await say(3 * DAY_MS)
    now = new Date(NOW.getTime() + 9 * DAY_MS)
    await sleep(60)
    expect(await left()).toEqual([3 * DAY_MS])
  })

  it('that fails is said, and tried again at the next look', async () => {
    await say(2 * DAY_MS)
    const said: string[] = []
    const failing: Store = {
      ...store,
      forgetBefore: (at) =>
        said.length < 2 ? Promise.reject(new Error('the disk is away')) : store.forgetBefore(at),
    }
    const noting = { ...log, error: (message: string) => void said.push(message) }
    const end = forgetDaily({ store: failing, keepDays: 1, clock: () => NOW, log: noting, lookMs: 5 })
    await until(async () => (await left()).length === 0)
    end()
    expect(said).toHaveLength(2)
  })
})

describe('files', () => {
  it('that no line attaches and no card holds go after twice the days, others never', async () => {
    let now = new Date(NOW.getTime() - 10 * DAY_MS)
    const files = openFiles(join(dir, 'files'), { clock: () => now })
    const used = await files.keep({ name: '纪要.txt', content: Buffer.from('会议纪要') })
    const old = await files.keep({ name: '旧.txt', content: Buffer.from('没有用上') })
    const held = await files.keep({ name: '卡.txt', content: Buffer.from('卡片上的') })
    now = new Date(NOW.getTime() - 10 * DAY_MS + 1)
    const fresh = await files.keep({ name: '新.txt', content: Buffer.from('刚刚收到') })
    const line = {
      person: 'zhang',
      recordedBy: 'zhang',
      activity: 'led-inspection',
      date: '2026-11-01',
      place: null,
      count: 1,
      words: '检查了',
      reason: null,
      recordedAt: NOW.toISOString(),
      confirmation: 'card',
    }
    const detail = JSON.stringify({ file: used })
    await store.append([
      { ...line, id: 'r', kind: 'record', amends: null },
      { ...line, id: 'a', kind: 'attach', amends: 'r', detail },
    ])
    const payload = JSON.stringify({ kind: 'log', files: [held] })
    await store.addPending({ id: 'p', person: 'zhang', kind: 'log', payload, createdAt: NOW.toISOString() })
    const later = new Date(NOW.getTime() + 1)
    expect(await forgetFiles(store, files, 5, later)).toBe(1)
    expect(await files.list()).toEqual([used.sha256, fresh.sha256, held.sha256].sort())
    await store.settlePending('p', 'cancelled', NOW.toISOString())
    expect(await forgetFiles(store, files, 5, later)).toBe(1)
    expect(await files.list()).toEqual([used.sha256, fresh.sha256].sort())
    expect(old.sha256).not.toBe(fresh.sha256)
  })
})

describe('a chat on the terminal', () => {
  it('has forgotten what is older than the setting says, and kept the ledger', {
    timeout: 60_000,
  }, async () => {
    const chat = (now: string, input: string) =>
      zhaodan(['chat', '--data', dir, '--user', 'li', '--json'], {
        input,
        env: { ZHAODAN_NOW: now, ZHAODAN_KEEP_DAYS: '30' },
        cwd: dir,
      })
    await chat('2026-10-01T09:00', '今天带队检查了油库\n!tap 确认\n')
    expect((await store.messages('li', 99)).length).toBeGreaterThan(2)
    const later = await chat('2026-11-05T09:00', '我的台账\n')
    expect(JSON.stringify(jsonLines(later.out))).toContain('油库')
    expect((await store.messages('li', 99)).map(({ body }) => body)).not.toContain('今天带队检查了油库')
    expect(await store.ledger('li')).toHaveLength(1)
  })
})
