import { setTimeout as sleep } from 'node:timers/promises'
import type { ChannelLog } from '../channels/log.ts'
import type { TelegramChannel, TelegramOptions } from '../channels/telegram/index.ts'
import type { Settings } from '../settings.ts'
import { openLock } from '../storage/index.ts'
import type { App } from './app.ts'

const TRANSCRIBE_TIMEOUT_MS = 60_000

/** How often a process that is not the one serving Telegram looks whether it may take over. */
const TAKE_OVER_MS = 5_000

/** The Telegram channel of this process; `channel` is null until it is its turn. */
export interface TelegramService {
  readonly channel: TelegramChannel | null
  stop(): Promise<void>
}

/** How the channel is run, beyond what an operator may set. Default: as Telegram and people bear it. */
export interface TelegramTuning extends Pick<TelegramOptions, 'limits' | 'remindEveryMs'> {
  /** How often a process that waits looks whether it may take over, in milliseconds. Default 5,000. */
  takeOverMs?: number
}

/**
 * Serves Telegram from this process, or waits while another process on the same data folder does: two would answer
 * everything twice. Nothing of telegraf is loaded before it is needed.
 * @param settings with TELEGRAM_BOT_TOKEN set.
 * @param ready called once the channel runs in this process.
 */
export function serveTelegram(
  app: App,
  settings: Settings,
  dataDir: string,
  log: ChannelLog,
  ready: (channel: TelegramChannel) => void,
  { takeOverMs = TAKE_OVER_MS, ...tuning }: TelegramTuning = {},
): TelegramService {
  const stopping = new AbortController()
  let channel: TelegramChannel | null = null
  let release: (() => Promise<void>) | null = null

  const serving = (async () => {
    let said = false
    for (;;) {
      const lock = await openLock(dataDir, 'telegram')
      if (lock) {
        release = () => lock.release()
        break
      }
      if (!said)
        log.info('Telegram：另一个照单进程正在用这个数据文件夹收发消息，本进程待命，那一个停止后自动接上。')
      said = true
      await sleep(takeOverMs, undefined, { signal: stopping.signal })
    }
    if (stopping.signal.aborted) return
    const { startTelegram } = await import('../channels/telegram/index.ts')
    channel = startTelegram({
      token: settings.TELEGRAM_BOT_TOKEN as string,
      ...(settings.ZHAODAN_TELEGRAM_API_ROOT ? { apiRoot: settings.ZHAODAN_TELEGRAM_API_ROOT } : {}),
      ...(settings.ZHAODAN_TELEGRAM_WEBHOOK_URL ? { webhook: webhookOf(settings) } : {}),
      conversation: app.conversation,
      store: app.store,
      files: app.files,
      clock: app.clock,
      log,
      owners: ownersOf(settings),
      modelWaitMs: settings.ZHAODAN_MODEL_WAIT * 1000,
      ...tuning,
      ...(await transcriberOf(settings)),
    })
    ready(channel)
  })()
  serving.catch((error: unknown) => {
    if (!stopping.signal.aborted) log.error('Telegram 渠道没有启动，其余功能照常', error)
  })

  return {
    get channel() {
      return channel
    },
    async stop() {
      stopping.abort()
      await serving.catch(() => undefined)
      await channel?.stop()
      await release?.()
    },
  }
}

function webhookOf(settings: Settings): { url: string; secret?: string } {
  const { ZHAODAN_TELEGRAM_WEBHOOK_URL: url, ZHAODAN_TELEGRAM_WEBHOOK_SECRET: secret } = settings
  return { url: url as string, ...(secret ? { secret } : {}) }
}

/** Ids within the product of the owners named in the settings. */
export function ownersOf(settings: Settings): string[] {
  return (settings.ZHAODAN_OWNERS ?? []).map((id) => `tg:${id}`)
}

async function transcriberOf(settings: Settings) {
  const { OPENAI_AUDIO_MODEL: model, OPENAI_BASE_URL: baseUrl, OPENAI_API_KEY: apiKey } = settings
  if (!model) return {}
  const { createTranscriber } = await import('../speech/index.ts')
  const transcriber = createTranscriber({
    model,
    timeoutMs: TRANSCRIBE_TIMEOUT_MS,
    ...(baseUrl ? { baseUrl } : {}),
    ...(apiKey ? { apiKey } : {}),
  })
  return { transcribe: (audio: Uint8Array, name: string) => transcriber.transcribe(audio, name) }
}
