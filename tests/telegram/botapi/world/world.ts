/** Who and what there is: people, chats, messages, files. */
import type { Chat, Message, ShownButton, StoredFile, Tap, Toast, User } from '../types.ts'

export interface BotAccount {
  id: number
  username: string
  name: string
}

export interface Command {
  command: string
  description: string
}

export class World {
  readonly users = new Map<number, User>()
  readonly chats = new Map<number, Chat>()
  readonly files = new Map<string, StoredFile>()
  readonly filesByPath = new Map<string, StoredFile>()
  readonly taps = new Map<string, Tap>()
  /** By scope and language, each as JSON. */
  readonly commands = new Map<string, Command[]>()
  readonly bot: User
  /** Whether BotFather's privacy mode is on. */
  privacy = true
  /** Counts everything that a chat shows anew. */
  changes = 0
  readonly now: () => number
  /** By chat; those of every chat under undefined. */
  readonly #watchers = new Map<number | undefined, Set<() => void>>()
  readonly #lastChange = new Map<number, number>()
  #serial = 0

  constructor(account: BotAccount, now: () => number) {
    this.now = now
    this.bot = { ...person(account.id, account.name, account.username), isBot: true }
    this.users.set(account.id, this.bot)
  }

  /** A number never given before; also makes file and query ids. */
  serial(): number {
    this.#serial += 1
    return this.#serial
  }

  addUser(name: string, options: { id?: number; username?: string; started?: boolean } = {}): User {
    const user = person(options.id ?? 1_000_000 + this.serial(), name, options.username ?? null)
    user.started = options.started ?? false
    this.users.set(user.id, user)
    this.chats.set(user.id, room(user.id, 'private', name))
    return user
  }

  addGroup(
    title: string,
    options: { kind?: 'group' | 'supergroup'; forum?: boolean; id?: number } = {},
  ): Chat {
    const kind = options.forum ? 'supergroup' : (options.kind ?? 'supergroup')
    const id =
      options.id ?? (kind === 'group' ? -(4_000_000 + this.serial()) : -(1_001_000_000_000 + this.serial()))
    const chat = room(id, kind, title)
    chat.forum = options.forum ?? false
    this.chats.set(id, chat)
    return chat
  }

  /** Puts a message into its chat. */
  post(chat: Chat, message: Pick<Message, 'from'> & Partial<Message>): Message {
    const full: Message = {
      type: 'message',
      at: this.now(),
      thread: null,
      senderChat: null,
      replyTo: null,
      what: 'text',
      content: {},
      text: '',
      entities: [],
      keyboard: [],
      forwardOrigin: null,
      editedAt: null,
      earlier: [],
      deleted: false,
      ...message,
      id: chat.nextMessageId,
      chat,
      changed: 0,
    }
    chat.nextMessageId += 1
    chat.messages.set(full.id, full)
    chat.timeline.push(full)
    this.#touch(chat, full)
    return full
  }

  /** Shows other words or buttons in place of those before. */
  edit(message: Message, shown: Partial<Pick<Message, 'text' | 'entities' | 'keyboard'>>): void {
    const { text, entities, keyboard } = message
    message.earlier.push({ text, entities, keyboard })
    Object.assign(message, shown)
    message.editedAt = this.now()
    this.#touch(message.chat, message)
  }

  delete(message: Message): void {
    message.deleted = true
    message.chat.messages.delete(message.id)
    this.#touch(message.chat, message)
  }

  toast(chat: Chat, to: User, text: string, alert: boolean): void {
    const toast: Toast = { type: 'toast', at: this.now(), to, text, alert, changed: 0 }
    chat.timeline.push(toast)
    this.#touch(chat, toast)
  }

  addFile(name: string, folder: string, content: Uint8Array, size = content.length): StoredFile {
    const serial = this.serial()
    const extension = /\.[A-Za-z0-9]+$/.exec(name)?.[0] ?? ''
    const path = `${folder}/file_${serial}${extension}`
    const file = { id: `AgACBQ${serial.toString(36).padStart(8, '0')}`, path, name, content, size }
    this.files.set(file.id, file)
    this.filesByPath.set(path, file)
    return file
  }

  /**
   * Resolves with the count of changes as soon as it is above `since` (with `chat`: as soon as that chat has changed
   * since), or after `ms`.
   */
  changed(since: number, ms: number, chat?: number): Promise<number> {
    const last = chat === undefined ? this.changes : (this.#lastChange.get(chat) ?? 0)
    if (last > since || ms <= 0) return Promise.resolve(this.changes)
    return new Promise((resolve) => {
      const watchers = this.#watchers.get(chat) ?? new Set()
      this.#watchers.set(chat, watchers)
      const done = () => {
        clearTimeout(timer)
        watchers.delete(done)
        resolve(this.changes)
      }
      const timer = setTimeout(done, ms)
      watchers.add(done)
    })
  }

  #touch(chat: Chat, shown: Message | Toast): void {
    this.changes += 1
    shown.changed = this.changes
    this.#lastChange.set(chat.id, this.changes)
    for (const watched of [chat.id, undefined])
      for (const watcher of [...(this.#watchers.get(watched) ?? [])]) watcher()
  }
}

/** The buttons a message shows or once showed, latest first. */
export function* keyboards(message: Message, stale: boolean): Generator<ShownButton> {
  yield* message.keyboard.flat()
  if (stale) for (const { keyboard } of message.earlier.toReversed()) yield* keyboard.flat()
}

const person = (id: number, firstName: string, username: string | null): User => ({
  id,
  isBot: false,
  firstName,
  username,
  started: false,
  blocked: false,
  deactivated: false,
})

const room = (id: number, type: Chat['type'], title: string): Chat => ({
  id,
  type,
  title,
  forum: false,
  muted: false,
  members: new Map(),
  topics: new Map(),
  messages: new Map(),
  timeline: [],
  nextMessageId: 1,
  migratedTo: null,
})
