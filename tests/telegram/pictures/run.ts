/**
 * npm run pictures: plays conversations through the product, a process of its own against the loopback Bot API server,
 * and draws what the chats show. Names of pictures as arguments draw only those; `--out` is the folder, docs/images by
 * default. Exits with 1 where the product made a call that Telegram would refuse.
 */
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { openBrowser } from '../../channels/web/page/browser.ts'
import { draw } from './draw.ts'
import { stories } from './stories.ts'

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { out: { type: 'string', default: join(import.meta.dirname, '../../../docs/images') } },
})
const all = stories.flatMap(({ names }) => names)
const unknown = positionals.filter((name) => !all.includes(name))
if (unknown.length > 0) {
  process.stderr.write(`没有名为 ${unknown.join('、')} 的图，可选：${all.join('、')}\n`)
  process.exit(2)
}
const wanted = positionals.length > 0 ? positionals : all

const browser = await openBrowser()
try {
  for (const { names, open } of stories) {
    if (!names.some((name) => wanted.includes(name))) continue
    const { setting, aheadMs, pictures } = await open()
    try {
      for await (const { name, columns } of pictures()) {
        if (!wanted.includes(name)) continue
        const png = await draw(browser, columns, aheadMs)
        const file = join(values.out, `${name}.png`)
        writeFileSync(file, png)
        process.stdout.write(`${file}  ${Math.ceil(png.length / 1000)} kB\n`)
      }
      const violations = await setting.world.violations()
      for (const { method, what } of violations) process.stderr.write(`${method}: ${what}\n`)
      if (violations.length > 0) process.exitCode = 1
    } finally {
      await setting.end()
    }
  }
} finally {
  await browser.close()
}
