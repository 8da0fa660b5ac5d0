/**
 * npm run pictures: plays short conversations through the product, a process of its own against the loopback Bot API
 * server, and draws what the chats show. Names of pictures as arguments draw only those; `--out` is the folder,
 * docs/images by default. Exits with 1 where the product made a call that Telegram would refuse.
 */
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { openBrowser } from '../../channels/web/page/browser.ts'
import { openSetting } from '../scenarios/product.ts'
import { OWNER } from './cast.ts'
import { draw } from './draw.ts'
import { AT, NAMES, play } from './story.ts'

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { out: { type: 'string', default: join(import.meta.dirname, '../../../docs/images') } },
})
const unknown = positionals.filter((name) => !NAMES.some((known) => known === name))
if (unknown.length > 0) {
  process.stderr.write(`没有名为 ${unknown.join('、')} 的图，可选：${NAMES.join('、')}\n`)
  process.exit(2)
}

const aheadMs = Date.parse(AT) - Date.now()
const setting = await openSetting({ at: AT, owners: [OWNER] })
const browser = await openBrowser()
try {
  await setting.start()
  for await (const { name, columns } of play(setting)) {
    if (positionals.length > 0 && !positionals.includes(name)) continue
    const png = await draw(browser, columns, aheadMs)
    const file = join(values.out, `${name}.png`)
    writeFileSync(file, png)
    process.stdout.write(`${file}  ${Math.ceil(png.length / 1000)} kB\n`)
  }
  const violations = await setting.world.violations()
  for (const { method, what } of violations) process.stderr.write(`${method}: ${what}\n`)
  if (violations.length > 0) process.exitCode = 1
} finally {
  await browser.close()
  await setting.end()
}
