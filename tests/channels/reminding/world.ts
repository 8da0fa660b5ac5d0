import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type App, openApp } from '../../../src/cli/app.ts'

export interface World {
  /** Holds the data folder `data`. */
  dir: string
  app: App
  /** What the log was told: words of `info`, and of `error`. */
  said: string[]
  log: { info(message: string): void; error(message: string, cause: unknown): void }
  /** Sets the clock: `2026-10-09T09:00`, in Shanghai. */
  at(instant: string): void
  end(): Promise<void>
}

/** A town head who is reminded in private at nine, of all stages since 2026: `tg:1`, or `zhang`. */
export async function openWorld(people: string[] = ['tg:1']): Promise<World> {
  const dir = mkdtempSync(join(tmpdir(), 'zhaodan-reminding-'))
  let now = inShanghai('2026-01-01T00:00')
  const app = await openApp(join(dir, 'data'), () => now, { owners: people })
  const at = now.toISOString()
  for (const [index, person] of people.entries()) {
    await app.store.ensurePerson(person, at)
    await app.store.addTenure({
      person,
      regulation: 'zaozhuang-2019',
      post: 'town-government-head',
      title: '镇长',
      from: '2025-01-01',
      to: null,
      recordedAt: at,
    })
    await app.store.putSubscription({
      id: `subscription-${String(index).padStart(4, '0')}`,
      address: person,
      kind: 'private',
      state: 'on',
      since: '2026-01-01',
      time: '09:00',
      thread: null,
      settings: '{}',
      plannedDay: null,
      updatedAt: at,
    })
  }
  const said: string[] = []
  return {
    dir,
    app,
    said,
    log: { info: (message) => void said.push(message), error: (message) => void said.push(message) },
    at(instant) {
      now = inShanghai(instant)
    },
    async end() {
      await app.store.close()
      rmSync(dir, { recursive: true, force: true })
    },
  }
}

function inShanghai(instant: string): Date {
  return new Date(`${instant}:00+08:00`)
}
