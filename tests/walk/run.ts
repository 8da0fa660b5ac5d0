/**
 * npm run walk: plays the year of a head of a district and of a head of an emergency bureau through the product, writes
 * what they take away, and draws what they see. Files go to the folder given (`--out`), pictures for the README to
 * docs/images with `--pictures`. Word is drawn where LibreOffice and pdftoppm are installed.
 */
import { execFileSync } from 'node:child_process'
import { copyFileSync, existsSync, mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { parseArgs } from 'node:util'
import type { Browser } from 'playwright-core'
import { startWeb } from '../../src/channels/web/index.ts'
import type { ExportFormat } from '../../src/reply/index.ts'
import { openBrowser } from '../channels/web/page/browser.ts'
import { districtHead } from './district-head.ts'
import { emergencyHead } from './emergency-head.ts'
import { unzipTo } from './unzip.ts'
import { type Walk, walk } from './walk.ts'

const { values } = parseArgs({
  options: { out: { type: 'string', default: 'year' }, pictures: { type: 'boolean', default: false } },
})
const IMAGES = join(import.meta.dirname, '../../docs/images')
const SPAN = { from: '2025-01-01', to: '2025-12-31' }
/** The first workday of the year after. */
const AFTER = new Date('2026-01-04T16:00:00.000Z')
const FORMATS: ExportFormat[] = ['dossier', 'docx', 'xlsx', 'ics', 'json', 'png']

/** The page has one person, whose id is this. */
const onPage = { ...districtHead, person: 'local' }
const data = mkdtempSync(join(tmpdir(), 'zhaodan-walk-'))
const year = await walk(data, [onPage, emergencyHead])
mkdirSync(values.out, { recursive: true })

for (const { person, name } of [onPage, emergencyHead]) {
  for (const format of FORMATS) {
    const made = await year.app.exporter.make({ person, format, ...SPAN }, AFTER)
    writeFileSync(join(values.out, made.name), made.bytes)
    if (format === 'dossier') await unzipTo(made.bytes, join(values.out, name))
    process.stdout.write(`${made.name}  ${Math.ceil(made.bytes.length / 1000)} kB\n`)
  }
  const said = execFileSync(process.execPath, ['核验.html'], {
    cwd: join(values.out, name),
    encoding: 'utf8',
  })
  process.stdout.write(`${name}：${said}`)
}

if (values.pictures) {
  const browser = await openBrowser()
  try {
    await drawPage(browser, year)
    await drawDossier(browser)
    drawReport()
    const board = readdirSync(values.out).find((name) => name.includes(onPage.name) && name.endsWith('.png'))
    if (board) copyFileSync(join(values.out, board), join(IMAGES, 'year-board.png'))
  } finally {
    await browser.close()
  }
}
await year.end()
rmSync(data, { recursive: true, force: true })

/** The list on the page, as it stands after the year. */
async function drawPage(browser: Browser, { app }: Walk): Promise<void> {
  const log = { info: () => undefined, error: (message: string) => process.stderr.write(`${message}\n`) }
  const { conversation, files } = app
  const web = await startWeb({ conversation, files, port: 0, clock: () => AFTER, log })
  const page = await browser.newPage({
    viewport: { width: 1280, height: 860 },
    locale: 'zh-CN',
    deviceScaleFactor: 1,
  })
  await page.goto(web.url)
  await page.getByRole('button', { name: '逐项清单' }).first().click()
  await page.getByRole('button', { name: '去年' }).click()
  await page.getByText('第七条第（一）项').first().waitFor()
  await page.waitForTimeout(500)
  await page.screenshot({ path: join(IMAGES, 'year-checklist.png') })
  await page.close()
  await web.close()
}

/** The readable page of the dossier, and its own verifier. */
async function drawDossier(browser: Browser): Promise<void> {
  const folder = join(values.out, onPage.name)
  const page = await browser.newPage({ viewport: { width: 1000, height: 1240 }, locale: 'zh-CN' })
  await page.goto(pathToFileURL(join(folder, '履职台账.html')).href)
  await page.screenshot({ path: join(IMAGES, 'year-dossier.png') })
  await page.goto(pathToFileURL(join(folder, '核验.html')).href)
  const zip = readdirSync(values.out).find((name) => name.includes(onPage.name) && name.endsWith('.zip'))
  await page
    .locator('input[type=file]')
    .first()
    .setInputFiles(join(values.out, zip ?? ''))
  await page.getByText('记录链').first().waitFor()
  await page.waitForTimeout(500)
  await page.setViewportSize({ width: 1000, height: 900 })
  await page.screenshot({ path: join(IMAGES, 'year-verify.png') })
  await page.close()
}

/** The first page of the report in Word. */
function drawReport(): void {
  const report = readdirSync(values.out).find((name) => name.includes(onPage.name) && name.endsWith('.docx'))
  if (!report) return
  try {
    const options = { cwd: values.out, stdio: 'ignore' } as const
    execFileSync('soffice', ['--headless', '--convert-to', 'pdf', report], options)
    const pdf = report.replace(/docx$/, 'pdf')
    execFileSync(
      'pdftoppm',
      ['-r', '70', '-png', '-f', '1', '-l', '1', '-singlefile', pdf, 'report'],
      options,
    )
  } catch {
    process.stdout.write('没有 LibreOffice 或 pdftoppm，没有画 Word 的样子\n')
    return
  }
  const drawn = join(values.out, 'report.png')
  if (existsSync(drawn)) copyFileSync(drawn, join(IMAGES, 'year-report.png'))
}
