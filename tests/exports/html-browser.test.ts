import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { evidenceFiles } from '../../src/exports/dossier/evidence.ts'
import { pageOf } from '../../src/exports/html/index.ts'
import { factsOf } from '../../src/exports/index.ts'
import { chromiumPath, openBrowser } from '../channels/web/page/browser.ts'
import { fill, NOW, openWorld, SPAN, type World } from './dossier-world.ts'

let world: World
beforeAll(async () => {
  world = await openWorld()
  await fill(world)
})
afterAll(() => world.end())

async function page(): Promise<string> {
  const facts = await factsOf(world.sources, SPAN, NOW)
  return pageOf(facts, await evidenceFiles(world.files, facts.entries))
}

/** In the browser's own words, which this folder is not compiled for. */
const SEEN = `({
  wide: document.documentElement.scrollWidth - document.documentElement.clientWidth,
  ground: getComputedStyle(document.documentElement).backgroundColor,
  pictures: [...document.images].map((image) => image.naturalWidth > 0),
  broken: [...document.querySelectorAll('a[href^="#"]')].filter(
    (link) => !document.getElementById(link.getAttribute('href').slice(1)),
  ).length,
})`

describe.skipIf(!chromiumPath)('in a browser', () => {
  let browser: Browser
  beforeAll(async () => {
    browser = await openBrowser()
  })
  afterAll(() => browser.close())

  it.each([
    ['light', 1280],
    ['dark', 390],
  ] as const)(
    'in %s at %d pixels it asks nothing of anybody, complains of nothing and fits',
    async (colorScheme, width) => {
      const file = join(world.dir, '履职台账.html')
      writeFileSync(file, await page())
      const context = await browser.newContext({ colorScheme, viewport: { width, height: 900 } })
      const tab = await context.newPage()
      const complaints: string[] = []
      const requests: string[] = []
      tab.on('console', (message) => complaints.push(message.text()))
      tab.on('pageerror', (error) => complaints.push(String(error)))
      tab.on('request', (request) => requests.push(request.url().slice(0, 40)))
      await tab.goto(pathToFileURL(file).href)
      expect(complaints).toEqual([])
      expect(requests.filter((url) => !url.startsWith('data:image/jpeg'))).toEqual([
        pathToFileURL(file).href.slice(0, 40),
      ])
      const seen = await tab.evaluate(SEEN)
      expect(seen).toEqual({
        wide: 0,
        ground: colorScheme === 'light' ? 'rgb(255, 255, 255)' : 'rgb(20, 23, 28)',
        pictures: [true],
        broken: 0,
      })
      if (process.env.ZHAODAN_PICTURES)
        await tab.screenshot({
          path: join(process.env.ZHAODAN_PICTURES, `page-${colorScheme}.png`),
          fullPage: true,
        })
      await context.close()
    },
  )
})
