/** A server to act on, in this process or in another. */
import type { Act } from './acts/index.ts'
import type { BotApiServer } from './server.ts'

export interface Stage {
  /** Base address for the bot: `<url>/bot<token>/<method>`. */
  url: string
  act(act: Act): Promise<unknown>
  /**
   * Resolves as soon as the chats have changed more than `since` times (with `chat`: as soon as that one has changed
   * since that count), or after `ms`; gives the count.
   */
  changed(since: number, ms: number, chat?: number): Promise<number>
}

export const inProcess = (server: BotApiServer): Stage => ({
  url: server.url,
  act: async (act) => server.act(act),
  changed: (since, ms, chat) => server.context.world.changed(since, ms, chat),
})

/** The server that listens at `url`. */
export function remote(url: string): Stage {
  const ask = async (path: string, init?: RequestInit): Promise<unknown> => {
    const response = await fetch(`${url}${path}`, init)
    if (!response.ok) throw new Error(await response.text())
    return response.json()
  }
  return {
    url,
    act: (act) => ask('/control/act', { method: 'POST', body: JSON.stringify(act) }),
    changed: async (since, ms, chat) =>
      Number(
        await ask(`/control/changes?since=${since}&ms=${ms}${chat === undefined ? '' : `&chat=${chat}`}`),
      ),
  }
}
