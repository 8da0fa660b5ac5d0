/** A group, supergroup or forum. */
import { ChatView } from './chat.ts'
import type { Person } from './person.ts'
import type { TestWorld } from './world.ts'

export class Group {
  readonly title: string
  readonly world: TestWorld
  readonly creator: Person
  #chat: ChatView

  constructor(world: TestWorld, id: number, title: string, creator: Person) {
    this.world = world
    this.title = title
    this.creator = creator
    this.#chat = new ChatView(world.stage, id, title)
  }

  get id(): number {
    return this.#chat.id
  }

  get chat(): ChatView {
    return this.#chat
  }

  /** Its creator, or `by`, brings the bot or somebody else in. */
  async adds(
    who: 'bot' | Person,
    options: { by?: Person; as?: 'member' | 'administrator' } = {},
  ): Promise<void> {
    const status = options.as ?? 'member'
    await this.#moves(who, status, options.by)
  }

  /** Makes a member an administrator. */
  promotes(who: Person): Promise<void> {
    return this.#moves(who, 'administrator')
  }

  /** Makes an administrator a member like the others. */
  demotes(who: Person): Promise<void> {
    return this.#moves(who, 'member')
  }

  /** `kicked` keeps the bot out, `left` does not. */
  async removes(who: 'bot' | Person, options: { by?: Person; as?: 'kicked' | 'left' } = {}): Promise<void> {
    await this.#moves(who, options.as ?? 'kicked', options.by)
  }

  async #moves(
    who: 'bot' | Person,
    status: 'member' | 'administrator' | 'kicked' | 'left',
    by: Person = this.creator,
  ): Promise<void> {
    const { stage } = this.world
    if (who === 'bot') await stage.act({ do: 'bot-member', chat: this.id, by: by.id, status })
    else await stage.act({ do: 'member', chat: this.id, user: who.id, status })
  }

  /** A basic group becomes a supergroup and goes on under another id, which `id` then gives. Gives the old id. */
  async migrates(): Promise<number> {
    const old = this.id
    const { id } = (await this.world.stage.act({ do: 'migrate', chat: old })) as { id: number }
    this.#chat = new ChatView(this.world.stage, id, this.title)
    return old
  }

  /** Opens a topic of a forum; gives its thread. */
  async opens(name: string): Promise<number> {
    const made = await this.world.stage.act({ do: 'topic', chat: this.id, name })
    return (made as { thread: number }).thread
  }

  async closes(thread: number): Promise<void> {
    await this.world.stage.act({ do: 'topic-state', chat: this.id, thread, state: 'closed' })
  }

  async deletes(thread: number): Promise<void> {
    await this.world.stage.act({ do: 'topic-state', chat: this.id, thread, state: 'deleted' })
  }

  /** Lets the bot write, or not. */
  async mutes(muted = true): Promise<void> {
    await this.world.stage.act({ do: 'mute', chat: this.id, muted })
  }

  transcript(): Promise<string> {
    return this.#chat.transcript()
  }
}
