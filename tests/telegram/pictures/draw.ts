import type { Browser } from 'playwright-core'
import { pageOf } from './page.ts'
import { withPalette } from './png.ts'
import type { Phone } from './types.ts'

/** Device pixels for a pixel of the page: sharp on a fine screen, and still small. */
const SCALE = 1.5

/**
 * A PNG of the phones.
 * @throws where a label does not fit its button.
 */
export async function draw(browser: Browser, columns: Phone[][], aheadMs: number): Promise<Buffer> {
  const page = await browser.newPage({ deviceScaleFactor: SCALE })
  try {
    await page.setContent(pageOf(columns, aheadMs))
    const clipped = await page
      .locator('.button')
      .evaluateAll((buttons) =>
        buttons.filter((one) => one.scrollWidth > one.clientWidth).map((one) => one.textContent),
      )
    if (clipped.length > 0) throw new Error(`clipped buttons: ${clipped.join(', ')}`)
    return withPalette(await page.locator('main').screenshot())
  } finally {
    await page.close()
  }
}
