import type { Browser } from 'playwright-core'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { startWorld, type World } from '../world.ts'
import { chromiumPath, openBrowser, type Visit, visit } from './browser.ts'

describe.skipIf(!chromiumPath)('the page on a desktop', () => {
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
  })
  afterEach(async () => {
    expect(me.complaints).toEqual([])
    await me.page.context().close()
    await world.end()
  })
  const board = () => me.page.locator('.board')
  const registerPost = async () => {
    await me.say('我是枣庄市薛城区区长')
    await me.tap('今年以前就已在任')
  }

  it('leads a newcomer by buttons from the welcome to a list of duties', async () => {
    expect(await me.reply()).toContain('照单')
    await board().getByText('登记岗位').waitFor()
    await me.tap('添加岗位')
    await me.page.locator('.log .buttons').last().getByRole('button').first().click()
    for (let step = 0; step < 3; step++) {
      await me.page
        .locator('.log .entry.assistant')
        .nth(step + 1)
        .waitFor()
      await me.page.locator('.log[aria-busy="false"]').waitFor()
      await me.page.locator('.log .buttons:not(.earlier)').getByRole('button').first().click()
    }
    await board().locator('.duty').first().waitFor()
    expect(await board().locator('.duty-open').count()).toBeGreaterThan(0)
    expect(await me.page.locator('.tabs .count').textContent()).toContain('项未完成')
  })

  it('answers a question with the law and its place', async () => {
    await me.say('镇长多久要带队检查一次？')
    expect(await me.page.locator('.said').last().textContent()).toBe('镇长多久要带队检查一次？')
    expect(await me.page.locator('#message').inputValue()).toBe('')
    const quote = me.page.locator('.log .quote').first()
    expect(await quote.locator('blockquote').textContent()).toContain('每季度')
    expect(await quote.locator('.citation').textContent()).toContain('《枣庄办法》第十六条第（三）项')
  })

  it('opens a citation in the reader: in its chapter, in view, the cited words marked', async () => {
    await me.say('镇长多久要带队检查一次？')
    const quote = me.page.locator('.log .quote').first()
    const words = (await quote.locator('blockquote').textContent()) ?? ''
    await quote.locator('.citation').click()
    const cited = me.page.locator('.article.cited')
    await cited.waitFor()
    expect(await cited.locator('h4').textContent()).toContain('第十六条')
    expect((await cited.locator('mark').allInnerTexts()).join('')).toContain(words)
    await me.page.waitForFunction(() => {
      const mark = document.querySelector('.article.cited mark')?.getBoundingClientRect()
      const frame = document.querySelector('.reader-text')?.getBoundingClientRect()
      return mark && frame && mark.top >= frame.top && mark.top < frame.bottom
    })
    const chapter = await cited.evaluate((node) => node.closest('section')?.querySelector('h3')?.textContent)
    expect(chapter).toContain('第四章')
    expect(await me.page.locator('.segments [aria-pressed="true"]').textContent()).toBe('枣庄办法')
    expect(await me.page.evaluate(() => document.activeElement?.classList.contains('cited'))).toBe(true)
  })

  it('lets one read another regulation and jump to a chapter', async () => {
    await me.page.locator('.tabs').getByRole('button', { name: '法规原文' }).click()
    await me.page.locator('.segments').getByRole('button', { name: '广西细则' }).click()
    await me.page.locator('.reader-title', { hasText: '广西壮族自治区' }).waitFor()
    expect(await me.page.locator('.article').count()).toBe(30)
    const label = (await me.page.locator('.chapters option').last().textContent()) ?? ''
    await me.page.locator('.chapters').selectOption({ label })
    await me.page.waitForFunction(() => {
      const heading = [...document.querySelectorAll('.chapter-heading')].at(-1)?.getBoundingClientRect()
      return heading && heading.top < window.innerHeight
    })
  })

  it('logs what was done after 确认, and the board shows it', async () => {
    await registerPost()
    const inspection = board()
      .locator('.duty', { has: me.page.getByRole('heading', { name: /^带队检查/ }) })
      .first()
    await inspection.locator('.state', { hasText: '未完成' }).waitFor()
    await me.say('今天带队检查了某化工厂')
    expect(await world.store.ledger('local')).toEqual([])
    await me.tap('确认')
    expect(await me.reply()).toContain('已记入台账')
    expect(await world.store.ledger('local')).toHaveLength(1)
    await inspection.locator('.state', { hasText: '已完成' }).waitFor()
    expect(await inspection.locator('.progress').textContent()).toContain('1/1')
  })

  it('stores a double tap of 确认 once, and says so for a tap on the old card', async () => {
    await registerPost()
    await me.say('今天带队检查了某化工厂')
    const confirm = me.page.locator('.log').getByRole('button', { name: '确认', exact: true }).last()
    await confirm.dblclick()
    await me.page.getByText('已记入台账').waitFor()
    await me.page.locator('.log[aria-busy="false"]').waitFor()
    expect(await world.store.ledger('local')).toHaveLength(1)
    await me.tap('确认')
    expect(await me.reply()).toContain('没有重复记录')
    expect(await world.store.ledger('local')).toHaveLength(1)
  })

  it('stores two windows tapping the same 确认 once', async () => {
    await registerPost()
    await me.say('今天带队检查了某化工厂')
    const other = await visit(browser, world.url)
    await Promise.all([me.tap('确认'), other.tap('确认')])
    expect(await world.store.ledger('local')).toHaveLength(1)
    await other.page.context().close()
  })

  it.each([
    '<img src=x onerror="window.harmed=1"><script>window.harmed=1</script>',
    '[点我](javascript:window.harmed=1) **粗体** <b>粗</b>',
    '今天带队检查了<img src=x onerror="window.harmed=1">化工厂',
    '{{window.harmed=1}} <!--?lit$--> &lt;b&gt;',
  ])('shows %s as text', async (text) => {
    await me.say(text)
    expect(await me.page.locator('.said').last().textContent()).toBe(text)
    await me.page.reload()
    await me.page.locator('.said').last().waitFor()
    expect(await me.page.locator('.said').last().textContent()).toBe(text)
    expect(await me.page.locator('.log img, .log script, .log b, .log a').count()).toBe(0)
    expect(await me.page.evaluate(() => 'harmed' in window)).toBe(false)
  })

  it('keeps the conversation over a reload, and what was being written', async () => {
    await me.say('第六条说什么')
    const before = await me.page.locator('.log .entry').allInnerTexts()
    await me.page.locator('#message').fill('还没写完')
    await me.page.reload()
    await me.page.locator('.log .entry').first().waitFor()
    expect(await me.page.locator('.log .entry').allInnerTexts()).toEqual(before)
    expect(await me.page.locator('#message').inputValue()).toBe('还没写完')
  })

  it('reads further back when scrolled up, and stays where it was', async () => {
    for (let n = 1; n <= 45; n++) {
      await world.options.conversation.handle({ person: 'local', text: '你好', now: world.now() })
    }
    await me.page.reload()
    await me.page.locator('.log .entry').first().waitFor()
    expect(await me.page.locator('.log .entry').count()).toBe(40)
    const first = me.page.locator('.log .entry').first()
    const key = await first.getAttribute('data-key')
    await me.page.locator('.log').evaluate((log) => log.scrollTo(0, 0))
    await me.page.waitForFunction(() => document.querySelectorAll('.log .entry').length === 80)
    const top = await me.page
      .locator(`[data-key="${key}"]`)
      .evaluate((line) => line.getBoundingClientRect().top)
    expect(top).toBeGreaterThan(0)
    expect(top).toBeLessThan(400)
    await me.page.locator('.log').evaluate((log) => log.scrollTo(0, 0))
    await me.page.waitForFunction(() => document.querySelectorAll('.log .entry').length === 90)
    expect(await me.page.locator('.older').count()).toBe(0)
  })

  it('sends on Enter, but not on Shift+Enter nor while an input method composes', async () => {
    const box = me.page.locator('#message')
    await box.pressSequentially('你好')
    await box.press('Shift+Enter')
    await box.evaluate((node) => {
      for (const init of [{ isComposing: true }, { keyCode: 229 }]) {
        node.dispatchEvent(
          new KeyboardEvent('keydown', { key: 'Enter', bubbles: true, cancelable: true, ...init }),
        )
      }
    })
    await box.pressSequentially('照单')
    expect(await box.inputValue()).toBe('你好\n照单')
    expect(await me.page.locator('.said').count()).toBe(0)
    await box.press('Enter')
    await me.page.locator('.said').waitFor()
    expect(await me.page.locator('.said').textContent()).toBe('你好\n照单')
  })

  it('sends nothing for an empty message', async () => {
    await me.page.locator('#message').fill('  \n ')
    await me.page.locator('#message').press('Enter')
    expect(await me.page.getByRole('button', { name: '发送' }).isDisabled()).toBe(true)
    expect(await world.store.messages('local', 10)).toEqual([])
  })
})
