/** The people and groups of a test, on a server in this process or another. */
import type { Call, Fault, FloodLimits, Stage, Violation } from '../botapi/index.ts'
import { Group } from './group.ts'
import { Person } from './person.ts'

export interface Status {
  url: string
  token: string
  bot: { id: number; username: string; name: string }
  now: string
  changes: number
  pendingUpdates: number
  /** Taps that the bot has not answered: their buttons go on showing that they wait. */
  openTaps: number
  webhook: unknown
}

export class TestWorld {
  readonly stage: Stage

  constructor(stage: Stage) {
    this.stage = stage
  }

  /** Somebody new. `started`: has already written to the bot. */
  async user(
    name: string,
    options: { id?: number; username?: string; started?: boolean } = {},
  ): Promise<Person> {
    const { id } = (await this.stage.act({ do: 'user', name, ...options })) as { id: number }
    return new Person(this, id, name)
  }

  /** A group of these people, the first of whom made it; the bot comes in by `group.adds('bot')`. */
  async group(
    title: string,
    members: [Person, ...Person[]],
    options: { kind?: 'group' | 'supergroup'; forum?: boolean } = {},
  ): Promise<Group> {
    const ids = members.map((member) => member.id)
    const { id } = (await this.stage.act({ do: 'group', title, members: ids, ...options })) as { id: number }
    return new Group(this, id, title, members[0])
  }

  async privacy(on: boolean): Promise<void> {
    await this.stage.act({ do: 'privacy', on })
  }

  async limits(limits: FloodLimits | null): Promise<void> {
    await this.stage.act({ do: 'limits', limits })
  }

  /** The next `times` calls of `method` meet `fault`; `*` is any method, `file` a download. */
  async fails(
    method: string,
    fault: Fault,
    options: { times?: number; in?: Group | Person } = {},
  ): Promise<void> {
    const chat = options.in ? { chat: options.in.id } : {}
    await this.stage.act({ do: 'fault', method, times: options.times ?? 1, fault, ...chat })
  }

  /** Moves the server's clock on. */
  async passes(byMs: number): Promise<void> {
    await this.stage.act({ do: 'clock', byMs })
  }

  /** Calls of `method`, or of all. */
  async calls(method?: string): Promise<Call[]> {
    return (await this.stage.act({ do: 'calls', ...(method !== undefined && { method }) })) as Call[]
  }

  async violations(): Promise<Violation[]> {
    return (await this.stage.act({ do: 'violations' })) as Violation[]
  }

  async status(): Promise<Status> {
    return (await this.stage.act({ do: 'status' })) as Status
  }

  /** Taps that the bot has not answered; an answer may come a moment after the reply. */
  async openTaps(withinMs = 20_000): Promise<number> {
    const deadline = performance.now() + withinMs
    for (;;) {
      const { openTaps } = await this.status()
      if (openTaps === 0 || performance.now() > deadline) return openTaps
      await new Promise((resolve) => setTimeout(resolve, 20))
    }
  }

  /** Waits until nothing has changed in any chat and no update has been waiting for `forMs`. */
  async quiet(forMs = 300, withinMs = 30_000): Promise<void> {
    const deadline = performance.now() + withinMs
    for (;;) {
      const before = await this.stage.changed(0, 0)
      const after = await this.stage.changed(before, forMs)
      const { pendingUpdates } = await this.status()
      if (after === before && pendingUpdates === 0) return
      if (performance.now() > deadline)
        throw new Error(`${withinMs / 1000} 秒后仍不安静，待取的更新 ${pendingUpdates} 条。`)
    }
  }
}
