import { setTimeout as sleep } from 'node:timers/promises'
import type { Connection } from './connection.ts'
import { breaksTransaction } from './faults.ts'

/** How many works may share one commit, and for how long further ones may join, in milliseconds. */
const mostWorks = 64
const joinForMs = 8

/**
 * What a work is to the others: `statement`, one that the engine undoes by itself where it fails; `works`, several that
 * need a savepoint; `alone`, outside a transaction.
 */
type Kind = 'statement' | 'works' | 'alone'

/**
 * After so long without one, a break in which other processes get their turn, since between two groups there is next
 * to no time; longer than a process that waits leaves between two looks (connection.ts, open-database.ts).
 */
const unbrokenMs = 200
const breakMs = 12

interface Waiting {
  run(): Promise<unknown>
  kind: Kind
  resolve(value: unknown): void
  reject(error: unknown): void
}

/** The one order in which everything is written. */
export interface GroupCommit {
  /**
   * Runs `work` on the connection once those before it are through. Works that wait while others run share their
   * transaction, each within a savepoint unless it is a `statement`: this resolves after the commit of all is
   * durable, and rejects with nothing of this work stored, whatever becomes of the others.
   */
  add<T>(kind: 'statement' | 'works', work: () => Promise<T>): Promise<T>
  /** Runs `work` outside a transaction. */
  addAlone<T>(work: () => Promise<T>): Promise<T>
  /** Resolves once nothing waits and nothing runs. */
  idle(): Promise<void>
}

/** Who must know what becomes of transactions. */
interface Hooks {
  /** Awaited when a transaction has begun, before its first work. */
  begun(): Promise<void>
  /** Something that was written, or read of it, was taken back. */
  undone(): void
}

/**
 * Group commit over the writing connection. `guarded` repeats an attempt while another process is in the way, and
 * translates what it rejects with.
 */
export function groupCommit(
  { statements }: Connection,
  guarded: <T>(attempt: () => Promise<T>) => Promise<T>,
  { begun, undone }: Hooks,
): GroupCommit {
  const waiting: Waiting[] = []
  let running: Promise<void> | null = null
  /** True where a rollback failed, so that the connection may still hold the transaction. */
  let rollbackOwed = false

  const execute = (statement: string): Promise<unknown> => statements.all(statement, [])

  /** After some errors (a full disk) the engine has rolled back by itself; then there is nothing left to do. */
  async function rollback(): Promise<void> {
    undone()
    try {
      await execute('ROLLBACK')
    } catch (error) {
      if (!(error instanceof Error && error.message.includes('no transaction is active'))) throw error
    }
    rollbackOwed = false
  }

  async function begin(): Promise<void> {
    if (rollbackOwed) await rollback()
    // IMMEDIATE takes the write lock now: a deferred transaction that reads first might not get it later.
    await execute('BEGIN IMMEDIATE')
    rollbackOwed = true
    await begun()
  }

  async function commit(): Promise<void> {
    await execute('COMMIT')
    rollbackOwed = false
  }

  /** A rollback that fails as well is made up for before the next transaction; the first error is the cause. */
  const rollbackOrOwe = (): Promise<void> => rollback().catch(() => undefined)

  /** Takes back the latest works alone; false where the engine has given up the whole transaction. */
  const takeBack = (): Promise<boolean> => {
    undone()
    return statements.script('ROLLBACK TO works').then(
      () => true,
      () => false,
    )
  }

  /** True where the transaction still stands after a statement that failed. */
  const stands = (error: unknown): Promise<boolean> | boolean =>
    !breaksTransaction(error) ||
    statements.script('BEGIN; ROLLBACK').then(
      () => false,
      () => true,
    )

  /**
   * Runs a work on top of others. `lost` where it took the whole transaction with it. Its savepoint is kept until the
   * next one, which saves a way to the engine and back.
   */
  async function runJoining(
    { kind, run }: Waiting,
    savepoint: { open: boolean },
  ): Promise<{ value: unknown } | { error: unknown; lost: boolean }> {
    if (kind === 'statement') {
      try {
        return { value: await run() }
      } catch (error) {
        return { error, lost: !(await stands(error)) }
      }
    }
    try {
      await statements.script(savepoint.open ? 'RELEASE works; SAVEPOINT works' : 'SAVEPOINT works')
    } catch (error) {
      return { error, lost: true }
    }
    savepoint.open = true
    try {
      return { value: await run() }
    } catch (error) {
      return { error, lost: !(await takeBack()) }
    }
  }

  /** Those that wait for a transaction, as far as they may share one. */
  const sharing = (): number => {
    const end = waiting.findIndex((work) => work.kind === 'alone')
    return Math.min(end === -1 ? waiting.length : end, mostWorks)
  }

  /** When the file was last free for others long enough, and when the last group let go of it. */
  let freeMs = 0
  let endMs = 0

  /** Makes the break that is due. */
  async function leaveRoom(): Promise<void> {
    const nowMs = performance.now()
    const free = nowMs - endMs >= breakMs
    if (!free && nowMs - freeMs < unbrokenMs) return
    if (!free) await sleep(breakMs)
    freeMs = performance.now()
  }

  async function runGroup(): Promise<void> {
    await leaveRoom()
    await runShared()
    endMs = performance.now()
  }

  async function runShared(): Promise<void> {
    const present = sharing()
    try {
      await guarded(begin)
    } catch (error) {
      for (const work of waiting.splice(0, present)) work.reject(error)
      return
    }
    const startMs = performance.now()
    const done: { work: Waiting; value: unknown }[] = []
    const fail = async (error: unknown) => {
      await rollbackOrOwe()
      for (const { work } of done) work.reject(error)
    }

    const first = waiting.shift() as Waiting
    try {
      done.push({ work: first, value: await first.run() })
    } catch (error) {
      // Alone in the transaction so far: it needs no savepoint.
      await rollbackOrOwe()
      first.reject(error)
      return
    }
    const savepoint = { open: false }
    while (done.length < mostWorks && sharing() > 0 && performance.now() - startMs < joinForMs) {
      const work = waiting.shift() as Waiting
      const result = await runJoining(work, savepoint)
      if ('value' in result) {
        done.push({ work, value: result.value })
      } else {
        work.reject(result.error)
        if (result.lost) return fail(result.error)
      }
    }
    try {
      await guarded(commit)
    } catch (error) {
      return fail(error)
    }
    for (const { work, value } of done) work.resolve(value)
  }

  async function runAlone(): Promise<void> {
    const { run, resolve, reject } = waiting.shift() as Waiting
    await run().then(resolve, reject)
  }

  async function runAll(): Promise<void> {
    while (waiting.length > 0) await (waiting[0]?.kind === 'alone' ? runAlone() : runGroup())
    running = null
  }

  function enqueue<T>(kind: Kind, run: () => Promise<T>): Promise<T> {
    return new Promise<T>((resolve, reject) => {
      waiting.push({ run, kind, resolve: resolve as (value: unknown) => void, reject })
      running ??= runAll()
    })
  }

  return {
    add: enqueue,
    addAlone: (work) => enqueue('alone', () => guarded(work)),
    async idle() {
      while (running !== null) await running
    },
  }
}
