import { spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import { loadAssets } from '../../../src/channels/web/assets.ts'

describe('the files of the page', () => {
  it('are scripts without types, and the import map is allowed by its hash', async () => {
    const { files, scriptHashes } = await loadAssets()
    const main = files.get('/page/main.ts')
    expect(main?.contentType).toContain('text/javascript')
    expect(main?.body).not.toContain('import type')
    const map = /<script type="importmap">([\s\S]*?)<\/script>/.exec(files.get('/')?.body ?? '')?.[1] ?? ''
    expect(scriptHashes).toEqual([`'sha256-${createHash('sha256').update(map).digest('base64')}'`])
  })

  it('import one another and nothing else', async () => {
    const { files } = await loadAssets()
    const scripts = [...files].filter(([, file]) => file.contentType.startsWith('text/javascript'))
    expect(scripts.length).toBeGreaterThan(20)
    for (const [path, { body }] of scripts) {
      for (const [, wanted = ''] of body.matchAll(/(?:from|import)\s*["']([^"']+)["']/g)) {
        const full = wanted.startsWith('lit-html')
          ? wanted.replace(/^lit-html$/, 'lit-html/lit-html.js').replace(/^/, '/vendor/')
          : new URL(wanted, `http://page${path}`).pathname
        expect(files.has(full), `${path} imports ${wanted}`).toBe(true)
      }
    }
  })

  it('name no other host', async () => {
    const { files } = await loadAssets()
    for (const [path, { body }] of files) {
      if (path.startsWith('/vendor/')) continue
      const hosts = [...body.matchAll(/https?:\/\/([\w.-]+)/g)].map((match) => match[1])
      expect(
        hosts.filter((host) => host !== 'www.w3.org'),
        path,
      ).toEqual([])
    }
  })

  it('are read without a warning on standard error', () => {
    const assets = new URL('../../../src/channels/web/assets.ts', import.meta.url)
    const script = `const { loadAssets } = await import('${assets}'); console.log((await loadAssets()).files.size)`
    const run = spawnSync(process.execPath, ['--input-type=module', '--eval', script], { encoding: 'utf8' })
    expect(run.stderr).toBe('')
    expect(Number(run.stdout)).toBeGreaterThan(20)
  })
})
