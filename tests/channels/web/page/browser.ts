import { existsSync } from 'node:fs'
import { delimiter, join } from 'node:path'
import { type Browser, type BrowserContextOptions, chromium, type Page } from 'playwright-core'

const NAMES = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable', 'microsoft-edge']
const APPS = [
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
]

/** The Chromium of this machine; undefined where there is none. */
export const chromiumPath = [
  ...(process.env.PATH ?? '').split(delimiter).flatMap((folder) => NAMES.map((name) => join(folder, name))),
  ...APPS,
].find((path) => existsSync(path))

if (!chromiumPath) {
  console.warn('没有找到 Chromium，跳过网页的浏览器测试；安装后（如 apt install chromium）会自动运行。')
}

/** A browser with a profile of its own, thrown away when it closes; it asks nothing of any network. */
export function openBrowser(): Promise<Browser> {
  return chromium.launch({
    ...(chromiumPath && { executablePath: chromiumPath }),
    chromiumSandbox: process.getuid?.() !== 0,
    args: [
      '--disable-gpu',
      '--disable-quic',
      '--no-first-run',
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-sync',
    ],
  })
}

export const DESKTOP = { width: 1280, height: 800 }
export const PHONE = { width: 390, height: 844 }

export interface Visit {
  page: Page
  /** What the browser complained about: errors, refused scripts and styles. */
  complaints: string[]
  say(text: string): Promise<void>
  tap(label: string): Promise<void>
  /** The text of the latest reply. */
  reply(): Promise<string>
}

/** Opens the page in a fresh context, as a person would who has never been there. */
export async function visit(
  browser: Browser,
  url: string,
  options: BrowserContextOptions = {},
): Promise<Visit> {
  const context = await browser.newContext({ locale: 'zh-CN', viewport: DESKTOP, ...options })
  const page = await context.newPage()
  page.setDefaultTimeout(20_000)
  const complaints: string[] = []
  page.on('console', (message) => {
    if (message.type() === 'error' || message.type() === 'warning') complaints.push(message.text())
  })
  page.on('pageerror', (error) => complaints.push(String(error)))
  await page.goto(url)
  await page.locator('.entry, .login-card').first().waitFor()

  /** Waits until one more line was answered than before `act`. */
  const answered = async (act: () => Promise<void>) => {
    const replies = page.locator('.log .entry.assistant[data-key]:not([data-key=""])')
    const before = await replies.count()
    await act()
    await replies.nth(before).waitFor()
    await page.locator('.log[aria-busy="false"]').waitFor()
  }
  return {
    page,
    complaints,
    say: (text) =>
      answered(async () => {
        await page.locator('#message').fill(text)
        await page.locator('#message').press('Enter')
      }),
    tap: (label) =>
      answered(() => page.locator('.log').getByRole('button', { name: label, exact: true }).last().click()),
    reply: async () => (await page.locator('.log .entry.assistant').last().textContent()) ?? '',
  }
}
