/** The product's verifier, the stand-alone one in Node and the same as a page find the same, of whole and of changed dossiers. */
import { spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { buffer } from 'node:stream/consumers'
import { type Browser, chromium, type Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { ZipFile } from 'yazl'
import { canonical, digestOf, linkOf } from '../../src/chain/index.ts'
import { createExporter, DossierError, readDossier, verifyDossier } from '../../src/exports/index.ts'
import { verifierHtml } from '../../src/exports/verifier/index.ts'
import { fill, NOW, openWorld, SPAN, unzipped } from './dossier-world.ts'

type Parts = Map<string, Buffer>
type Line = { seq: number; body?: Record<string, unknown>; digest?: string; prev: string; hash: string }

let whole: Parts
let folder: string
let browser: Browser
let page: Page
let heads: string[]
const outside: string[] = []

beforeAll(async () => {
  const world = await openWorld()
  await fill(world)
  const { bytes } = await createExporter(world.sources).make({ ...SPAN, format: 'dossier' }, NOW)
  whole = await unzipped(bytes)
  heads = linesIn(whole).map(({ hash }) => hash)
  await world.end()
  folder = mkdtempSync(join(tmpdir(), 'zhaodan-agree-'))
  writeFileSync(join(folder, '核验.html'), verifierHtml())
  browser = await chromium.launch({ executablePath: '/usr/bin/chromium', args: ['--no-sandbox'] })
  page = await browser.newPage()
  page.on('console', (message) => outside.push(message.text()))
  page.on('pageerror', (error) => outside.push(error.message))
  page.on('request', (request) => {
    if (!request.url().startsWith('file:')) outside.push(request.url())
  })
})
afterAll(async () => {
  await browser?.close()
  rmSync(folder, { recursive: true, force: true })
})

function linesIn(parts: Parts, name = 'ledger'): Line[] {
  return String(parts.get(`chain/${name}.jsonl`))
    .trimEnd()
    .split('\n')
    .map((text) => JSON.parse(text) as Line)
}

/** Changes the lines of a chain, and the manifest's hash of its file so that the chain alone can tell. */
const lines =
  (work: (lines: Line[]) => Line[] | undefined, name = 'ledger') =>
  (parts: Parts) => {
    const before = linesIn(parts, name)
    const after = work(before) ?? before
    parts.set(`chain/${name}.jsonl`, Buffer.from(after.map((line) => `${JSON.stringify(line)}\n`).join('')))
    stamp(parts)
  }

function stamp(parts: Parts, over: Record<string, unknown> = {}): void {
  const manifest = { ...JSON.parse(String(parts.get('manifest.json'))), ...over }
  for (const [path, bytes] of parts) {
    if (path in manifest.files) manifest.files[path] = createHash('sha256').update(bytes).digest('hex')
  }
  parts.set('manifest.json', Buffer.from(JSON.stringify(manifest)))
}

const resealed = (all: Line[], from: number): Line[] => {
  const copy = [...all]
  for (let at = from; at < copy.length; at += 1) {
    const { body, digest, seq } = copy[at] as Line
    const prev = copy[at - 1]?.hash ?? '0'.repeat(64)
    const own = body ? { body: { ...body, seq } } : { digest: digest as string }
    copy[at] = {
      seq,
      ...own,
      prev,
      hash: linkOf(prev, body ? digestOf({ ...body, seq }) : (digest as string)),
    }
  }
  return copy
}
const attachment = (parts: Parts) => [...parts.keys()].find((path) => path.startsWith('files/')) as string
const own = (all: Line[], nth = 0) => all.filter((line) => line.body)[nth] as Line

type Entry = { id: string; withdrawn: boolean; corrected: boolean; history: { seq: number }[] }
type Data = { entries: Entry[]; entriesOutsideSpan: Entry[] }

const put = (parts: Parts, path: string, text: string) => {
  parts.set(path, Buffer.from(text))
  stamp(parts)
}
const inData = (parts: Parts, from: string, to: string) =>
  put(parts, 'data.json', String(parts.get('data.json')).replaceAll(from, to))
const data = (parts: Parts, work: (data: Data) => unknown) => {
  const it = JSON.parse(String(parts.get('data.json')))
  work(it)
  put(parts, 'data.json', `${canonical(it)}\n`)
}
/** As some editors of Windows save a text. */
const mark = (parts: Parts, path: string) => {
  parts.set(path, Buffer.concat([Buffer.from([0xef, 0xbb, 0xbf]), parts.get(path) as Buffer]))
  if (path !== 'manifest.json') stamp(parts)
}
const twice = (parts: Parts, path: string) =>
  put(parts, path, String(parts.get(path)).replace('"words":', '"words":"今天什么也没做","words":'))
const without = (parts: Parts, path: string) => {
  parts.delete(path)
  const { files } = JSON.parse(String(parts.get('manifest.json')))
  delete files[path]
  stamp(parts, { files })
}
const hidden = (all: Line[], which: (at: number, last: number) => boolean) => {
  const last = all.findLastIndex(({ body }) => body)
  return all.map((line, at) =>
    line.body && which(at, last)
      ? { seq: line.seq, digest: digestOf(line.body), prev: line.prev, hash: line.hash }
      : line,
  )
}
const hideWithdrawal = (parts: Parts) => {
  const seq = linesIn(parts).find(({ body }) => body?.kind === 'void')?.seq
  lines((all) => hidden(all, (at) => at + 1 === seq))(parts)
  data(parts, (it) => {
    const entry = it.entries.find(({ withdrawn }) => withdrawn) as Entry
    entry.withdrawn = false
    entry.history.pop()
  })
}

type Sample = [string, (parts: Parts) => void, number | null]
const samples: Sample[] = [
  ['nothing', () => undefined, null],
  ['what systems leave behind', (parts) => parts.set('.DS_Store', Buffer.from('x')), null],
  [
    'a word of a line',
    lines((all) => {
      ;(own(all, 1).body as Record<string, unknown>).words = '别的'
    }),
    -1,
  ],
  [
    'a digest',
    lines((all) => {
      ;(all.find((line) => line.digest) as Line).digest = 'a'.repeat(64)
    }),
    -1,
  ],
  ['a line gone', lines((all) => all.toSpliced(3, 1)), 4],
  ['the first gone', lines((all) => all.slice(1)), 1],
  ['the last gone', lines((all) => all.slice(0, -1)), -1],
  ['all gone', lines(() => []), 1],
  ['a line twice', lines((all) => [...all.slice(0, 5), all[2] as Line, ...all.slice(5)]), 3],
  ['two lines swapped', lines((all) => [all[0], all[3], all[2], all[1], ...all.slice(4)] as Line[]), 2],
  [
    'a number changed',
    lines((all) => {
      ;(all[4] as Line).seq = 3
    }),
    5,
  ],
  [
    'a previous hash changed',
    lines((all) => {
      ;(all[4] as Line).prev = 'b'.repeat(64)
    }),
    5,
  ],
  [
    'more in a line than its hash covers',
    lines((all) => {
      ;(all[4] as Line & { note?: string }).note = '合格'
    }),
    5,
  ],
  [
    'a line changed and hashed again',
    lines((all) =>
      all.with(2, resealed([...all.slice(0, 2), { ...(all[2] as Line), body: { a: 1 } }], 2)[2] as Line),
    ),
    3,
  ],
  [
    'the whole chain hashed again from a change on',
    lines((all) => resealed(all.with(1, { ...own(all), seq: 2 }), 1)),
    1,
  ],
  [
    'a line put in and the rest moved down',
    lines((all) =>
      [...all.slice(0, 2), { ...(all[2] as Line), hash: 'c'.repeat(64) }, ...all.slice(2)].map(
        (line, at) => ({ ...line, seq: at + 1 }),
      ),
    ),
    -1,
  ],
  [
    'a post changed',
    lines((all) => {
      ;(own(all).body as Record<string, unknown>).title = '市长'
    }, 'tenure'),
    -1,
  ],
  [
    'a post gone, the rest hashed again',
    lines(
      (all) =>
        resealed(
          all.slice(1).map((line, at) => ({ ...line, seq: at + 1 })),
          0,
        ),
      'tenure',
    ),
    -1,
  ],
  ['a duty item gone', lines(() => [], 'duty_item'), -1],
  ['a chain file gone', (parts) => parts.delete('chain/tenure.jsonl'), -1],
  [
    'a line that is no JSON',
    (parts) => {
      parts.set('chain/ledger.jsonl', Buffer.from(String(parts.get('chain/ledger.jsonl')).replace('{', '[')))
      stamp(parts)
    },
    1,
  ],
  [
    'bytes that are no text',
    (parts) => {
      const bytes = Buffer.from(parts.get('chain/ledger.jsonl') as Buffer)
      bytes[bytes.indexOf('words') + 9] = 0xff
      parts.set('chain/ledger.jsonl', bytes)
      stamp(parts)
    },
    -1,
  ],
  ['an attachment changed', (parts) => parts.set(attachment(parts), Buffer.from('别的照片')), -1],
  [
    'an attachment changed, and the manifest',
    (parts) => {
      parts.set(attachment(parts), Buffer.from('别的照片'))
      stamp(parts)
    },
    -1,
  ],
  ['an attachment gone', (parts) => parts.delete(attachment(parts)), -1],
  [
    'an attachment gone, and from the manifest',
    (parts) => {
      const path = attachment(parts)
      parts.delete(path)
      const { files } = JSON.parse(String(parts.get('manifest.json')))
      delete files[path]
      stamp(parts, { files })
    },
    -1,
  ],
  ['a file more', (parts) => parts.set('说明.txt', Buffer.from('合格')), 0],
  ['an attachment more', (parts) => parts.set(`files/${'d'.repeat(64)}.jpg`, Buffer.from('x')), 0],
  ['the page changed', (parts) => parts.set('履职台账.html', Buffer.from('<p>别的')), 0],
  ['the name in the manifest', (parts) => stamp(parts, { name: '李四' }), 0],
  ['the days in the manifest', (parts) => stamp(parts, { to: '2026-12-31' }), -1],
  ['the head in the manifest', (parts) => stamp(parts, { head: { seq: 3, hash: heads[2] } }), 4],
  ['a later version', (parts) => stamp(parts, { version: 2 }), 0],
  ['the head in the manifest as a text', (parts) => stamp(parts, { head: { seq: '3', hash: heads[2] } }), 0],
  ['no days in the manifest', (parts) => stamp(parts, { from: undefined }), 0],
  ['a list of files in the manifest', (parts) => stamp(parts, { files: [] }), 0],
  ['a manifest with a mark before it', (parts) => mark(parts, 'manifest.json'), null],
  ['a chain with a mark before it', (parts) => mark(parts, 'chain/ledger.jsonl'), 1],
  ['a member twice in a line', (parts) => twice(parts, 'chain/ledger.jsonl'), 1],
  ['a member twice in the data', (parts) => twice(parts, 'data.json'), 0],
  ...['核验.html', '履职台账.html', '履职台账.docx', 'data.json', 'chain/duty_item.jsonl'].map(
    (path): Sample => [`no ${path}`, (parts) => without(parts, path), path.startsWith('chain') ? -1 : 0],
  ),
  ['a place in the data', (parts) => inData(parts, '薛城化工园区', '甲乙丙'), -1],
  ['a reason in the data', (parts) => inData(parts, '那次是副区长带队', '没有原因'), -1],
  ['a post in the data', (parts) => inData(parts, '"title":"区长"', '"title":"市长"'), 0],
  ['an own item in the data', (parts) => inData(parts, '〔2026〕3号', '〔2026〕4号'), 0],
  ['an entry gone from the data', (parts) => data(parts, (it) => it.entries.splice(1, 1)), -1],
  [
    'an entry twice in the data',
    (parts) => data(parts, (it) => it.entriesOutsideSpan.push(it.entries[0] as Entry)),
    -1,
  ],
  [
    'an entry more in the data',
    (parts) => data(parts, (it) => it.entries.push({ ...(it.entries[0] as Entry), id: 'x' })),
    0,
  ],
  [
    'a withdrawal gone from the data',
    (parts) =>
      data(parts, (it) => {
        const entry = it.entries.find(({ withdrawn }) => withdrawn) as Entry
        entry.withdrawn = false
        entry.history.pop()
      }),
    -1,
  ],
  [
    'own lines but the last given as somebody else’s',
    lines((all) => hidden(all, (at, last) => at < last)),
    -1,
  ],
  ['a withdrawal given as somebody else’s, from the data as well', (parts) => hideWithdrawal(parts), -1],
  ['no manifest', (parts) => parts.delete('manifest.json'), 0],
  ['a manifest that is none', (parts) => parts.set('manifest.json', Buffer.from('[]')), 0],
]

async function packed(parts: Parts, path: string): Promise<void> {
  const zip = new ZipFile()
  for (const [name, bytes] of parts) zip.addBuffer(bytes, name)
  zip.end()
  writeFileSync(path, await buffer(zip.outputStream))
}

async function ours(target: string, noted?: string) {
  try {
    const { ok, entries, head, firstBad } = verifyDossier(await readDossier(target), noted)
    return { ok, entries, head, firstBad }
  } catch (error) {
    if (!(error instanceof DossierError)) throw error
    return { ok: false, entries: 0, head: '0'.repeat(64), firstBad: { seq: 0, why: error.message } }
  }
}

/** As on a machine that has nothing but Node. */
function inNode(target: string, ...args: string[]) {
  const run = spawnSync(process.execPath, [join(folder, '核验.html'), target, '--json', ...args], {
    env: {},
    encoding: 'utf8',
  })
  expect(run.stderr).toBe('')
  const verdict = JSON.parse(run.stdout)
  expect(run.status).toBe(verdict.ok ? 0 : 1)
  return verdict
}

async function asPage(target: string, by: 'zip' | 'folder' = 'zip', noted = '') {
  await page.goto(`file://${join(folder, '核验.html')}`)
  if (noted) await page.fill('#head', noted)
  await page.setInputFiles(`#${by}`, target)
  await page.waitForSelector('#result[data-verdict]')
  return JSON.parse((await page.getAttribute('#result', 'data-verdict')) as string)
}

describe('of a dossier with changed', () => {
  test.each(samples)('%s', async (_, change, seq) => {
    const parts = new Map(whole)
    change(parts)
    const zip = join(folder, 'sample.zip')
    await packed(parts, zip)
    const verdict = await ours(zip)
    expect(verdict.ok).toBe(seq === null)
    if (seq !== null && seq >= 0) expect(verdict.firstBad?.seq).toBe(seq)
    if (seq === -1) expect(verdict.firstBad?.seq).toBeGreaterThan(0)
    expect(inNode(zip)).toEqual(verdict)
    expect(await asPage(zip)).toEqual(verdict)
    expect(outside).toEqual([])
  })
})

describe('a whole dossier', () => {
  const unpacked = (name: string) => {
    for (const [path, bytes] of whole) {
      mkdirSync(dirname(join(folder, name, path)), { recursive: true })
      writeFileSync(join(folder, name, path), bytes)
    }
    return join(folder, name)
  }

  test('is whole as a folder, and as a folder within a zip', async () => {
    const target = unpacked('台账包')
    const verdict = await ours(target)
    expect(verdict).toMatchObject({ ok: true, entries: heads.length, head: heads.at(-1) })
    expect(inNode(target)).toEqual(verdict)
    expect(await asPage(target, 'folder')).toEqual(verdict)
    const alone = spawnSync(process.execPath, ['核验.html'], { cwd: target, env: {}, encoding: 'utf8' })
    expect(alone).toMatchObject({ status: 0, stdout: expect.stringContaining('记录链完整') })
    const zip = join(folder, 'nested.zip')
    await packed(new Map([...whole].map(([path, bytes]) => [`台账包/${path}`, bytes])), zip)
    for (const found of [await ours(zip), inNode(zip), await asPage(zip)]) expect(found).toEqual(verdict)
  })

  test('has every head that it had, and tells one that it never had', async () => {
    const zip = join(folder, 'whole.zip')
    await packed(whole, zip)
    for (const [noted, ok] of [
      [heads[3], true],
      [heads[0]?.slice(0, 16), true],
      [`台账指纹（第2号）：${heads[1]?.slice(0, 16).replace(/.{4}(?=.)/g, '$&-')}`, true],
      ['e'.repeat(64), false],
    ] as const) {
      const verdict = await ours(zip, noted?.replace(/.*：|-/g, ''))
      expect(verdict.ok).toBe(ok)
      expect(inNode(zip, '--head', noted as string)).toEqual(verdict)
      expect(await asPage(zip, 'zip', noted)).toEqual(verdict)
    }
    const wrong = spawnSync(process.execPath, [join(folder, '核验.html'), zip, '--head', 'abc'], {
      env: {},
      encoding: 'utf8',
    })
    expect(wrong.status).toBe(2)
  })

  test('as a page shows what the chain holds, in words alone, and concludes nothing', async () => {
    const zip = join(folder, 'words.zip')
    const parts = new Map(whole)
    lines((all) => {
      ;(own(all).body as Record<string, unknown>).words = '<img src=x onerror=alert(1)>'
    })(parts)
    await packed(parts, zip)
    await asPage(zip)
    expect(await page.locator('#result img').count()).toBe(0)
    expect(await page.locator('tbody tr').count()).toBe(linesIn(whole).filter((line) => line.body).length)
    expect(await page.locator('tbody').textContent()).toContain('<img src=x onerror=alert(1)>')
    expect(await page.locator('#result').textContent()).not.toMatch(/免责|合格|得分|排名/)
    expect(await page.locator('#verdict').textContent()).toBe('记录链不完整。')
    // An equal head of a chain that does not hold says nothing.
    expect(await page.locator('#result').textContent()).not.toContain('没有被改写')
    expect(await page.locator('#shown-head').count()).toBe(0)
  })

  test('is told with what is proven and what is not: whose number, which lines, how the name stands', async () => {
    const zip = join(folder, 'proven.zip')
    await packed(whole, zip)
    const { proven } = verifyDossier(await readDossier(zip))
    const own = linesIn(whole).filter(({ body }) => body)
    expect(proven.join('')).toContain(`本人的 ${own.length} 条有内容`)
    expect(proven.join('')).toContain('编号 tg:1001 的记录；姓名“张明远”不在记录链里')
    expect(proven.join('')).toContain(`第 ${own.at(-1)?.seq} 条之后如果还有本人的记录`)
    const run = spawnSync(process.execPath, [join(folder, '核验.html'), zip], { env: {}, encoding: 'utf8' })
    await asPage(zip)
    const shown = await page.locator('#result').textContent()
    for (const words of proven) {
      expect(run.stdout.replaceAll(' ', '')).toContain(words.replaceAll(' ', ''))
      expect(shown).toContain(words)
    }
    expect(`${run.stdout}${shown}`).not.toContain('链头')
  })
})

/** Changes a zip as no tool here writes it; names keep their length. */
const renamed = (bytes: Buffer, from: string, to: string) =>
  Buffer.from(bytes.toString('latin1').replaceAll(from, to), 'latin1')

test.each([
  ['names with the separators of Windows', (zip: Buffer) => renamed(zip, 'chain/', 'chain\\'), null],
  ['a name that leads out of the folder', (zip: Buffer) => renamed(zip, 'zz/', '../'), '多出文件：../x.txt'],
  ['a name from the root', (zip: Buffer) => renamed(zip, 'zz/', '/z/'), '多出文件：/z/x.txt'],
  [
    'bytes behind its end',
    (zip: Buffer) => Buffer.concat([zip, Buffer.from('junk'.repeat(20))]),
    '压缩包读不出来',
  ],
  [
    'bytes before its beginning',
    (zip: Buffer) => Buffer.concat([Buffer.from('junk'), zip]),
    '压缩包读不出来',
  ],
])('a zip with %s', async (_, bend, why) => {
  const zip = join(folder, 'bent.zip')
  await packed(why?.includes('多出') ? new Map([...whole, ['zz/x.txt', Buffer.from('x')]]) : whole, zip)
  writeFileSync(zip, bend(readFileSync(zip)))
  const verdict = await ours(zip)
  expect(verdict.ok).toBe(why === null)
  if (why !== null) expect(verdict.firstBad).toMatchObject({ seq: 0, why: expect.stringContaining(why) })
  expect(inNode(zip)).toEqual(verdict)
  expect(await asPage(zip)).toEqual(verdict)
})

test('a zip that is cut off or none is said so', async () => {
  const zip = join(folder, 'cut.zip')
  await packed(whole, zip)
  const bytes = Buffer.from(await (await import('node:fs/promises')).readFile(zip))
  for (const part of [Buffer.alloc(0), bytes.subarray(0, 500), Buffer.from('台账'.repeat(99))]) {
    writeFileSync(zip, part)
    const verdict = await ours(zip)
    expect(verdict.firstBad).toMatchObject({ seq: 0, why: expect.stringContaining('压缩包读不出来') })
    expect(inNode(zip)).toEqual(verdict)
    expect(await asPage(zip)).toEqual(verdict)
  }
})

test('the page lets run its own script and style alone, told by their hashes', () => {
  const text = verifierHtml()
  const hash = (inner: string | undefined) =>
    createHash('sha256')
      .update(inner ?? '', 'utf8')
      .digest('base64')
  const policy = /http-equiv="Content-Security-Policy" content="([^"]*)"/.exec(text)?.[1]
  const script = hash(/<script>([\s\S]*?)<\/script>/.exec(text)?.[1])
  const style = hash(/<style>([\s\S]*?)<\/style>/.exec(text)?.[1])
  expect(policy).toBe(
    `default-src 'none'; script-src 'sha256-${script}'; style-src 'sha256-${style}'; base-uri 'none'; form-action 'none'`,
  )
  expect(text).not.toMatch(/innerHTML|outerHTML|insertAdjacent|document\.write|eval\(|https?:\/\//)
})
