import { setTimeout as sleep } from 'node:timers/promises'
import type { OutRow } from '../../storage/index.ts'
import { createInboxWorker, createOutboxWorker, createPace } from '../delivery/index.ts'
import { type Reminders, startReminding } from '../reminding/index.ts'
import { ADDRESS_PREFIX } from './addresses.ts'
import { ApiError, createBotApi } from './api/index.ts'
import type { BotApi } from './api/types.ts'
import { createDeliverer } from './deliver.ts'
import { createHandler } from './handle.ts'
import type { Handling } from './handling.ts'
import { laneOf } from './incoming/index.ts'
import type { BotIdentity } from './incoming/types.ts'
import { createKeepActions } from './keep-actions.ts'
import { GROUP_MENU, PRIVATE_MENU } from './menu.ts'
import { inboxOf, TELEGRAM_LIMITS, type TelegramOptions } from './options.ts'
import { startPolling } from './poll.ts'
import { createStreaming, type Streaming } from './streaming/index.ts'
import { tellHeld, tellParked } from './tell.ts'
import { createTurns } from './turns.ts'
import { createWebhook, type Webhook } from './webhook.ts'

export interface TelegramChannel {
  /** An address that opens a private chat with the bot and says `/start PAYLOAD`; null until the bot's name is known. */
  link(payload: string): string | null
  /** What the web server is to pass on; null while updates are polled for. */
  webhook: Webhook | null
  /** Takes nothing new, finishes what is in hand. */
  stop(): Promise<void>
}

/** How much the times that messages take to Telegram may differ. */
const ROAD_MS = 150

/** Pauses between attempts to reach Telegram at the start, in milliseconds; the last one repeats. */
const CONNECT_PAUSES_MS = [1_000, 5_000, 15_000, 60_000]

/**
 * Runs the Telegram channel. Returns at once: Telegram may be out of reach for hours, and the rest of the product
 * does not wait for it. What goes wrong is said in the log.
 */
export function startTelegram(options: TelegramOptions): TelegramChannel {
  const { token, apiRoot, store, clock, log } = options
  const api = createBotApi({ token, ...(apiRoot === undefined ? {} : { apiRoot }) })
  const stopping = new AbortController()
  let bot: BotIdentity | null = null
  let running: Running | null = null

  const webhook = options.webhook
    ? createWebhook({
        url: options.webhook.url,
        token,
        ...(options.webhook.secret === undefined ? {} : { secret: options.webhook.secret }),
        store,
        channel: inboxOf(token),
        laneOf,
        clock,
        log,
        onRows: (rows) => running?.inbox.add(rows),
      })
    : null

  const started = (async () => {
    bot = await connect(api, options, stopping.signal)
    if (bot === null) return
    running = run(options, api, bot, stopping.signal)
    await running.inbox.start()
    await running.outbox.start()
    running.reminders = remind(options, running.outbox)
    void showMenu(api, options, stopping.signal)
    if (webhook) {
      await untilReached(
        () => api.setWebhook({ url: webhook.url, secret: webhook.secret }),
        log,
        stopping.signal,
      )
      log.info(`Telegram：@${bot.username} 已连接（webhook）`)
    } else {
      const { inbox } = running
      running.poll = startPolling({
        api,
        store,
        channel: inboxOf(token),
        laneOf,
        clock,
        log,
        onRows: inbox.add,
      })
      log.info(`Telegram：@${bot.username} 已连接（长轮询）`)
    }
  })()
  started.catch((error: unknown) => {
    if (!stopping.signal.aborted) log.error('Telegram 渠道没有启动，其余功能照常', error)
  })

  return {
    link: (payload) => (bot ? `https://t.me/${bot.username}?start=${encodeURIComponent(payload)}` : null),
    webhook,
    async stop() {
      stopping.abort()
      await started.catch(() => undefined)
      await running?.poll?.stop()
      await running?.reminders?.stop()
      await Promise.all([running?.inbox.stop(), running?.outbox.stop(), running?.streaming.stop()])
    },
  }
}

interface Running {
  inbox: ReturnType<typeof createInboxWorker>
  outbox: ReturnType<typeof createOutboxWorker>
  streaming: Streaming
  reminders: Reminders | null
  poll: ReturnType<typeof startPolling> | null
}

/** Puts together what works through the stored updates and the stored replies. */
function run(options: TelegramOptions, api: BotApi, bot: BotIdentity, stopping: AbortSignal): Running {
  const { conversation, store, clock, log } = options
  const pace = createPace(options.limits ?? { ...TELEGRAM_LIMITS, marginMs: ROAD_MS })
  const keepActions = createKeepActions(store)
  const streaming = createStreaming({ conversation, api, pace, keepActions, log })
  const stored = (rows: OutRow[]) => outbox.wake(rows)
  const turns = createTurns()
  const outbox = createOutboxWorker({
    store,
    prefix: ADDRESS_PREFIX,
    deliver: createDeliverer({ options, api, pace, turns, keepActions, stored, sentAsOne: streaming.sent }),
    // Whoever said something waits for an answer: what is sent before it must not wait for a thousand digests.
    canWait: (row) => conversation.isDigest(row),
    onAwaited: (address) => {
      pace.hurry(address)
      turns.hurry(address)
    },
    clock,
    log,
  })
  const handling: Handling = {
    options,
    api,
    bot,
    stored,
    streaming,
    behind: (lane) => inbox.behind(lane),
    stopping,
  }
  const inbox = createInboxWorker({
    store,
    channel: inboxOf(options.token),
    handle: createHandler(handling),
    onParked: (row) => tellParked(handling, row),
    onHeld: (row, cause) => tellHeld(handling, row, cause),
    clock,
    log,
  })
  return { inbox, outbox, streaming, reminders: null, poll: null }
}

/** What is due is looked for only where Telegram can be reached: what is not made is not late. */
function remind(options: TelegramOptions, outbox: Running['outbox']): Reminders {
  const { conversation, clock, log, remindEveryMs } = options
  return startReminding({
    conversation,
    prefix: ADDRESS_PREFIX,
    clock,
    log,
    onRows: outbox.wake,
    ...(remindEveryMs === undefined ? {} : { everyMs: remindEveryMs }),
  })
}

/** The name of the bot, once Telegram can be reached; null where the token is wrong or the channel is stopped. */
async function connect(
  api: BotApi,
  { log }: TelegramOptions,
  signal: AbortSignal,
): Promise<BotIdentity | null> {
  try {
    return await untilReached(() => api.me(signal), log, signal)
  } catch (error) {
    if (signal.aborted) return null
    if (error instanceof ApiError && error.fault === 'unauthorized') {
      log.error(
        'Telegram 不认识 TELEGRAM_BOT_TOKEN 里的令牌，Telegram 渠道没有启动，其余功能照常。请向 @BotFather 核对令牌后重新启动。',
        error,
      )
      return null
    }
    throw error
  }
}

/** The menu is a comfort: where Telegram refuses it, everything else works. */
async function showMenu(api: BotApi, { log }: TelegramOptions, signal: AbortSignal): Promise<void> {
  try {
    await untilReached(() => api.setCommands(PRIVATE_MENU, 'private'), log, signal)
    await untilReached(() => api.setCommands(GROUP_MENU, 'groups'), log, signal)
  } catch (error) {
    if (!signal.aborted) log.error('Telegram 没有接受命令菜单，其余功能照常', error)
  }
}

/** Tries again until Telegram answers; only what trying again cannot help is thrown. */
async function untilReached<T>(
  work: () => Promise<T>,
  log: TelegramOptions['log'],
  signal: AbortSignal,
): Promise<T> {
  for (let attempt = 0; ; attempt += 1) {
    try {
      return await work()
    } catch (error) {
      const again = error instanceof ApiError && ['unreachable', 'flood'].includes(error.fault)
      if (!again || signal.aborted) throw error
      const pauseMs = CONNECT_PAUSES_MS[Math.min(attempt, CONNECT_PAUSES_MS.length - 1)] as number
      log.info(`连接不上 Telegram（${error.description}），${pauseMs / 1000} 秒后再试；其余功能照常。`)
      await sleep(pauseMs, undefined, { signal })
    }
  }
}
