/** A server to act on, in this process or in another. */
import type { Act } from './acts/index.ts'
import type { BotApiServer } from './server.ts'

export interface Stage {
  /** Base address for the bot: `<url>/bot<token>/<method>`. */
  url: string
  act(act: Act): Promise<unknown>
  /** Resolves as soon as the chats have changed more than `since` times, or after `ms`; gives that count. */
  changed(since: number, ms: number): Promise<number>
}

export const inProcess = (server: BotApiServer): Stage => ({
  url: server.url,
  act: async (act) => server.act(act),
  changed: (since, ms) => server.context.world.changed(since, ms),
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
    changed: async (since, ms) => Number(await ask(`/control/changes?since=${since}&ms=${ms}`)),
  }
}
