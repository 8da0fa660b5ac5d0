import { jittered, type Pace, pauseMs, sleep } from '../../delivery/index.ts'
import type { ChannelLog } from '../../log.ts'
import { chatIdOf, isGroup } from '../addresses.ts'
import { ApiError, type BotApi } from '../api/index.ts'
import type { Part } from '../render/index.ts'
import { tolerant } from '../send.ts'

export type EditOutcome =
  | 'shown'
  /** There was no room for it within the limits; nothing was tried. */
  | 'no-room'
  /** Telegram asks for patience. */
  | 'refused-for-now'
  /** No answer came: it may be shown or not. */
  | 'unknown'
  /** The message is gone, too old, or not to be changed: it stays as it is. */
  | 'never'

/** A message of ours that is shown otherwise from now on. */
export interface Edits {
  /** Shows the part where a message may go at once. Never rejects. */
  showIfFree(part: Part): Promise<EditOutcome>
  /** Shows the part in its turn, trying again a few times. Rejects where `signal` is raised before its turn. */
  show(part: Part, signal: AbortSignal): Promise<void>
}

const ATTEMPTS = 4
const PAUSES = { firstMs: 1_000, mostMs: 10_000 }

/** Edits of one message, within the limits of sending, which count edits like messages. */
export function createEdits(
  { api, pace, log }: { api: Pick<BotApi, 'edit'>; pace: Pace; log: ChannelLog },
  { address, messageId }: { address: string; messageId: number },
): Edits {
  const group = isGroup(address)
  const chat = { chatId: chatIdOf(address), thread: null, replyTo: null }

  async function edit(part: Part): Promise<EditOutcome> {
    try {
      const message = { ...chat, text: part.html, html: true, keyboard: part.keyboard }
      await tolerant(message, part, async (each) => {
        await api.edit(messageId, each)
        return messageId
      })
      return 'shown'
    } catch (error) {
      if (!(error instanceof ApiError)) {
        log.error('一条已发出的消息没有改成', error)
        return 'never'
      }
      if (error.fault === 'flood') pace.pause(address, error.retryAfterSeconds ?? 1)
      if (error.fault === 'flood') return 'refused-for-now'
      return error.fault === 'unreachable' ? 'unknown' : 'never'
    }
  }

  return {
    showIfFree: async (part) => (pace.takeIfFree(address, group) ? edit(part) : 'no-room'),
    async show(part, signal) {
      for (let failures = 1; failures <= ATTEMPTS; failures += 1) {
        await pace.ready(address, group, signal)
        const outcome = await edit(part)
        if (outcome === 'shown' || outcome === 'never') return
        if (outcome === 'unknown') await sleep(jittered(pauseMs(PAUSES, failures)), signal)
      }
    },
  }
}
