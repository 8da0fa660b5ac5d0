/** Looking at a chat and waiting for what it will show. */
import type { ShownButton, Stage, TranscriptEntry, TranscriptMessage } from '../botapi/index.ts'
import { showTranscript } from './show.ts'

/** No requirement, only what a busy machine may take. */
export const defaultWaitMs = 20_000

/** `'words'` anywhere in the text, or a pattern. */
export type Words = string | RegExp

export const matches = (text: string, words: Words): boolean =>
  typeof words === 'string' ? text.includes(words) : text.search(words) >= 0

export class ChatView {
  readonly id: number
  readonly title: string
  readonly stage: Stage

  constructor(stage: Stage, id: number, title: string) {
    this.stage = stage
    this.id = id
    this.title = title
  }

  async entries(): Promise<TranscriptEntry[]> {
    return (await this.stage.act({ do: 'transcript', chat: this.id })) as TranscriptEntry[]
  }

  async messages(): Promise<TranscriptMessage[]> {
    return (await this.entries()).filter((entry) => entry.type === 'message')
  }

  /** The chat as text, for fixtures and pictures. */
  async transcript(): Promise<string> {
    return showTranscript(await this.entries())
  }

  /** The first value that `find` gives, looking again at each change. Fails with the transcript after `ms`. */
  async until<T>(
    find: (entries: TranscriptEntry[]) => T | undefined,
    wanted: string,
    ms: number,
  ): Promise<T> {
    const deadline = performance.now() + ms
    for (let changes = 0; ; ) {
      changes = await this.stage.changed(0, 0)
      const found = find(await this.entries())
      if (found !== undefined) return found
      const left = deadline - performance.now()
      if (left <= 0)
        throw new Error(
          `${this.title}：${ms / 1000} 秒内没有看到${wanted}。此时的对话：\n${await this.transcript()}`,
        )
      await this.stage.changed(changes, left, this.id)
    }
  }

  /** The latest message that shows a button of this label, and the button. */
  async button(label: Words, ms: number): Promise<{ message: TranscriptMessage; button: ShownButton }> {
    const fits = (button: ShownButton) =>
      typeof label === 'string' ? button.text === label : matches(button.text, label)
    return this.until(
      (entries) => {
        for (const message of entries.toReversed()) {
          if (message.type !== 'message' || message.deleted) continue
          const button = message.buttons.flat().find(fits)
          if (button) return { message, button }
        }
        return undefined
      },
      `按钮 ${label}`,
      ms,
    )
  }
}
