import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { JIAZHOU } from '../../../imports/text.ts'
import { startWorld } from '../world.ts'
import { chromiumPath, openBrowser, type Visit, visit } from './browser.ts'

const NARROW = { width: 360, height: 740 }

describe.skipIf(!chromiumPath)('regulations on a phone', () => {
  let browser: Browser
  beforeAll(async () => {
    browser = await openBrowser()
  })
  afterAll(() => browser.close())

  const fits = async ({ page }: Visit, what: string) => {
    const found = await page.evaluate(() => {
      const wide = [
        ...document.querySelectorAll(
          '.side-scroll, .review-clause, .review-card, .review-head, .review-foot',
        ),
      ]
        .filter((box) => box.scrollWidth > box.clientWidth)
        .map((box) => box.className)
      const small = [
        ...document.querySelectorAll(
          'dialog[open] :is(button, select, summary, textarea, label.check, label.upload-button)',
        ),
      ]
        .map((element) => ({ text: element.textContent?.trim(), box: element.getBoundingClientRect() }))
        .filter(({ box }) => box.width > 0 && (Math.round(box.height) < 44 || Math.round(box.width) < 44))
        .map(({ text, box }) => `${text} ${box.width}×${box.height}`)
      return { wide, small, page: document.documentElement.scrollWidth - window.innerWidth }
    })
    expect(found, what).toEqual({ wide: [], small: [], page: 0 })
  }

  it('fits 360 px without scrolling sideways, in every step, with buttons of at least 44 px', async () => {
    const world = await startWorld()
    const me = await visit(browser, world.url, { viewport: NARROW, hasTouch: true, isMobile: true })
    const { page } = me
    const button = (name: string) => page.getByRole('button', { name, exact: true })
    await page.locator('.nav-button', { hasText: '法规' }).click()
    await button('导入、核对').click()
    const buffer = Buffer.from(JIAZHOU)
    await page
      .locator('.upload input')
      .setInputFiles([{ name: `${'长'.repeat(60)}.txt`, mimeType: 'text/plain', buffer }])
    await page.locator('.upload-line.done').waitFor()
    await fits(me, 'list')
    await page.locator('.upload-line.done').getByRole('button', { name: '核对规则' }).click()
    const heading = page.locator('.review-card h3')
    await heading.filter({ hasText: '法规信息' }).waitFor()
    await fits(me, 'metadata')
    await button('确认，往下看').click()
    await page.getByRole('button', { name: /全部接受/ }).waitFor()
    await fits(me, 'post')
    await button('修改').click()
    await fits(me, 'post form')
    await button('取消').click()
    await page.getByRole('button', { name: /全部接受/ }).click()
    await heading.filter({ hasText: '每半年' }).waitFor()
    await fits(me, 'rule')
    // The words stand above the buttons, and both are seen without scrolling.
    const seen = await page.evaluate(() =>
      ['.review-clause mark', '.verdicts'].map((part) => {
        const box = document.querySelector(part)?.getBoundingClientRect()
        return box !== undefined && box.top >= 0 && box.bottom <= window.innerHeight
      }),
    )
    expect(seen).toEqual([true, true])
    await button('修改').click()
    await fits(me, 'rule form')
    await button('取消').click()
    await button('不采用').click()
    await fits(me, 'rejection')
    expect(me.complaints).toEqual([])
    await page.context().close()
    await world.end()
  })
})
