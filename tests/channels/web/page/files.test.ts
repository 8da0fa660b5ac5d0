import { readFile } from 'node:fs/promises'
import type { Browser } from 'playwright-core'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { photo, word } from '../../../files/making.ts'
import { startWorld, type World } from '../world.ts'
import { chromiumPath, openBrowser, PHONE, type Visit, visit } from './browser.ts'

describe.skipIf(!chromiumPath)('files on the page', () => {
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
    await me.say('我是枣庄市薛城区区长，3月1日到任')
  })
  afterEach(async () => {
    // A refused file is an answer of its own kind; nothing else may complain.
    expect(me.complaints.filter((each) => !each.includes('422'))).toEqual([])
    await me.page.context().close()
    await world.end()
  })
  const chips = () => me.page.locator('.chip')
  const choose = async (name: string, buffer: Buffer) => {
    await me.page.getByLabel('添加附件').setInputFiles({ name, mimeType: '', buffer })
    await chips().filter({ hasText: name }).and(me.page.locator(':not(.uploading)')).waitFor()
  }

  it('are chosen, shown, removed, and sent with what they prove', async () => {
    await choose('现场照片.jpg', await photo())
    await choose('会议纪要.docx', await word(['会议纪要']))
    await me.page.waitForFunction(() => document.querySelector<HTMLImageElement>('.chip img')?.naturalWidth)
    await me.page.getByRole('button', { name: '移除附件 会议纪要.docx' }).click()
    expect(await chips().count()).toBe(1)
    await me.say('今天带队检查了某化工厂')
    expect(await chips().count()).toBe(0)
    expect(await me.page.locator('.sent-files').last().textContent()).toContain('现场照片.jpg')
    expect(await me.reply()).toContain('现场照片.jpg')
    await me.tap('确认')
    const rows = await world.store.ledger('local')
    expect(rows.map(({ kind }) => kind)).toEqual(['record', 'attach'])
  })

  it('may be sent alone, and stay in the composer over a reload', async () => {
    const send = me.page.getByRole('button', { name: '发送' })
    expect(await send.isDisabled()).toBe(true)
    await choose('会议纪要.docx', await word(['会议纪要']))
    await me.page.reload()
    await chips().filter({ hasText: '会议纪要.docx' }).waitFor()
    expect(await send.isDisabled()).toBe(false)
    await send.click()
    await me.page.locator('.log .entry.assistant', { hasText: '会议纪要.docx' }).last().waitFor()
    expect(await chips().count()).toBe(0)
  })

  it('that are refused say why at their chip, and the rest is sent', async () => {
    await choose('名单（机密）.docx', await word(['名单']))
    expect(await chips().getByRole('alert').textContent()).toContain('文件名有“机密”标记')
    expect(await me.page.getByRole('button', { name: '发送' }).isDisabled()).toBe(true)
    await me.say('今天带队检查了某化工厂')
    expect(await chips().count()).toBe(1)
    await me.page.getByRole('button', { name: '移除附件 名单（机密）.docx' }).click()
    expect(await world.app.files.list()).toEqual([])
  })

  it('are dropped on the conversation and pasted; a dropped file never takes the page away', async () => {
    const bytes = [...(await photo())]
    const give = (type: 'drop' | 'paste', onto: string) =>
      me.page.evaluate(
        ([given, how, where]) => {
          const data = new DataTransfer()
          data.items.add(new File([new Uint8Array(given)], `${how}.jpg`, { type: 'image/jpeg' }))
          const init = { bubbles: true, cancelable: true }
          const event =
            how === 'drop'
              ? new DragEvent('drop', { ...init, dataTransfer: data })
              : new ClipboardEvent('paste', { ...init, clipboardData: data })
          document.querySelector(where)?.dispatchEvent(event)
          return event.defaultPrevented
        },
        [bytes, type, onto] as const,
      )
    expect(await give('drop', '.log')).toBe(true)
    await chips().filter({ hasText: 'drop.jpg' }).and(me.page.locator('.ready')).waitFor()
    expect(await give('paste', '#message')).toBe(true)
    await chips().filter({ hasText: 'paste.jpg' }).and(me.page.locator('.ready')).waitFor()
    expect(await give('drop', '.side')).toBe(true)
    expect(await chips().count()).toBe(2)
  })

  it('of replies are named links that say that they are being made, and are saved under their name', async () => {
    await me.say('导出今年的台账为 JSON')
    const link = me.page.locator('.log a.attachment')
    expect(await link.textContent()).toContain('JSON 数据')
    let release = () => {}
    const held = new Promise<void>((resolve) => {
      release = resolve
    })
    await me.page.route('**/api/exports?**', async (route) => {
      await held
      await route.continue()
    })
    await link.focus()
    const download = me.page.waitForEvent('download')
    await link.press('Enter')
    await me.page.locator('.log a.attachment[aria-busy="true"]', { hasText: '正在生成…' }).waitFor()
    expect(await me.page.locator('.chat > [role="status"]').textContent()).toContain('正在生成')
    release()
    const saved = await download
    expect(saved.suggestedFilename()).toMatch(/2026-01-01至2026-12-31\.json$/)
    expect(JSON.parse(await readFile(await saved.path(), 'utf8'))).toBeTypeOf('object')
    await me.page.locator('.log a.attachment[aria-busy="false"]').waitFor()
  })

  it('that are pictures are shown, dark on a dark page, with words for who does not see them', async () => {
    await me.say('给我一张本季度的图')
    const picture = me.page.locator('.log .picture img')
    await picture.scrollIntoViewIfNeeded()
    await me.page.locator('.log .picture[data-state="shown"]').waitFor()
    expect(await picture.getAttribute('alt')).toMatch(/^图片：.+\.png$/)
    const source = () => picture.evaluate((image: HTMLImageElement) => image.currentSrc)
    expect(await source()).not.toContain('theme=dark')
    await me.page.emulateMedia({ colorScheme: 'dark' })
    await me.page.waitForFunction(() =>
      document.querySelector<HTMLImageElement>('.picture img')?.currentSrc.includes('theme=dark'),
    )
  })

  it('and entries stand item by item in the list of duties', async () => {
    await choose('现场照片.jpg', await photo())
    await me.say('今天带队检查了某化工厂')
    await me.tap('确认')
    await me.page.locator('.tabs').getByRole('button', { name: '逐项清单' }).click()
    const items = me.page.locator('.item')
    await items.first().waitFor()
    expect(await items.count()).toBeGreaterThan(5)
    const recorded = items.filter({ has: me.page.locator('.entry-line') })
    expect(await recorded.count()).toBe(1)
    expect(await recorded.locator('blockquote').isVisible()).toBe(false)
    await recorded.locator('summary').press('Enter')
    expect(await recorded.locator('blockquote').isVisible()).toBe(true)
    expect(await recorded.locator('.entry-line').textContent()).toContain('带队检查')
    await me.page.waitForFunction(
      () => document.querySelector<HTMLImageElement>('.entry-line img')?.naturalWidth,
    )
    const download = me.page.waitForEvent('download')
    await recorded.locator('a.attachment').click()
    expect((await download).suggestedFilename()).toBe('现场照片.jpg')
    await recorded.locator('.citation').click()
    await me.page.locator('.article.cited').waitFor()
    await me.page.locator('.tabs').getByRole('button', { name: '逐项清单' }).click()
    await me.page.getByRole('button', { name: '去年' }).click()
    await me.page.getByText('2025年没有登记在任的岗位').waitFor()
    await me.page.getByRole('button', { name: '今年' }).click()
    await me.page.locator('.checklist h2', { hasText: '2026年' }).waitFor()
    await me.page.locator('.exports summary').click()
    expect(await me.page.locator('.export-list a').count()).toBe(6)
  })

  it('fit a phone, with buttons that a thumb hits', async () => {
    await me.page.setViewportSize(PHONE)
    await choose(`${'很长的名字'.repeat(12)}.jpg`, await photo())
    await me.page.locator('.nav-button').first().click()
    await me.page.locator('.tabs').getByRole('button', { name: '逐项清单' }).click()
    await me.page.locator('.item summary').first().click()
    await me.page.locator('.exports summary').click()
    const misses = await me.page.evaluate(() => ({
      wide: document.documentElement.scrollWidth - window.innerWidth,
      inside: [...document.querySelectorAll('.side-scroll, .side-bar, .chips')].filter(
        (box) => box.scrollWidth > box.clientWidth,
      ).length,
      small: [...document.querySelectorAll('button, a.button, summary')]
        .map((element) => element.getBoundingClientRect())
        .filter(({ width, height }) => width > 0 && (Math.round(width) < 44 || Math.round(height) < 44))
        .length,
    }))
    expect(misses).toEqual({ wide: 0, inside: 0, small: 0 })
  })
})
