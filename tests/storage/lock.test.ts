import { chmodSync, existsSync, mkdirSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { type Lock, openLock, openStore, StoreError } from '../../src/storage/index.ts'
import { runChild, startChild } from './children/child.ts'
import { newFolder, removeFolder } from './folder.ts'
import { at } from './rows.ts'

let dir: string
const held: Lock[] = []
beforeEach(() => {
  dir = newFolder()
})
afterEach(async () => {
  await Promise.all(held.splice(0).map((lock) => lock.release()))
  chmodSync(dir, 0o700)
  removeFolder(dir)
})

async function take(name = 'telegram'): Promise<Lock | null> {
  const lock = await openLock(dir, name)
  if (lock !== null) held.push(lock)
  return lock
}

describe('a lock among processes', () => {
  test('is held by one process, and free again once that one lets go', async () => {
    const other = startChild('lock.ts', [dir, 'telegram'])
    expect(await other.nextLine()).toBe('held')
    expect(await take()).toBeNull()
    other.process.stdin?.end()
    expect(await other.gone).toMatchObject({ code: 0 })
    expect(await take()).not.toBeNull()
    expect(await runChild('lock.ts', [dir, 'telegram'])).toEqual(['refused'])
  })

  test('is free as soon as the process that held it is killed, ten times over', {
    timeout: 60_000,
  }, async () => {
    for (let round = 0; round < 10; round += 1) {
      const other = startChild('lock.ts', [dir, 'telegram'])
      expect(await other.nextLine()).toBe('held')
      expect(await take()).toBeNull()
      other.process.kill('SIGKILL')
      expect(await other.gone).toMatchObject({ signal: 'SIGKILL' })
      const lock = await take()
      expect(lock).not.toBeNull()
      await lock?.release()
    }
  })

  test('of eight processes that reach for it at once one gets it', { timeout: 60_000 }, async () => {
    const children = Array.from({ length: 8 }, () => startChild('lock.ts', [dir, 'telegram']))
    const answers = await Promise.all(children.map((child) => child.nextLine()))
    expect(answers.filter((answer) => answer === 'held')).toHaveLength(1)
    for (const child of children) child.process.stdin?.end()
    await Promise.all(children.map((child) => child.gone))
  })

  test('is held once within a process, too, and released once', async () => {
    const lock = await take()
    expect(await take()).toBeNull()
    // The second attempt must not have loosened the first for others.
    expect(await runChild('lock.ts', [dir, 'telegram'])).toEqual(['refused'])
    await Promise.all([lock?.release(), lock?.release()])
    await lock?.release()
    expect(await take()).not.toBeNull()
  })

  test('another name, another folder and the database itself are not held with it', async () => {
    expect(await take()).not.toBeNull()
    expect(await take('reminders')).not.toBeNull()
    const elsewhere = await openLock(join(dir, 'inner'), 'telegram')
    expect(elsewhere).not.toBeNull()
    await elsewhere?.release()
    const store = await openStore({ dir })
    expect((await store.ensurePerson('zhang', at(0))).id).toBe('zhang')
    await store.close()
  })

  test('its file is for the owner alone and stays empty', async () => {
    await take()
    const file = statSync(join(dir, 'telegram.lock'))
    expect(file.mode & 0o077).toBe(0)
    expect(file.size).toBe(0)
    expect(existsSync(join(dir, 'telegram.lock-journal'))).toBe(false)
  })

  test.each(['', '../telegram', 'a b', 'a'.repeat(41)])(
    'a name that is none is refused: %j',
    async (name) => {
      await expect(openLock(dir, name)).rejects.toThrow(RangeError)
    },
  )

  test('a name of 40 characters is one', async () => {
    expect(await take('a'.repeat(40))).not.toBeNull()
  })

  test('a file that cannot be one is said so, not taken for held', async () => {
    mkdirSync(join(dir, 'telegram.lock'))
    await expect(openLock(dir, 'telegram')).rejects.toThrow(StoreError)
    writeFileSync(join(dir, 'other.lock'), '不是锁'.repeat(100))
    await expect(openLock(dir, 'other')).rejects.toMatchObject({ fault: 'not-a-database' })
  })
})
