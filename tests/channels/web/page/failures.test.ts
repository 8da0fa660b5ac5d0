import type { Browser } from 'playwright-core'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { startWorld, type World } from '../world.ts'
import { chromiumPath, openBrowser, type Visit, visit } from './browser.ts'

describe.skipIf(!chromiumPath)('the page when something fails', () => {
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
    await me.page.context().close()
    await world.end()
  })
  const type = async (text: string) => {
    await me.page.locator('#message').fill(text)
    await me.page.locator('#message').press('Enter')
  }
  const failure = () => me.page.locator('.failure')

  it('keeps a message that did not get through, and sends it again once', async () => {
    await me.page.route('**/api/messages', (route) => route.abort(), { times: 1 })
    await type('第六条说什么')
    await failure().getByText('连不上照单的服务').waitFor()
    expect(await me.page.locator('.said').textContent()).toBe('第六条说什么')
    await failure().getByRole('button', { name: '重试' }).click()
    await me.page.locator('.entry.assistant .quote').first().waitFor()
    expect(await failure().count()).toBe(0)
    const said = (await world.store.messages('local', 10)).filter((line) => line.from === 'person')
    expect(said.map((line) => line.body)).toEqual(['第六条说什么'])
  })

  it('does not have a message handled twice where only the answer was lost', async () => {
    await me.page.route(
      '**/api/messages',
      async (route) => {
        await route.fetch()
        await route.abort()
      },
      { times: 1 },
    )
    await type('第六条说什么')
    await failure().getByRole('button', { name: '重试' }).click()
    await me.page.locator('.entry.assistant .quote').first().waitFor()
    const said = (await world.store.messages('local', 10)).filter((line) => line.from === 'person')
    expect(said).toHaveLength(1)
  })

  it('gives the text back to be changed', async () => {
    await me.page.route('**/api/messages', (route) => route.abort(), { times: 1 })
    await type('第六条说什么')
    await failure().getByRole('button', { name: '改一改再发' }).click()
    expect(await me.page.locator('#message').inputValue()).toBe('第六条说什么')
    expect(await me.page.locator('.said').count()).toBe(0)
  })

  it('still has the message after a reload', async () => {
    await me.page.route('**/api/messages', (route) => route.abort(), { times: 1 })
    await type('第六条说什么')
    await failure().waitFor()
    await me.page.reload()
    await failure().getByRole('button', { name: '重试' }).click()
    await me.page.locator('.entry.assistant .quote').first().waitFor()
  })

  it('says that nothing was saved where the store fails, and offers to try again', async () => {
    await world.store.close()
    await type('你好')
    await me.page.locator('.entry.assistant', { hasText: '没有保存' }).waitFor()
    await me.page.locator('.problem').getByText('数据库').waitFor()
    expect(await me.page.locator('.said').textContent()).toBe('你好')
    expect(await me.page.locator('.problem').getByRole('button', { name: '重试' }).isEnabled()).toBe(true)
  })

  it('says so when the server does, and keeps the message', async () => {
    await me.page.route(
      '**/api/messages',
      (route) => route.fulfill({ status: 503, json: { error: '磁盘已满，什么也没有存入。' } }),
      { times: 1 },
    )
    await type('第六条说什么')
    await failure().getByText('磁盘已满').waitFor()
    await failure().getByRole('button', { name: '重试' }).click()
    await me.page.locator('.entry.assistant .quote').first().waitFor()
  })

  it('shows that it is working while an answer is awaited, and takes no second message meanwhile', async () => {
    let release = () => {}
    const held = new Promise<void>((resolve) => {
      release = resolve
    })
    await me.page.route('**/api/messages', async (route) => {
      await held
      await route.continue()
    })
    await type('第六条说什么')
    await me.page.getByText('正在处理').waitFor()
    await me.page.locator('#message').fill('第七条说什么')
    await me.page.locator('#message').press('Enter')
    expect(await me.page.locator('#message').inputValue()).toBe('第七条说什么')
    expect(await me.page.locator('.said').count()).toBe(1)
    release()
    await me.page.locator('.entry.assistant .quote').first().waitFor()
    expect(await me.page.locator('#message').inputValue()).toBe('第七条说什么')
  })
})
