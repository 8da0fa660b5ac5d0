/**
 * The product as `serve` puts it together, in a process whose clock is driven from outside, without the page. What
 * cannot be set by an operator is handed in: how fast Telegram may be sent to, how often the clock is looked at, and
 * how soon a second process takes over. The product's own calls are watched, never answered, here.
 */
import { enableCompileCache, flushCompileCache } from 'node:module'
import { install, type Told, ToldClock } from './clock.ts'
import type { Order, Tuning } from './orders.ts'

const clock = new ToldClock(JSON.parse(process.env.TOLD ?? '') as Told)
install(clock)
// The next process on the same data, and there are dozens, starts in half the time.
enableCompileCache('compiled')

// Only now: whatever is loaded meets the clock as it is from here on.
const [
  { openApp },
  { serveTelegram, ownersOf },
  { forgetDaily },
  { log },
  { readSettings },
  { sayUnknownYear },
  { watch },
] = await Promise.all([
  import('../../../src/cli/app.ts'),
  import('../../../src/cli/telegram.ts'),
  import('../../../src/cli/forgetting.ts'),
  import('../../../src/cli/log.ts'),
  import('../../../src/settings.ts'),
  import('../../../src/cli/unknown-year.ts'),
  import('./watch.ts'),
])

const { TOLD: _, TUNING, ...env } = process.env
const { dieAt = null, ...tuning } = JSON.parse(TUNING ?? '{}') as Tuning
const settings = readSettings(env)
const dataDir = settings.ZHAODAN_DATA

let telegram: ReturnType<typeof serveTelegram> | null = null
const app = await openApp(dataDir, () => new Date(), {
  owners: ownersOf(settings),
  linkTo: (payload) => telegram?.channel?.link(payload) ?? null,
  onUnknownYear: sayUnknownYear(log),
})
const watching = watch(app, dieAt)
const endForgetting = forgetDaily({
  store: app.store,
  keepDays: settings.ZHAODAN_KEEP_DAYS,
  clock: app.clock,
  log,
  lookMs: 250,
})
telegram = serveTelegram(watching.app, settings, dataDir, log, () => flushCompileCache(), tuning)

async function obey(order: Order): Promise<void> {
  if (order.do === 'settle') return watching.settled(order.outbox)
  await watching.betweenCalls()
  clock.set(order.told)
}

process.on('message', (order: Order) => {
  void obey(order).then(() => process.send?.({ done: order.id }))
})
process.once('SIGTERM', async () => {
  await telegram?.stop()
  endForgetting()
  await app.store.close()
  process.disconnect?.()
})
