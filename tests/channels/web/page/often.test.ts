import type { Browser } from 'playwright-core'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { addOftenPack } from '../../../conversation/often-pack.ts'
import { startWorld, type World } from '../world.ts'
import { chromiumPath, openBrowser, PHONE, type Visit, visit } from './browser.ts'

describe.skipIf(!chromiumPath)('duties of every day and week on the page', () => {
  let browser: Browser
  let world: World
  let me: Visit
  beforeAll(async () => {
    browser = await openBrowser()
  })
  afterAll(() => browser.close())
  beforeEach(async () => {
    world = await startWorld()
    addOftenPack(world.folder)
    await world.app.reload()
    me = await visit(browser, world.url)
    await me.say('我是清溪县乡长，3月1日到任')
    await me.page.locator('.duty').first().waitFor()
  })
  afterEach(async () => {
    expect(me.complaints).toEqual([])
    await me.page.context().close()
    await world.end()
  })
  const duties = () => me.page.locator('.board .duty')

  it('stand on the board once each, with the period of today and how those before it went', async () => {
    expect(await duties().locator('h4').allTextContents()).toEqual([
      '调度巡防情况 · 今天（9月21日）',
      '带队检查 · 本周（9月21日至27日）',
      '召开安全生产工作会议 · 本月（9月）',
      '组织安全生产学习培训 · 2026年9月至10月',
      '巡防评估 · 2025年至2027年',
    ])
    expect(await duties().first().locator('.state').textContent()).toContain('未完成，今天是最后一天')
    expect(await duties().first().locator('.duty-remark').textContent()).toBe(
      '本季度已过 82 天，都没有足够的记录',
    )
    expect(await duties().first().locator('.progress').textContent()).toBe('0/1 次')
  })

  it('move on when today’s is done, and a phone shows them whole', async () => {
    await me.say('今天调度了巡防情况')
    await me.tap('确认')
    const daily = me.page.locator('.board .duty-missed', { hasText: '每天至少1次' })
    await daily.waitFor()
    expect(await daily.locator('.duty-remark').textContent()).toBe('今天已完成')
    expect(await daily.locator('.progress').count()).toBe(0)
    await me.page.setViewportSize(PHONE)
    const wide = await me.page.evaluate(() => document.documentElement.scrollWidth > window.innerWidth)
    expect(wide).toBe(false)
  })
})
