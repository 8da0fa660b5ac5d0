/** What the pictures are drawn of: stories, each with a setting of its own. */
import { openReminded } from '../reminders/setting.ts'
import { openSetting, type Setting } from '../scenarios/product.ts'
import { OWNER } from './cast.ts'
import { playQuarter, QUARTER_AT, QUARTER_NAMES } from './quarter.ts'
import { AT, NAMES, play } from './story.ts'
import type { Picture } from './types.ts'

export interface Story {
  /** Of its pictures, in the order in which they are given. */
  names: readonly string[]
  open(): Promise<Opened>
}

export interface Opened {
  /** To be ended by whoever opened it. */
  setting: Setting
  /** How far the rehearsal's clock is ahead of the server's. */
  aheadMs: number
  /** Starts the product and plays. */
  pictures(): AsyncGenerator<Picture>
}

export const stories: readonly Story[] = [
  {
    names: NAMES,
    async open() {
      const setting = await openSetting({ at: AT, owners: [OWNER] })
      const aheadMs = Date.parse(AT) - Date.now()
      return { setting, aheadMs, pictures: () => started(setting) }
    },
  },
  {
    names: QUARTER_NAMES,
    async open() {
      const setting = await openReminded({ at: QUARTER_AT, owners: [OWNER] })
      // Telegram and the product have the one clock.
      return { setting, aheadMs: 0, pictures: () => playQuarter(setting) }
    },
  },
]

async function* started(setting: Setting): AsyncGenerator<Picture> {
  await setting.start()
  yield* play(setting)
}
