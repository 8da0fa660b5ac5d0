import type { Browser, BrowserContextOptions } from 'playwright-core'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { type Fault, type ModelServer, startModelServer } from '../../../model/server/index.ts'
import { startWorld, type World } from '../world.ts'
import { chromiumPath, openBrowser, type Visit, visit } from './browser.ts'
import { type Line, layLine } from './line.ts'

/** Answered with several provisions, so that the answer grows. */
const QUESTION = '谁来带队检查，多久一次'
/** Answered at more length by rule than by the model. */
const SHORTER = '区委书记和区长分别多久检查一次？'
const BY_RULE = '没有用模型'
const BY_MODEL = '表述由模型（loopback）'
/** The first segments, and then nothing more. */
const STUCK: Fault = { kind: 'hang-in-answer', share: 0.6 }
const WAITING = '模型正在组织表述…'

describe.skipIf(!chromiumPath)('the page while a model phrases', () => {
  let browser: Browser
  let model: ModelServer
  let world: World
  let line: Line
  let me: Visit
  beforeAll(async () => {
    browser = await openBrowser()
  })
  afterAll(() => browser.close())
  beforeEach(async () => {
    model = await startModelServer({ delayMs: 4 })
    world = await startWorld({}, model)
    line = await layLine(world.url)
    me = await visit(browser, line.url)
  })
  afterEach(async () => {
    await me.page.context().close()
    await line.close()
    await world.end()
    await model.close()
  })
  const visitAs = async (options: BrowserContextOptions) => {
    await me.page.context().close()
    me = await visit(browser, line.url, options)
  }
  const status = () => me.page.locator('.phrasing')
  const entry = () => me.page.locator('.entry.assistant').last()
  const growing = () => me.page.locator('.entry.growing')
  const stop = () => me.page.getByRole('button', { name: '停止', exact: true })
  const ended = () => status().waitFor({ state: 'detached' })
  const phrasings = () => model.requests.filter(({ prompt }) => prompt.id === 'phrase')
  const modelIsLeft = () => expect.poll(() => phrasings().at(-1)).toMatchObject({ aborted: true })
  const told = async () =>
    JSON.stringify((await world.options.conversation.history('local', 9)).at(-1)?.reply)
  /** Asks, and waits for the first words of a model that then says nothing more. */
  const askStuck = async () => {
    model.play(STUCK)
    await me.say(QUESTION)
    await growing().waitFor()
  }
  const staysAsItWas = async () => {
    await ended()
    expect(await entry().textContent()).toContain(BY_RULE)
    expect(await me.page.locator('.entry.assistant').count()).toBe(1)
    expect(await me.page.locator('.failure, .problem, .growing').count()).toBe(0)
    expect(await told()).toContain(BY_RULE)
  }

  it('shows the reply at once, then words that grow in its place, then the whole', async () => {
    await me.page.evaluate(() => {
      const seen: string[] = []
      Object.assign(window, { seen })
      new MutationObserver(() => {
        const entries = document.querySelectorAll('.entry.assistant[data-key]')
        const now = `${entries.length} ${entries[0]?.className} ${entries[0]?.querySelectorAll('.reply > *').length}`
        if (seen.at(-1) !== now) seen.push(now)
      }).observe(document.body, { subtree: true, childList: true, attributes: true, characterData: true })
    })
    await me.say(QUESTION)
    await status().getByText(WAITING).waitFor()
    await ended()
    expect(await entry().textContent()).toContain(BY_MODEL)
    const seen = await me.page.evaluate(() => (window as unknown as { seen: string[] }).seen)
    const grown = seen.filter((each) => each.includes('growing'))
    expect(grown.length).toBeGreaterThan(1)
    expect(seen.findIndex((each) => each.startsWith('1 entry assistant '))).toBeLessThan(
      seen.indexOf(grown[0] ?? ''),
    )
    expect(seen.at(-1)).not.toContain('growing')
    expect(me.complaints).toEqual([])
  })

  it('shows the same after a reload, and the first words nowhere', async () => {
    await me.say(QUESTION)
    await ended()
    const texts = () => me.page.locator('.log .entry .reply').allInnerTexts()
    const before = await texts()
    await me.page.reload()
    await me.page.locator('.log .entry').first().waitFor()
    expect(await texts()).toEqual(before)
    expect(await me.page.locator('.log').textContent()).not.toContain(BY_RULE)
  })

  it('stops at a tap: the reply stays, the model is left, the focus is at the reply', async () => {
    await askStuck()
    await stop().focus()
    await stop().press('Enter')
    await modelIsLeft()
    await staysAsItWas()
    expect(await entry().evaluate((node) => document.activeElement === node)).toBe(true)
    expect(me.complaints).toEqual([])
  })

  it('takes the next message meanwhile, and stops for it at once', async () => {
    await askStuck()
    let letThrough = () => {}
    const held = new Promise<void>((resolve) => {
      letThrough = resolve
    })
    await me.page.route('**/api/messages', async (route) => {
      await held
      await route.continue()
    })
    const answered = me.say('我是枣庄市薛城区区长')
    await ended()
    await modelIsLeft()
    letThrough()
    await answered
    const first = me.page.locator('.entry.assistant').first()
    expect(await first.textContent()).toContain(BY_RULE)
    expect(await me.page.locator('.failure, .growing').count()).toBe(0)
  })

  it('leaves the reply as it was where the connection is lost', async () => {
    await askStuck()
    line.cut()
    await modelIsLeft()
    await staysAsItWas()
  })

  it('leaves the reply as it was where the server is lost, and says nothing of it', async () => {
    await askStuck()
    await line.close()
    await staysAsItWas()
  })

  it('finds in the history what became whole while the connection was being lost', async () => {
    model.play({ kind: 'slow', ms: 500 })
    await me.say(QUESTION)
    await status().waitFor()
    line.hold()
    await expect.poll(told, { timeout: 20_000 }).toContain(BY_MODEL)
    expect(await entry().textContent()).toContain(BY_RULE)
    line.cut()
    await ended()
    expect(await entry().textContent()).toContain(BY_MODEL)
    expect(await growing().count()).toBe(0)
  })

  it('shows what is stored where it is opened anew meanwhile', async () => {
    await askStuck()
    await me.page.reload()
    await me.page.locator('.log .entry').first().waitFor()
    await modelIsLeft()
    await staysAsItWas()
  })

  it.each<Fault>([{ kind: 'close' }, { kind: 'html' }, { kind: 'status', status: 503 }])(
    'lets the status go away where the model meets $kind',
    async (fault) => {
      model.play(fault)
      await me.say(QUESTION)
      await staysAsItWas()
    },
  )

  it('has shown the reply within three seconds where the model says nothing', async () => {
    model.play({ kind: 'silence' })
    const replyMs = async (words: string) => {
      const start = performance.now()
      await me.say(words)
      return performance.now() - start
    }
    // No model is asked about the first: what a busy machine takes is in both.
    const leastMs = await replyMs('谢谢')
    expect((await replyMs(QUESTION)) - leastMs).toBeLessThan(3_000)
    expect(await entry().textContent()).toContain(BY_RULE)
    await status().getByText(WAITING).waitFor()
    expect(await growing().count()).toBe(0)
  })

  it('shows no more than that it is at work while it asks the model what is meant', async () => {
    model.play({ kind: 'slow', ms: 700 })
    await me.page.locator('#message').fill('上午去了趟化工园，顺便看了看消防通道')
    await me.page.locator('#message').press('Enter')
    await me.page.getByText('正在处理…').waitFor()
    expect(await status().count()).toBe(0)
    await entry().waitFor()
    expect(await status().count()).toBe(0)
  })

  it.each([QUESTION, SHORTER])(
    'keeps a reader where they are, at the end of the reply to %s',
    async (question) => {
      // Where motion is welcome, a new line comes up by a few pixels of its own.
      await visitAs({ viewport: { width: 1000, height: 420 }, reducedMotion: 'reduce' })
      model.play({ kind: 'slow', ms: 2_000 })
      await me.say(question)
      const watched = await entry().evaluate((node) => {
        const log = document.querySelector('.log')
        log?.scrollTo({ top: log.scrollHeight, behavior: 'instant' })
        const heights: number[] = []
        const tops = new Set<number>()
        const look = () => {
          heights.push(Math.round(node.getBoundingClientRect().height))
          tops.add(Math.round(node.getBoundingClientRect().top))
          requestAnimationFrame(look)
        }
        look()
        Object.assign(window, { heights, tops })
        return node.textContent
      })
      expect(watched).toContain(BY_RULE)
      await ended()
      expect(await entry().textContent()).toContain(BY_MODEL)
      const { heights, tops } = await me.page.evaluate(() => {
        const { heights, tops } = window as unknown as { heights: number[]; tops: Set<number> }
        return { heights, tops: [...tops] }
      })
      expect(tops).toHaveLength(1)
      expect(heights.at(-1)).not.toBe(heights[0])
      if (question === SHORTER) expect(heights.at(-1)).toBeLessThan((heights[0] ?? 0) - 60)
    },
  )

  it('leaves the focus where it is: in what is being written, and at a citation', async () => {
    model.play(STUCK)
    await me.say(QUESTION)
    await me.page.locator('#message').pressSequentially('还没写完')
    await growing().waitFor()
    expect(await me.page.evaluate(() => document.activeElement?.id)).toBe('message')
    const citation = entry().locator('.citation').first()
    const label = await citation.textContent()
    await citation.focus()
    model.play(null)
    await stop().dispatchEvent('click')
    await ended()
    expect(await me.page.evaluate(() => document.activeElement?.textContent)).toBe(label)
    expect(await me.page.locator('#message').inputValue()).toBe('还没写完')
  })

  it('reads out nothing of it but that it is under way, and the whole', async () => {
    const spoken = me.page.locator('main > [role="status"]')
    model.play(STUCK)
    await me.say(QUESTION)
    await spoken.getByText(WAITING).waitFor()
    await growing().waitFor()
    expect(await entry().getAttribute('aria-live')).toBe('off')
    expect(await entry().getAttribute('aria-busy')).toBe('true')
    await stop().click()
    await spoken.getByText(BY_RULE).waitFor()
    expect(await entry().getAttribute('aria-busy')).toBeNull()
    await expect.poll(() => spoken.textContent(), { timeout: 20_000 }).toBe('')
  })

  it.each(['light', 'dark'] as const)(
    'fits 360 px, %s, with a button that a thumb finds',
    async (colorScheme) => {
      await visitAs({ viewport: { width: 360, height: 640 }, hasTouch: true, isMobile: true, colorScheme })
      await askStuck()
      const size = await me.page.evaluate(() => ({
        page: document.documentElement.scrollWidth - window.innerWidth,
        log:
          (document.querySelector('.log')?.scrollWidth ?? 0) -
          (document.querySelector('.log')?.clientWidth ?? 0),
      }))
      expect(size).toEqual({ page: 0, log: 0 })
      const box = await stop().boundingBox()
      expect(box?.height).toBeGreaterThanOrEqual(44)
      expect(box?.width).toBeGreaterThanOrEqual(44)
      await stop().tap()
      await staysAsItWas()
      expect(me.complaints).toEqual([])
    },
  )

  it('moves nothing by itself for those who asked for less motion', async () => {
    await visitAs({ reducedMotion: 'reduce' })
    await askStuck()
    const moving = await me.page.evaluate(() => document.getAnimations().length)
    expect(moving).toBe(0)
  })
})
