/**
 * The product's Telegram channel in a process of its own, on a real database file. Arguments: the Bot API's address, a
 * token, the folder of the database, the first of the people's ids and how many there are, `held` to keep Telegram's
 * limits of sending. All of them are officials in post.
 */
import { startTelegram } from '../src/channels/telegram/index.ts'
import { openApp } from '../src/cli/app.ts'
import { tellCpu } from './telegram-child.ts'
import { BENCH_DAY } from './telegram-messages.ts'

const [apiRoot = '', token = '', dir = '', first = '', people = '', limits = ''] = process.argv.slice(2)
const aheadMs = Date.parse(`${BENCH_DAY}T09:00:00+08:00`) - Date.now()
const clock = () => new Date(Date.now() + aheadMs)
const { conversation, store } = await openApp(dir, clock)
const at = clock().toISOString()
await store.transaction(async (tx) => {
  for (let id = Number(first); id < Number(first) + Number(people); id++) {
    const person = `tg:${id}`
    await tx.ensurePerson(person, at)
    await tx.setMember({ person, role: 'official', region: 'zaozhuang-2019', unit: null, since: at })
    await tx.addTenure({
      person,
      regulation: 'zaozhuang-2019',
      post: 'district-government-head',
      title: '区长',
      from: '2026-01-01',
      to: null,
      recordedAt: at,
    })
  }
})
const unlimited = { perChatMs: 0, perGroupPerMinute: Infinity, overallPerSecond: Infinity }
const channel = startTelegram({
  token,
  apiRoot,
  conversation,
  store,
  clock,
  owners: [],
  log: { info: () => undefined, error: (message, cause) => console.error(message, cause) },
  ...(limits === 'held' ? {} : { limits: unlimited }),
})
tellCpu()
process.once('SIGTERM', async () => {
  await channel.stop()
  await store.close()
})
