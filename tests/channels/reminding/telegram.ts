import {
  startTelegram,
  type TelegramChannel,
  type TelegramOptions,
} from '../../../src/channels/telegram/index.ts'
import { BotApiServer, inProcess } from '../../telegram/botapi/index.ts'
import { TestWorld } from '../../telegram/people/index.ts'
import { openWorld, type World } from './world.ts'

export interface OnTelegram extends World {
  server: BotApiServer
  chats: TestWorld
  /** Runs the channel; it looks for what is due many times a second. */
  serve(change?: Partial<TelegramOptions>): TelegramChannel
}

/** The world on a loopback Telegram: `reminded` town heads with the ids 1001, 1002, …, who have written to the bot. */
export async function onTelegram(reminded: number): Promise<OnTelegram> {
  const ids = Array.from({ length: reminded }, (_, index) => 1001 + index)
  const server = await BotApiServer.start()
  const world = await openWorld(ids.map((id) => `tg:${id}`))
  const chats = new TestWorld(inProcess(server))
  for (const id of ids) await chats.user(`镇长${id}`, { id, started: true })
  const running: TelegramChannel[] = []
  return {
    ...world,
    server,
    chats,
    serve(change = {}) {
      const { conversation, store, clock } = world.app
      const channel = startTelegram({
        token: server.token,
        apiRoot: server.url,
        conversation,
        store,
        clock,
        log: world.log,
        owners: [],
        remindEveryMs: 20,
        ...change,
      })
      running.push(channel)
      return channel
    },
    async end() {
      await Promise.all(running.map((channel) => channel.stop()))
      await server.close()
      await world.end()
    },
  }
}
