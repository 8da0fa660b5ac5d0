import type { Browser, Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { docx, p } from '../../../documents/making.ts'
import { JIAZHOU } from '../../../imports/text.ts'
import { startWorld, type World } from '../world.ts'
import { chromiumPath, openBrowser, type Visit, visit } from './browser.ts'

/** The text as a Word file. */
const word = (text: string) =>
  Buffer.from(
    docx({
      body: text
        .split('\n')
        .filter((line) => line !== '')
        .map((line) => p(line))
        .join(''),
    }),
  )
const DOCX = {
  name: '甲州办法.docx',
  mimeType: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
  buffer: word(JIAZHOU),
}
const BROKEN = { name: '坏.docx', mimeType: DOCX.mimeType, buffer: Buffer.from('PK\u0003\u0004 broken') }
const ID = 'jiazhou-banfa-2025'

describe.skipIf(!chromiumPath)('regulations on the page', () => {
  let browser: Browser
  let world: World
  let me: Visit
  let page: Page
  beforeAll(async () => {
    browser = await openBrowser()
  })
  afterAll(() => browser.close())
  beforeEach(async () => {
    world = await startWorld()
    me = await visit(browser, world.url)
    page = me.page
  })
  afterEach(async () => {
    // A refused file is answered with an error, which browsers mention.
    expect(me.complaints.filter((words) => !words.includes('422'))).toEqual([])
    await page.context().close()
    await world.end()
  })

  const button = (name: string) => page.getByRole('button', { name, exact: true })
  const heading = () => page.locator('.review-card h3')
  const openLibrary = async () => {
    await page.locator('.tabs').getByRole('button', { name: '法规原文' }).click()
    await button('导入、核对').click()
    await page.locator('.library').waitFor()
  }
  const upload = async (...files: (typeof DOCX)[]) => {
    await page.locator('.upload input').setInputFiles(files)
    await page.locator(`.upload-line:is(.done, .failed) >> nth=${files.length - 1}`).waitFor()
  }
  const openReview = async () => {
    await openLibrary()
    await upload(DOCX)
    await page.locator('.upload-line.done').getByRole('button', { name: '核对规则' }).click()
    await heading().filter({ hasText: '法规信息' }).waitFor()
  }
  /** Decides by `act` and waits for the next step. */
  const next = async (act: () => Promise<void>) => {
    const seen = (await page.locator('.review-count').textContent()) ?? ''
    await act()
    await page.locator('.review-count').filter({ hasNotText: seen }).waitFor()
    await page.locator('.review-card[aria-busy="false"]').waitFor()
  }
  const toRules = async () => {
    await openReview()
    await next(() => button('确认，往下看').click())
    await next(() => page.getByRole('button', { name: /个岗位全部接受/ }).click())
  }

  it('takes several files, tells each by itself, and shows a new text at once', async () => {
    await openLibrary()
    await upload(DOCX, BROKEN)
    expect(await page.locator('.upload-line.done').textContent()).toContain('7 条，4 项')
    expect(await page.locator('.upload-line.failed').textContent()).toMatch(/坏\.docx：没有导入.*。/s)
    const entry = page.locator(`[data-regulation="${ID}"]`)
    expect(await entry.textContent()).toContain('规则还没有核对')
    await entry.getByRole('button', { name: '看原文' }).click()
    await page.locator('.reader-title', { hasText: '甲州市安全生产责任制实施办法' }).waitFor()
    expect(await page.locator('.article').count()).toBe(7)
    await openLibrary()
    await upload(DOCX)
    await page.locator('.upload-line', { hasText: '没有重复保存' }).waitFor()
    expect(await entry.count()).toBe(1)
  })

  it('reviews by keyboard, puts the rules into force, and asks for them in the quarter', async () => {
    await toRules()
    expect(await heading().textContent()).toBe('每半年至少 1 次')
    expect(await page.locator('.review-clause mark').textContent()).toContain('每半年至少主持召开1次')
    expect(await page.evaluate(() => document.activeElement?.matches('.review-card h3'))).toBe(true)
    for (let rule = 0; rule < 5; rule++) await next(() => page.keyboard.press('a'))
    await next(() => page.getByRole('button', { name: /处理由全部成立/ }).click())
    await button('完成核对，规则生效').click()
    await heading().filter({ hasText: '核对完成' }).waitFor()
    await button('回到对话').click()
    await me.say('我是甲州市的县长')
    await me.tap('今年以前就已在任')
    await me.say('本季度我要做什么')
    const duties = page.locator('.log .entry.assistant').last().locator('.duty')
    expect(await duties.count()).toBe(2)
    const words = (await duties.allTextContents()).join('\n')
    expect(words).toContain('每季度至少主持召开1次政府常务会议研究安全生产工作')
    expect(words).toContain('每2个月至少带队检查1次安全生产工作')
    await duties.first().locator('.citation').click()
    await page.locator('.article.cited mark').first().waitFor()
    expect(await page.locator('.reader-title').textContent()).toContain('甲州市')
    expect(await page.locator('.tabs .count').textContent()).toContain('2')
  })

  it('changes a rule and leaves another out, each with its reason', async () => {
    await toRules()
    await page.keyboard.press('e')
    await page.getByLabel('至少几次').fill('2')
    await button('保存修改').click()
    // The browser itself asks for the reason that is missing.
    expect(await page.locator('textarea[name=reason]').evaluate((field) => field.matches(':invalid'))).toBe(
      true,
    )
    await page.locator('textarea[name=reason]').fill('本市按两次执行')
    await next(() => button('保存修改').click())
    await page.keyboard.press('r')
    await button('说的不是多久做一次').click()
    await next(() => button('不采用').click())
    await page.locator('.review-filter').selectOption({ label: '修改过、不采用的' })
    await heading().filter({ hasText: '每半年至少 2 次' }).waitFor()
    expect(await page.locator('.decided').textContent()).toContain('本市按两次执行')
    await page.keyboard.press('ArrowRight')
    await page.locator('.decided', { hasText: '没有采用' }).waitFor()
    const { decisions } = world.options.imports?.imports.review(ID) ?? { decisions: [] }
    expect(decisions.slice(-2).map(({ verdict, reason }) => [verdict, reason])).toEqual([
      ['change', '本市按两次执行'],
      ['reject', '说的不是多久做一次'],
    ])
  })

  it('makes a rule of words that were read as none', async () => {
    await toRules()
    await page.locator('.review-filter').selectOption({ label: '还没看的' })
    for (let rule = 0; rule < 5; rule++) await next(() => page.keyboard.press('a'))
    await heading().filter({ hasText: '不是频次义务' }).waitFor()
    await button('应当是规则').click()
    await button('写成频次义务').click()
    expect(await page.locator('textarea[name=quote]').inputValue()).toBe('定期公布考核结果')
    await page.getByLabel('周期').selectOption({ label: '年' })
    await page.getByLabel('县（市、区）党委主要负责人').check()
    await page.getByLabel('履职活动').selectOption({ label: '都不是，另起一个' })
    await page.getByLabel('新活动的名称').fill('公布考核结果')
    await button('条文有这一要求，没有被读出').click()
    await next(() => button('补充').click())
    const added = world.options.imports?.imports.review(ID).items.find(({ subject }) => subject === 'new:1')
    expect(added?.value).toMatchObject({ ref: `${ID}#6`, count: 1, newActivity: { name: '公布考核结果' } })
  })

  it('goes on where it was left, and Escape closes what is open on top first', async () => {
    await toRules()
    await next(() => page.keyboard.press('a'))
    await page.keyboard.press('e')
    await page.locator('.review-form').waitFor()
    await page.keyboard.press('Escape')
    await page.locator('.review-form').waitFor({ state: 'detached' })
    expect(await page.locator('dialog.review').isVisible()).toBe(true)
    await page.keyboard.press('Escape')
    await page.locator('dialog.review').waitFor({ state: 'hidden' })
    await page.reload()
    await openLibrary()
    await page.locator(`[data-regulation="${ID}"]`).getByRole('button', { name: '继续核对' }).click()
    await heading().filter({ hasText: '每季度至少 1 次' }).waitFor()
    expect(await page.locator('.review-count').textContent()).toBe('已看 5/11')
  })

  it('says what is missing, and leads to it', async () => {
    await openReview()
    await page.getByRole('button', { name: '下一处' }).click()
    for (let step = 0; step < 10; step++) await page.keyboard.press('ArrowRight')
    await heading().filter({ hasText: '完成核对' }).waitFor()
    expect(await page.locator('.missing').textContent()).toContain('法规信息还没有确认')
    await button('去看还没看的').click()
    await heading().filter({ hasText: '法规信息' }).waitFor()
  })

  it('takes a post that was not read out of the text', async () => {
    await openReview()
    await page.getByRole('button', { name: '下一处' }).click()
    for (let step = 0; step < 10; step++) await page.keyboard.press('ArrowRight')
    await button('补充岗位').click()
    await page.getByLabel('名称，用条文的说法').fill('村民委员会主任')
    await page.locator('input[name="at-village"]').fill('村主任、村长')
    await page.getByLabel('职责所在的一条').selectOption({ label: '第五条' })
    await button('条文给了它职责，没有被读出').click()
    await page.locator('.review-form').getByRole('button', { name: '补充', exact: true }).click()
    await page.locator('.review-count').filter({ hasText: '已看 1/12' }).waitFor()
    const added = world.options.imports?.imports
      .review(ID)
      .items.find(({ subject }) => subject === 'p:added-1')
    expect(added?.value).toEqual({
      id: 'added-1',
      name: '村民委员会主任',
      institution: false,
      duties: [`${ID}#5`],
      at: [{ level: 'village', titles: ['村主任', '村长'] }],
    })
  })

  it('takes a changed title and shows it everywhere', async () => {
    await openReview()
    await page.getByLabel('简称').fill('甲州办法')
    await page.getByLabel('写明依据').fill('平时的叫法')
    await page.getByLabel('核对人').fill('李四')
    await next(() => button('确认，往下看').click())
    expect(await page.locator('.review-title h2').textContent()).toBe('核对《甲州办法》')
    await page.getByRole('button', { name: '关闭，以后继续核对' }).click()
    await page.locator('.library-entry h3', { hasText: '甲州办法' }).waitFor()
    expect(world.options.imports?.imports.review(ID).decisions).toMatchObject([
      { by: '李四', verdict: 'change' },
    ])
  })

  it('takes a regulation away that was brought by mistake', async () => {
    await openLibrary()
    await upload(DOCX)
    const entry = page.locator(`[data-regulation="${ID}"]`)
    await entry.locator('.ending summary').click()
    await entry.getByRole('button', { name: '移走' }).click()
    await entry.waitFor({ state: 'detached' })
    expect(world.app.knowledge.pack(ID)).toBeUndefined()
  })
})
