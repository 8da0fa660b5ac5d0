/** A person with a Telegram account. */
import type { Act, Media, TranscriptEntry, TranscriptMessage } from '../botapi/index.ts'
import { ChatView, defaultWaitMs, matches, type Words } from './chat.ts'
import type { Group } from './group.ts'
import type { TestWorld } from './world.ts'

export interface Place {
  /** The private chat with the bot where left out. */
  in?: Group
  /** Thread of a forum topic. */
  topic?: number
  /** Message that it answers: its id, or words of the bot's latest message that has them. */
  replyTo?: number | Words
  /** Milliseconds by which the message is older than the clock. */
  agoMs?: number
  /** Staying anonymous as an administrator of the group, or as a channel. */
  as?: 'group' | { channel: number; title: string }
}

export interface Sight {
  in?: Group
  /** Longest wait in milliseconds, 20 s by default. */
  within?: number
}

const clientLimit = 4096

export class Person {
  readonly id: number
  readonly name: string
  readonly chat: ChatView
  readonly world: TestWorld
  /** Per chat, the count of changes before this person last did something there. */
  readonly #since = new Map<number, number>()

  constructor(world: TestWorld, id: number, name: string) {
    this.world = world
    this.id = id
    this.name = name
    this.chat = new ChatView(world.stage, id, name)
  }

  /** Opens the chat with the bot, as a link with `payload` does. */
  starts(payload?: string): Promise<number> {
    return this.says(payload === undefined ? '/start' : `/start ${payload}`)
  }

  /** Writes; over 4,096 characters in several messages, as Telegram's clients do. Gives the id of the last message. */
  async says(text: string, place: Place = {}): Promise<number> {
    let id = 0
    for (let rest = text; rest !== ''; ) {
      const cut = rest.length > clientLimit && isLow(rest, clientLimit) ? clientLimit - 1 : clientLimit
      id = await this.#sends({ text: rest.slice(0, cut) }, place)
      rest = rest.slice(cut)
    }
    return id
  }

  /** Sends on what somebody (a name: one who hides the account) wrote. */
  forwards(text: string, from: Person | string, place: Place = {}): Promise<number> {
    return this.#sends({ text, forwardedFrom: typeof from === 'string' ? from : from.id }, place)
  }

  /** `content`: the recording; `size`: what Telegram says of its bytes where it is to differ. */
  sendsVoice(
    options: { seconds?: number; content?: Uint8Array; size?: number } = {},
    place: Place = {},
  ): Promise<number> {
    const { seconds = 5, content = new Uint8Array([79, 103, 103, 83]), size } = options
    const bytes = Buffer.from(content).toString('base64')
    return this.sends({ kind: 'voice', seconds, bytes, ...(size !== undefined && { size }) }, place)
  }

  sendsPhoto(caption?: string, place: Place = {}): Promise<number> {
    return this.sends({ kind: 'photo', ...(caption !== undefined && { caption }) }, place)
  }

  sendsDocument(name: string, caption?: string, place: Place = {}): Promise<number> {
    return this.sends({ kind: 'document', name, ...(caption !== undefined && { caption }) }, place)
  }

  sendsSticker(emoji = '👍', place: Place = {}): Promise<number> {
    return this.sends({ kind: 'sticker', emoji }, place)
  }

  sendsLocation(latitude = 34.86, longitude = 117.55, place: Place = {}): Promise<number> {
    return this.sends({ kind: 'location', latitude, longitude }, place)
  }

  /** Anything other than text. */
  sends(media: Media, place: Place = {}): Promise<number> {
    return this.#sends({ media }, place)
  }

  async #sends(what: Partial<Extract<Act, { do: 'say' }>>, place: Place): Promise<number> {
    const view = this.#view(place.in)
    const replyTo = place.replyTo === undefined ? undefined : await this.#answered(view, place.replyTo)
    const said = await this.#acts(view, {
      ...what,
      do: 'say',
      user: this.id,
      chat: view.id,
      ...(place.topic !== undefined && { thread: place.topic }),
      ...(replyTo !== undefined && { replyTo }),
      ...(place.agoMs !== undefined && { agoMs: place.agoMs }),
      ...(place.as !== undefined && { as: place.as }),
    })
    return (said as { message: number }).message
  }

  async #answered(view: ChatView, replyTo: number | Words): Promise<number> {
    if (typeof replyTo === 'number') return replyTo
    const found = await view.until(
      (entries) =>
        entries.findLast(
          (one): one is TranscriptMessage => one.type === 'message' && matches(one.text, replyTo),
        ),
      `要回复的消息 ${replyTo}`,
      defaultWaitMs,
    )
    return found.id
  }

  /** Changes the words of the message `id`. */
  async edits(id: number, text: string, place: Pick<Place, 'in'> = {}): Promise<void> {
    const view = this.#view(place.in)
    await this.#acts(view, { do: 'edit', user: this.id, chat: view.id, message: id, text })
  }

  /**
   * Taps the button once it is shown; with `stale` also one that is not shown any more, with `message` one of that
   * message (then its label is given whole). Gives the address that a button with a link opens.
   */
  async taps(
    label: Words,
    options: Sight & { message?: number; stale?: boolean; inaccessible?: boolean } = {},
  ): Promise<string | null> {
    const view = this.#view(options.in)
    const { message, stale, inaccessible, within = defaultWaitMs } = options
    const found = stale || message !== undefined ? null : await view.button(label, within)
    const tapped = await this.#acts(view, {
      do: 'tap',
      user: this.id,
      chat: view.id,
      label: found?.button.text ?? String(label),
      ...(found ? { message: found.message.id } : message === undefined ? {} : { message }),
      ...(stale && { stale }),
      ...(inaccessible && { inaccessible }),
    })
    return (tapped as { url?: string }).url ?? null
  }

  /** Sends the data of a button as an altered client can, whether any message shows such a button or not. */
  async tapsData(data: string): Promise<void> {
    await this.#acts(this.chat, { do: 'tap', user: this.id, chat: this.id, label: '', data })
  }

  /**
   * Waits until the bot shows these words, in a message or a passing notice to this person, sent or edited since this
   * person last did something in that chat. Gives what was seen.
   */
  sees(words: Words, sight: Sight = {}): Promise<TranscriptEntry> {
    const view = this.#view(sight.in)
    const since = this.#since.get(view.id) ?? 0
    return view.until(
      (entries) => entries.find((one) => one.changed > since && this.#meant(one) && matches(one.text, words)),
      ` ${words}`,
      sight.within ?? defaultWaitMs,
    )
  }

  /** Fails where the bot ever showed these words in the chat, even before an edit. */
  async neverSaw(words: Words, sight: Pick<Sight, 'in'> = {}): Promise<void> {
    const view = this.#view(sight.in)
    const found = (await view.entries()).find(
      (one) =>
        this.#meant(one) &&
        [one.text, ...(one.type === 'message' ? one.earlier : [])].some((text) => matches(text, words)),
    )
    if (found) throw new Error(`${this.name}看到了不该看到的 ${words}：\n${await view.transcript()}`)
  }

  /** The bot's latest message in the chat. */
  async lastSeen(sight: Pick<Sight, 'in'> = {}): Promise<TranscriptMessage | null> {
    const messages = await this.#view(sight.in).messages()
    return messages.findLast((one) => one.from.bot && !one.deleted) ?? null
  }

  async blocks(): Promise<void> {
    await this.#acts(this.chat, { do: 'block', user: this.id })
  }

  async unblocks(): Promise<void> {
    await this.#acts(this.chat, { do: 'unblock', user: this.id })
  }

  /** The private chat as text. */
  transcript(): Promise<string> {
    return this.chat.transcript()
  }

  #meant(entry: TranscriptEntry): boolean {
    return entry.type === 'toast' ? entry.to.id === this.id : entry.from.bot && !entry.deleted
  }

  #view(group: Group | undefined): ChatView {
    return group?.chat ?? this.chat
  }

  async #acts(view: ChatView, act: Act): Promise<unknown> {
    const before = await view.stage.changed(0, 0)
    const result = await view.stage.act(act)
    this.#since.set(view.id, before)
    return result
  }
}

const isLow = (text: string, at: number) => {
  const code = text.charCodeAt(at)
  return code >= 0xdc00 && code < 0xe000
}
