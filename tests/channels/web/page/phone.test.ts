import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { startWorld, type World } from '../world.ts'
import { chromiumPath, openBrowser, PHONE, type Visit, visit } from './browser.ts'

const NARROW = { width: 360, height: 740 }
const touch = { hasTouch: true, isMobile: true } as const

describe.skipIf(!chromiumPath)('the page on a phone', () => {
  let browser: Browser
  beforeAll(async () => {
    browser = await openBrowser()
  })
  afterAll(() => browser.close())

  const withWorld = async (
    run: (me: Visit, world: World) => Promise<void>,
    viewport = PHONE,
    change: Parameters<typeof startWorld>[0] = {},
  ) => {
    const world = await startWorld(change)
    const me = await visit(browser, world.url, { viewport, ...touch })
    await run(me, world)
    expect(me.complaints).toEqual([])
    await me.page.context().close()
    await world.end()
  }
  const overflow = (me: Visit) =>
    me.page.evaluate(() => ({
      page: document.documentElement.scrollWidth - window.innerWidth,
      below: document.documentElement.scrollHeight - window.innerHeight,
      inside: [...document.querySelectorAll('.log, .side-scroll, .reader-bar')]
        .map((box) => box.scrollWidth - box.clientWidth)
        .filter((width) => width > 0),
    }))
  /** Visible buttons, and such, that a thumb would miss. */
  const tooSmall = (me: Visit) =>
    me.page.evaluate(() =>
      [...document.querySelectorAll('button, select, summary, textarea, input')]
        .map((element) => ({ text: element.textContent?.trim(), box: element.getBoundingClientRect() }))
        .filter(({ box }) => box.width > 0 && (Math.round(box.height) < 44 || Math.round(box.width) < 44))
        .map(({ text, box }) => `${text} ${box.width}×${box.height}`),
    )
  const fits = async (me: Visit) => {
    expect(await overflow(me)).toEqual({ page: 0, below: 0, inside: [] })
    expect(await tooSmall(me)).toEqual([])
  }

  it('fits 360 px without scrolling sideways, in every view, with buttons of at least 44 px', () =>
    withWorld(async (me) => {
      await fits(me)
      await me.say('我是枣庄市薛城区区长')
      await me.tap('今年以前就已在任')
      await me.tap('本季度我要做什么')
      await fits(me)
      await me.say(`第六条说什么 ${'x'.repeat(300)} https://example.com/${'长'.repeat(200)}`)
      await fits(me)
      await me.page.locator('.nav-button', { hasText: '清单' }).click()
      await me.page.locator('.board .duty').first().waitFor()
      await fits(me)
      await me.page.locator('.tabs').getByRole('button', { name: '法规原文' }).click()
      await me.page.locator('.article').first().waitFor()
      await fits(me)
    }, NARROW))

  it('lays the reader over the conversation, and goes back by button or Escape', () =>
    withWorld(async (me) => {
      const side = me.page.locator('dialog.side')
      expect(await side.isVisible()).toBe(false)
      await me.say('镇长多久要带队检查一次？')
      await me.page.locator('.log .citation').first().click()
      await me.page.locator('.article.cited mark').first().waitFor()
      expect(await side.evaluate((dialog) => dialog.matches(':modal'))).toBe(true)
      await me.page.getByRole('button', { name: '关闭，回到对话' }).click()
      await side.waitFor({ state: 'hidden' })
      await me.page.locator('.nav-button', { hasText: '清单' }).click()
      await side.waitFor()
      await me.page.keyboard.press('Escape')
      await side.waitFor({ state: 'hidden' })
      await me.page.locator('.log .citation').first().click()
      await me.page.locator('.article.cited mark').first().waitFor()
    }))

  it('puts the side beside the conversation when the window grows, and over it when it shrinks', () =>
    withWorld(async (me) => {
      const side = me.page.locator('dialog.side')
      await me.page.setViewportSize({ width: 1280, height: 800 })
      await side.waitFor()
      expect(await side.evaluate((dialog) => dialog.matches(':modal'))).toBe(false)
      await me.page.setViewportSize(PHONE)
      await side.waitFor({ state: 'hidden' })
    }))

  it('shows rehearsal time while the clock is set by hand', () =>
    withWorld(
      async (me) => {
        expect(await me.page.locator('.rehearsal').textContent()).toContain('演练时间 2026年9月21日星期一')
        await fits(me)
      },
      PHONE,
      { rehearsal: true },
    ))

  it('shows no rehearsal line else', () =>
    withWorld(async (me) => {
      expect(await me.page.locator('.rehearsal').count()).toBe(0)
    }))

  it('lets the holder of the token in, says so when it is wrong, and lets them out again', () =>
    withWorld(
      async (me) => {
        const logIn = async (token: string) => {
          await me.page.getByLabel('访问口令').fill(token)
          await me.page.getByRole('button', { name: '登录' }).click()
        }
        await fits(me)
        await logIn('wrong')
        await me.page.getByText('口令不对').waitFor()
        // The browser notes every refused request.
        expect(me.complaints.splice(0).join()).toMatch(/^[^,]*401[^,]*$/)
        await logIn('a-long-enough-access-token')
        await me.page.locator('.entry').first().waitFor()
        await fits(me)
        await me.page.getByRole('button', { name: '退出' }).click()
        await me.page.getByLabel('访问口令').waitFor()
        await me.page.goto(new URL('/', me.page.url()).href)
        await me.page.getByLabel('访问口令').waitFor()
      },
      PHONE,
      { accessToken: 'a-long-enough-access-token' },
    ))
})
