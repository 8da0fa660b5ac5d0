import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { FileBody } from '../../../src/channels/web/api-files.ts'
import type { ChecklistView } from '../../../src/conversation/index.ts'
import { MOST_BYTES } from '../../../src/files/index.ts'
import type { Reply } from '../../../src/reply/index.ts'
import { photo, word } from '../../files/making.ts'
import { startWorld, type World } from './world.ts'

let world: World
beforeEach(async () => {
  world = await startWorld()
})
afterEach(() => world.end())

const bring = (name: string, content: Uint8Array, headers: Record<string, string> = {}) =>
  fetch(`${world.url}/api/files`, {
    method: 'POST',
    headers: {
      'Content-Type': 'application/octet-stream',
      'X-File-Name': encodeURIComponent(name),
      ...headers,
    },
    body: content,
  })
const brought = async (name: string, content: Uint8Array) =>
  (await bring(name, content)).json() as Promise<FileBody>
const errorOf = async (response: Response) => ((await response.json()) as { error: string }).error
let sent = 0
const post = (body: object) =>
  fetch(`${world.url}/api/messages`, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json' },
    body: JSON.stringify({ id: `files-message-${++sent}`, ...body }),
  })
const repliesTo = async (body: object): Promise<Reply[]> =>
  (await (await post(body)).text())
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line))
const register = () => repliesTo({ text: '我是枣庄市薛城区区长，3月1日到任' })
const confirm = async (replies: Reply[]) => {
  const button = replies
    .at(-1)
    ?.buttons.flat()
    .find(({ label }) => label === '确认')
  return repliesTo({ tap: button?.action })
}
const EXPORT = '/api/exports?format=json&from=2026-01-01&to=2026-12-31'

describe('bringing a file', () => {
  it('keeps it by its content and gives an id', async () => {
    const content = await photo()
    const response = await bring('现场照片.jpg', content)
    expect(response.status).toBe(201)
    const { id, file } = (await response.json()) as FileBody
    expect(id).toMatch(/^[0-9a-f]{24}$/)
    expect(file).toMatchObject({ name: '现场照片.jpg', mediaType: 'image/jpeg', bytes: content.length })
    expect(await world.app.files.list()).toEqual([file.sha256])
  })

  it('refuses with a sentence what is not taken, and logs nothing of it', async () => {
    const secret = await bring('（机密）名单.docx', await word(['名单']))
    expect(secret.status).toBe(422)
    expect(await errorOf(secret)).toContain('文件名有“机密”标记')
    const page = await bring('a.jpg', Buffer.from('<html><script>alert(1)</script></html>'))
    expect([page.status, await errorOf(page)]).toEqual([422, expect.stringContaining('网页')])
    const empty = await bring('a.txt', new Uint8Array())
    expect([empty.status, await errorOf(empty)]).toEqual([422, expect.stringContaining('空的')])
    expect(await world.app.files.list()).toEqual([])
    expect(world.logged).toEqual([])
  })

  it('takes 20 MB and no more', async () => {
    const letters = Buffer.alloc(MOST_BYTES + 1, 'a')
    expect((await bring('a.txt', letters.subarray(0, MOST_BYTES))).status).toBe(201)
    const large = await bring('a.txt', letters).catch(() => null)
    // The connection may be cut before the answer is read.
    if (large) expect([large.status, await errorOf(large)]).toEqual([413, expect.stringContaining('20 MB')])
    expect(await world.app.files.list()).toHaveLength(1)
  })

  it('needs a name, its own type, and the same origin', async () => {
    const content = Buffer.from('会议记录')
    expect((await bring('', content)).status).toBe(400)
    expect((await bring('a.txt', content, { 'X-File-Name': '%' })).status).toBe(400)
    expect((await bring('a.txt', content, { 'Content-Type': 'text/plain' })).status).toBe(415)
    expect((await bring('a.txt', content, { Origin: 'https://example.com' })).status).toBe(403)
    expect(await world.app.files.list()).toEqual([])
  })
})

describe('a message with files', () => {
  it('puts them on the card of what its words report', async () => {
    await register()
    const { id, file } = await brought('现场照片.jpg', await photo())
    const card = await repliesTo({ text: '今天带队检查了某化工厂', files: [id] })
    expect(JSON.stringify(card)).toContain('现场照片.jpg')
    await confirm(card)
    const rows = await world.store.ledger('local')
    expect(rows.map(({ kind }) => kind)).toEqual(['record', 'attach'])
    expect(rows[1]?.detail).toContain(file.sha256)
  })

  it('may be without words, and is handled once', async () => {
    await register()
    const { id } = await brought('会议纪要.docx', await word(['会议纪要']))
    const body = { id: 'the-same-message', files: [id] }
    const [first, second] = [await repliesTo(body), await repliesTo(body)]
    expect(JSON.stringify(first)).toContain('会议纪要.docx')
    expect(second).toEqual(first)
  })

  it('names files for an hour, and no file that is not known', async () => {
    const { id } = await brought('会议纪要.docx', await word(['会议纪要']))
    world.advance(3_600_000 - 1)
    expect((await post({ files: [id] })).status).toBe(200)
    world.advance(1)
    const late = await post({ files: [id] })
    expect([late.status, await errorOf(late)]).toEqual([410, expect.stringContaining('重新添加')])
    expect((await post({ text: '今天', files: ['0'.repeat(24)] })).status).toBe(410)
    expect((await post({ files: [] })).status).toBe(400)
    expect((await post({ files: ['../x'] })).status).toBe(400)
    expect((await post({ tap: 'x', files: [id] })).status).toBe(400)
    expect((await post({ files: Array(11).fill(id) })).status).toBe(400)
  })
})

describe('what is given back', () => {
  it('is saved and never shown as a page', async () => {
    const content = await word(['会议纪要'])
    const { file } = await brought('会议纪要.docx', content)
    const query = new URLSearchParams({ name: file.name, type: file.mediaType })
    const response = await fetch(`${world.url}/api/files/${file.sha256}?${query}`)
    expect(response.status).toBe(200)
    expect(Buffer.from(await response.arrayBuffer())).toEqual(content)
    const { headers } = response
    expect(headers.get('content-disposition')).toBe(
      `attachment; filename="____.docx"; filename*=UTF-8''${encodeURIComponent('会议纪要.docx')}`,
    )
    expect(headers.get('content-type')).toBe(file.mediaType)
    expect(headers.get('x-content-type-options')).toBe('nosniff')
    expect(headers.get('cache-control')).toContain('no-store')
    expect(headers.get('content-security-policy')).toContain('sandbox')
  })

  it('takes no kind or name from an address that could be run or lead elsewhere', async () => {
    const { file } = await brought('a.txt', Buffer.from('会议记录'))
    const query = new URLSearchParams({ name: '../a\r\nX: "b".html', type: 'text/html' })
    const { headers } = await fetch(`${world.url}/api/files/${file.sha256}?${query}`)
    expect(headers.get('content-type')).toBe('application/octet-stream')
    expect(headers.get('content-disposition')).toMatch(/^attachment; filename="[^"\r\n/]*"; filename\*=/)
    expect(headers.get('x')).toBeNull()
  })

  it('is a small picture of a picture alone', async () => {
    const { file } = await brought('a.jpg', await photo(1000, 1000))
    const small = await fetch(`${world.url}/api/files/${file.sha256}/thumbnail`)
    expect(small.headers.get('content-type')).toBe('image/jpeg')
    expect((await small.arrayBuffer()).byteLength).toBeLessThan(20_000)
    const text = await brought('a.txt', Buffer.from('会议记录'))
    expect((await fetch(`${world.url}/api/files/${text.file.sha256}/thumbnail`)).status).toBe(404)
    expect((await fetch(`${world.url}/api/files/${'0'.repeat(64)}?name=a`)).status).toBe(404)
    expect((await fetch(`${world.url}/api/files/..%2F..%2Fx?name=a`)).status).toBe(404)
  })

  it('is a file of the record of whom the page serves, or brought within the hour, and no other', async () => {
    const read = (sha256: string) => fetch(`${world.url}/api/files/${sha256}?name=a.txt&type=text/plain`)
    const small = (sha256: string) => fetch(`${world.url}/api/files/${sha256}/thumbnail`)
    const others = await world.app.files.keep({ name: 'a.jpg', content: await photo(30, 30) })
    expect([(await read(others.sha256)).status, (await small(others.sha256)).status]).toEqual([404, 404])

    await register()
    const { id, file } = await brought('现场照片.jpg', await photo())
    const card = await repliesTo({ text: '今天带队检查了某化工厂', files: [id] })
    const unsent = await brought('a.txt', Buffer.from('会议记录'))
    expect((await read(unsent.file.sha256)).status).toBe(200)
    world.advance(3_600_000)
    expect((await read(unsent.file.sha256)).status).toBe(404)
    // On the card that waits for a tap, then on the record.
    expect([(await read(file.sha256)).status, (await small(file.sha256)).status]).toEqual([200, 200])
    await confirm(card)
    expect((await read(file.sha256)).status).toBe(200)
    expect((await small(file.sha256)).status).toBe(200)
  })

  it('is an export of the person whom the page serves, and of nobody else', async () => {
    await register()
    const response = await fetch(`${world.url}${EXPORT}`)
    expect(response.status).toBe(200)
    expect(response.headers.get('content-disposition')).toContain('2026-01-01')
    expect(await response.json()).toBeTypeOf('object')
    const other = await fetch(`${world.url}${EXPORT}&person=tg:1`)
    expect([other.status, await errorOf(other)]).toEqual([403, expect.stringContaining('本人')])
  })

  it('answers what cannot be made with a sentence, and other websites not at all', async () => {
    await register()
    const at = (query: string, headers = {}) => fetch(`${world.url}/api/exports?${query}`, { headers })
    expect((await at('format=exe&from=2026-01-01&to=2026-12-31')).status).toBe(400)
    expect((await at('format=json&from=2026-01-01&to=2026-02-30')).status).toBe(400)
    expect((await at('format=json&from=2026-12-31&to=2026-01-01')).status).toBe(422)
    const foreign = { 'Sec-Fetch-Site': 'cross-site' }
    expect((await at('format=json&from=2026-01-01&to=2026-12-31', foreign)).status).toBe(403)
  })

  it('needs the access token where there is one', async () => {
    const guarded = await startWorld({ accessToken: 'a-token-of-the-test' })
    for (const path of ['/api/files/x/thumbnail', EXPORT, '/api/checklist?span=year']) {
      expect((await fetch(`${guarded.url}${path}`)).status).toBe(401)
    }
    const { status } = await fetch(`${guarded.url}/api/files`, { method: 'POST', body: 'x' })
    expect(status).toBe(401)
    await guarded.end()
  })
})

describe('the checklist', () => {
  it('has every item of the post with what is on record and attached', async () => {
    await register()
    const { id, file } = await brought('现场照片.jpg', await photo())
    await confirm(await repliesTo({ text: '今天带队检查了某化工厂', files: [id] }))
    const response = await fetch(`${world.url}/api/checklist?span=quarter`)
    const checklist = (await response.json()) as ChecklistView
    expect(checklist).toMatchObject({ span: { name: '2026年第三季度' }, message: null })
    const rows = checklist.lists.flatMap((list) => list.rows)
    expect(rows.length).toBeGreaterThan(5)
    const recorded = rows.filter((row) => row.entries.length > 0)
    expect(recorded).toMatchObject([{ entries: [{ seq: 1, files: [{ sha256: file.sha256 }] }] }])
    for (const row of rows) {
      expect(world.app.knowledge.provision(row.ref ?? '')?.text).toContain(row.text)
    }
  })

  it('says what to show where there is no post, and takes no other span', async () => {
    const empty = await (await fetch(`${world.url}/api/checklist?span=last-year`)).json()
    expect(empty).toMatchObject({ lists: [], summary: null, message: expect.stringContaining('2025年') })
    expect((await fetch(`${world.url}/api/checklist?span=all`)).status).toBe(400)
  })
})
