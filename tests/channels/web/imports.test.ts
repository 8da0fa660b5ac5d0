import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { ImportedBody, ImportsBody, ReviewBody } from '../../../src/channels/web/api-imports.ts'
import { createImports } from '../../../src/imports/index.ts'
import { JIAZHOU } from '../../imports/text.ts'
import { startWorld, type World } from './world.ts'

let world: World
beforeEach(async () => {
  world = await startWorld()
})
afterEach(() => world.end())

const at = (path: string) => `${world.url}/api/imports${path}`
const upload = (
  name: string,
  content: string | Uint8Array<ArrayBuffer>,
  headers: Record<string, string> = {},
) =>
  fetch(at(''), {
    method: 'POST',
    body: content,
    headers: {
      'Content-Type': 'application/octet-stream',
      'X-File-Name': encodeURIComponent(name),
      ...headers,
    },
  })
const post = (path: string, body: unknown) =>
  fetch(at(path), {
    method: 'POST',
    headers: { 'Content-Type': 'application/json' },
    body: JSON.stringify(body),
  })
const get = async <T>(path: string): Promise<T> => (await fetch(`${world.url}/api${path}`)).json() as T
const brought = async () =>
  ((await (await upload('甲州办法.txt', JIAZHOU)).json()) as ImportedBody).report.regulation

describe('bringing a regulation', () => {
  it('keeps it and reads it at once', async () => {
    const response = await upload('甲州办法.txt', JIAZHOU)
    expect(response.status).toBe(201)
    const { report, already } = (await response.json()) as ImportedBody
    expect(already).toBe(false)
    expect(report).toMatchObject({ file: '甲州办法.txt', articles: 7, chapters: 3, items: 4, annexes: 0 })
    const { regulations } = await get<ImportsBody>('/imports')
    expect(regulations).toMatchObject([{ id: report.regulation, state: 'text', sourceName: '甲州办法.txt' }])
    const shown = await get<{ id: string }[]>('/regulations')
    expect(shown.map(({ id }) => id)).toContain(report.regulation)
    const reader = await get<{ chapters: unknown[] }>(`/regulations/${report.regulation}`)
    expect(reader.chapters).toHaveLength(3)
  })

  it('says that the same file is there already, under whatever name', async () => {
    const id = await brought()
    const again = await upload('又一次.txt', JIAZHOU)
    expect(again.status).toBe(200)
    expect(await again.json()).toMatchObject({ already: true, report: { regulation: id } })
    expect((await get<ImportsBody>('/imports')).regulations).toHaveLength(1)
  })

  it.each([
    ['空.docx', new Uint8Array(0), 422, '空的'],
    ['坏.docx', new TextEncoder().encode('PK\u0003\u0004 not a zip'), 422, ''],
  ])('refuses %s with the reason', async (name, bytes, status, words) => {
    const response = await upload(name, bytes)
    expect(response.status).toBe(status)
    const { error } = (await response.json()) as { error: string }
    expect(error).toContain(words)
    expect(error).toMatch(/[\u4e00-\u9fff].*。$/)
    expect((await get<ImportsBody>('/imports')).regulations).toEqual([])
  })

  it('takes larger bodies than messages have, up to its own limit', async () => {
    const { maxBytes } = await get<ImportsBody>('/imports')
    const long = `${JIAZHOU}\n附件\n${'说明文字。'.repeat(40_000)}`
    expect(new TextEncoder().encode(long).length).toBeGreaterThan(256 * 1024)
    expect((await upload('长.txt', long)).status).toBe(201)
    const over = await upload('大.txt', new Uint8Array(maxBytes + 1))
    expect(over.status).toBe(413)
    expect(await over.json()).toMatchObject({ error: expect.stringContaining('20 MB') })
  })

  it('refuses what another website sends, and what is not sent as a file', async () => {
    expect((await upload('a.txt', JIAZHOU, { Origin: 'https://example.com' })).status).toBe(403)
    expect((await upload('a.txt', JIAZHOU, { 'Content-Type': 'text/plain' })).status).toBe(415)
    expect((await upload('', JIAZHOU)).status).toBe(400)
    expect((await get<ImportsBody>('/imports')).regulations).toEqual([])
  })

  it('asks for the access token like everything else', async () => {
    const guarded = await startWorld({ accessToken: 'secret-token' })
    try {
      const send = (headers: Record<string, string>) =>
        fetch(`${guarded.url}/api/imports`, {
          method: 'POST',
          body: JIAZHOU,
          headers: { 'Content-Type': 'application/octet-stream', 'X-File-Name': 'a.txt', ...headers },
        })
      expect((await send({})).status).toBe(401)
      expect((await send({ Authorization: 'Bearer secret-token' })).status).toBe(201)
    } finally {
      await guarded.end()
    }
  })

  it('notices with the next request what another process imported', async () => {
    const other = createImports({
      dir: `${world.folder}/regulations`,
      knowledge: () => world.app.knowledge,
      clock: world.now,
    })
    const { report } = await other.importFile('甲州办法.txt', new TextEncoder().encode(JIAZHOU))
    const shown = await get<{ id: string }[]>('/regulations')
    expect(shown.map(({ id }) => id)).toContain(report.regulation)
  })
})

describe('reviewing it', () => {
  it('takes decisions, says what is missing, and puts the rules into force', async () => {
    const id = await brought()
    const { review, labels } = await get<ReviewBody>(`/imports/${id}/review`)
    expect(review.state).toBe('text')
    expect(labels['#3.1']).toContain('第三条第（一）项')
    const early = await (await post(`/${id}/finish`, {})).json()
    expect(early).toMatchObject({
      ok: false,
      missing: expect.arrayContaining([expect.stringContaining('法规信息')]),
    })
    const decisions = [
      { subject: 'm', verdict: 'accept' },
      ...review.items.map(({ subject }) => ({ subject, verdict: 'accept' })),
    ]
    const decided = (await (await post(`/${id}/decisions`, { by: '张三', decisions })).json()) as ReviewBody
    expect(decided.review.missing).toEqual([])
    expect(decided.review.decisions.every(({ by }) => by === '张三')).toBe(true)
    expect(await (await post(`/${id}/finish`, { by: '张三' })).json()).toEqual({ ok: true, revision: 1 })
    expect(world.app.knowledge.pack(id)?.obligations).toHaveLength(5)
    expect((await get<ImportsBody>('/imports')).regulations).toMatchObject([
      { state: 'accepted', revision: 1 },
    ])
  })

  it.each([
    [{ subject: 'd:#3.1:1', verdict: 'reject' }, '理由'],
    [{ subject: 'd:#99:1', verdict: 'accept' }, '没有这样的核对事项'],
    [{ subject: 'm', verdict: 'reject', reason: '不要' }, '不能不采用'],
  ])('refuses %j', async (decision, words) => {
    const id = await brought()
    const response = await post(`/${id}/decisions`, { decisions: [decision] })
    expect(response.status).toBe(400)
    expect(((await response.json()) as { error: string }).error).toContain(words)
    expect((await get<ReviewBody>(`/imports/${id}/review`)).review.decisions).toEqual([])
  })

  it('answers 404 for what was never brought, whatever the id is made of', async () => {
    for (const id of ['nothing', '..', '%2e%2e%2fregulations', 'zaozhuang-2019', '.work']) {
      const response = await fetch(at(`/${id}/review`))
      expect([404]).toContain(response.status)
    }
  })
})

describe('taking it away', () => {
  it('moves it aside where nobody depends on it', async () => {
    const id = await brought()
    const response = await fetch(at(`/${id}`), { method: 'DELETE' })
    expect(await response.json()).toMatchObject({ regulations: [] })
    expect(world.app.knowledge.pack(id)).toBeUndefined()
  })

  it('refuses while a post of somebody depends on it, and takes a day of repeal instead', async () => {
    const id = await brought()
    await world.store.ensurePerson('local', world.now().toISOString())
    await world.store.addTenure({
      person: 'local',
      regulation: id,
      post: 'town-government-head',
      title: '镇长',
      from: '2026-01-01',
      to: null,
      recordedAt: world.now().toISOString(),
    })
    const response = await fetch(at(`/${id}`), { method: 'DELETE' })
    expect(response.status).toBe(409)
    expect(((await response.json()) as { error: string }).error).toContain('废止')
    expect(world.app.knowledge.pack(id)).toBeDefined()
    const body = { from: '2026-12-01', reason: '甲政发〔2026〕1号' }
    expect(await (await post(`/${id}/repeal`, body)).json()).toMatchObject({
      regulations: [{ id, repealed: '2026-12-01' }],
    })
    expect(world.app.knowledge.pack(id)?.meta.repealed).toBe('2026-12-01')
  })
})
