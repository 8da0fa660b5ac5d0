import type { Browser } from 'playwright-core'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { startWorld, type World } from '../world.ts'
import { chromiumPath, openBrowser, type Visit, visit } from './browser.ts'

const DAY_MS = 24 * 60 * 60 * 1000

describe.skipIf(!chromiumPath)('reminders on the page', () => {
  let browser: Browser
  let world: World
  let me: Visit
  beforeAll(async () => {
    browser = await openBrowser()
  })
  afterAll(() => browser.close())
  beforeEach(async () => {
    world = await startWorld()
    me = await visit(browser, world.url)
    await me.say('我是滕州市西岗镇镇长，3月1日到任')
  })
  afterEach(async () => {
    expect(me.complaints).toEqual([])
    await me.page.context().close()
    await world.end()
  })
  const remind = () => {
    world.advance(2 * DAY_MS)
    return world.options.conversation.planReminders(world.now(), null)
  }
  const digests = () => me.page.locator('.log .entry.assistant', { hasText: '履职提醒' })
  /** Requests for reminders from now on. */
  const asked = () => {
    const urls: string[] = []
    me.page.on('request', (request) => {
      if (request.url().includes('/api/reminders')) urls.push(request.url())
    })
    return urls
  }

  it('stand there when it is opened', async () => {
    await remind()
    await me.page.reload()
    await digests().waitFor()
    expect(await digests().textContent()).toContain('每季度至少带队检查1次')
  })

  it('come within a minute while it is open, once, and can be acted on', async () => {
    await me.page.clock.install()
    await me.page.reload()
    await me.page.locator('.entry').first().waitFor()
    const urls = asked()
    await remind()
    expect(await digests().count()).toBe(0)
    await me.page.clock.fastForward(60_000)
    await digests().waitFor()
    await me.page.clock.fastForward(60_000)
    await expect.poll(() => urls.length).toBe(2)
    expect(await digests().count()).toBe(1)
    await me.tap('我已完成（记录）')
    await me.tap('今天')
    await me.tap('确认')
    expect(await me.reply()).toContain('已记入台账')
  })

  it('are looked for when it is seen again, and not while it is hidden', async () => {
    await me.page.clock.install()
    await me.page.reload()
    await me.page.locator('.entry').first().waitFor()
    const urls = asked()
    const become = (state: string) =>
      me.page.evaluate((shown) => {
        Object.defineProperty(document, 'visibilityState', { value: shown, configurable: true })
        document.dispatchEvent(new Event('visibilitychange'))
      }, state)
    await become('hidden')
    await remind()
    await me.page.clock.fastForward(600_000)
    expect(urls).toEqual([])
    await become('visible')
    await digests().waitFor()
    expect(urls).toHaveLength(1)
  })
})
