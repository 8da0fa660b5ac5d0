import { expect, it } from 'vitest'
import { chromiumPath, openBrowser } from '../../channels/web/page/browser.ts'
import { openSetting } from '../scenarios/product.ts'
import { OWNER } from './cast.ts'
import { draw } from './draw.ts'
import { AT, NAMES, play } from './story.ts'

/** A picture may weigh so much. */
const MOST_BYTES = 150_000

it('the story of the pictures is played, and every label fits its button', { timeout: 120_000 }, async () => {
  const aheadMs = Date.parse(AT) - Date.now()
  const setting = await openSetting({ at: AT, owners: [OWNER] })
  const browser = chromiumPath ? await openBrowser() : null
  try {
    await setting.start()
    const names: string[] = []
    for await (const { name, columns } of play(setting)) {
      names.push(name)
      expect(columns.flat().every((phone) => phone.messages.length > 0)).toBe(true)
      if (browser) expect((await draw(browser, columns, aheadMs)).length).toBeLessThanOrEqual(MOST_BYTES)
    }
    expect(names).toEqual([...NAMES])
    expect(await setting.world.violations()).toEqual([])
  } finally {
    await browser?.close()
    await setting.end()
  }
})
