import { expect, it } from 'vitest'
import { chromiumPath, openBrowser } from '../../channels/web/page/browser.ts'
import { draw } from './draw.ts'
import { stories } from './stories.ts'

/** A picture may weigh so much. */
const MOST_BYTES = 150_000

it.each(stories)(
  'the story of $names.0 is played, and every label fits its button',
  { timeout: 240_000 },
  async (story) => {
    const { setting, aheadMs, pictures } = await story.open()
    const browser = chromiumPath ? await openBrowser() : null
    try {
      const names: string[] = []
      for await (const { name, columns } of pictures()) {
        names.push(name)
        expect(columns.flat().every((phone) => phone.messages.length > 0)).toBe(true)
        if (browser) expect((await draw(browser, columns, aheadMs)).length).toBeLessThanOrEqual(MOST_BYTES)
      }
      expect(names).toEqual([...story.names])
      expect(await setting.world.violations()).toEqual([])
    } finally {
      await browser?.close()
      await setting.end()
    }
  },
)
