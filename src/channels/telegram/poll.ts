import { StoreError } from '../../storage/index.ts'
import { jittered, type Pauses, pauseMs, sleep } from '../delivery/index.ts'
import type { ChannelLog } from '../log.ts'
import { ApiError, type BotApi } from './api/index.ts'
import { type IntakeOptions, storeUpdates } from './intake.ts'

export interface PollOptions extends IntakeOptions {
  api: Pick<BotApi, 'updates' | 'deleteWebhook'>
  log: ChannelLog
  /** How long Telegram holds a call open while there is nothing. Default 50. */
  waitSeconds?: number
  /** Pauses after failures. Default 1 s to 60 s. */
  pauses?: Pauses
}

export interface Polling {
  /** Ends the waiting call at once; resolves when nothing of it goes on. */
  stop(): Promise<void>
  /** Resolves with the reason when polling has ended. */
  ended: Promise<'stopped' | 'unauthorized'>
}

type Trouble = 'conflict' | 'network' | 'store'

const SAID: Record<Trouble, string> = {
  conflict:
    '另一个程序正在用同一个机器人接收消息，照单收不到。请关闭另一个程序（例如另一台电脑上的照单，或为这个机器人设置的 webhook）；找不到时请向 @BotFather 发送 /revoke 换一个新令牌，填入 TELEGRAM_BOT_TOKEN。照单会自动重试。',
  network: '暂时连不上 Telegram，照单会自动重试；没有收到的消息由 Telegram 保留，不会丢失。',
  store: '收到的 Telegram 消息存不进数据库，因此没有确认，Telegram 会再次送来。照单会自动重试。',
}
const UNAUTHORIZED =
  'Telegram 不认识这个机器人令牌，Telegram 渠道已停止，其余功能照常。请核对 TELEGRAM_BOT_TOKEN，改好后重新启动照单。'
const AGAIN = 'Telegram 消息接收已恢复。'

/**
 * Receives updates by long polling. Each batch is stored before the next call confirms it to Telegram; until then
 * Telegram keeps it. A webhook that was set is taken away first, what waits for it is kept.
 */
export function startPolling(options: PollOptions): Polling {
  const stopping = new AbortController()
  const ended = poll(options, stopping.signal)
  return {
    ended,
    async stop() {
      stopping.abort()
      await ended
    },
  }
}

async function poll(options: PollOptions, signal: AbortSignal): Promise<'stopped' | 'unauthorized'> {
  const { api, log, waitSeconds = 50, pauses = { firstMs: 1000, mostMs: 60_000 } } = options
  let webhookGone = false
  // 0: from the earliest that Telegram has not seen confirmed.
  let offset = 0
  /** Failures since the last batch that went well, and what was said of them: each trouble once. */
  let failures = 0
  const said = new Set<Trouble>()

  while (!signal.aborted) {
    try {
      if (!webhookGone) await unlessAborted(api.deleteWebhook(), signal)
      webhookGone = true
      const updates = await api.updates({ offset, waitSeconds, signal })
      // After an empty answer all is confirmed. A kept offset would be of harm: after a quiet week Telegram may begin
      // with a lower number, which it would confirm unseen.
      const highest = await storeUpdates(options, updates)
      if (highest === null && updates.length > 0) throw numberless()
      offset = highest === null ? 0 : highest + 1
      if (failures > 0) log.info(AGAIN)
      failures = 0
      said.clear()
    } catch (error) {
      if (signal.aborted) break
      if (error instanceof ApiError && error.fault === 'unauthorized') {
        log.error(UNAUTHORIZED, error)
        return 'unauthorized'
      }
      failures += 1
      const trouble = troubleOf(error)
      if (!said.has(trouble)) log.error(SAID[trouble], error)
      said.add(trouble)
      const retryAfterMs = error instanceof ApiError ? (error.retryAfterSeconds ?? 0) * 1000 : 0
      await sleep(Math.max(retryAfterMs, jittered(pauseMs(pauses, failures))), signal)
    }
  }
  return 'stopped'
}

/** Something that is not Telegram answered; asking it again at once would go on for ever. */
function numberless(): ApiError {
  return new ApiError({ method: 'getUpdates', fault: 'unreachable', description: 'no update_id' })
}

function troubleOf(error: unknown): Trouble {
  if (error instanceof StoreError) return 'store'
  return error instanceof ApiError && error.fault === 'conflict' ? 'conflict' : 'network'
}

/** Stops waiting once the signal is raised. */
function unlessAborted<T>(work: Promise<T>, signal: AbortSignal): Promise<T> {
  return new Promise((resolve, reject) => {
    const giveUp = () => reject(signal.reason)
    signal.addEventListener('abort', giveUp, { once: true })
    work.then(resolve, reject).finally(() => signal.removeEventListener('abort', giveUp))
  })
}
