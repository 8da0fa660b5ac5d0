import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { startWeb } from '../../../src/channels/web/index.ts'
import type { HistoryLine, ReaderView } from '../../../src/conversation/index.ts'
import { plainText, type Reply } from '../../../src/reply/index.ts'
import { startWorld, type World } from './world.ts'

let world: World
beforeAll(async () => {
  world = await startWorld()
})
afterAll(() => world.end())

let messages = 0
const newId = () => `message-${++messages}`
const post = (body: unknown, headers: Record<string, string> = {}) =>
  fetch(`${world.url}/api/messages`, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json', ...headers },
    body: typeof body === 'string' ? body : JSON.stringify(body),
  })
const say = async (text: string): Promise<Reply[]> => repliesOf(await post({ id: newId(), text }))
const repliesOf = async (response: Response): Promise<Reply[]> => {
  expect(response.status).toBe(200)
  const lines = (await response.text()).split('\n')
  expect(lines.pop()).toBe('')
  return lines.map((line) => JSON.parse(line))
}
const get = async <T>(path: string): Promise<T> => (await fetch(`${world.url}/api${path}`)).json() as T
const history = () => get<HistoryLine[]>('/history?limit=200')

describe('what the page reads', () => {
  it('is the session, with the product clock', async () => {
    expect(await get('/session')).toEqual({
      now: world.now().toISOString(),
      rehearsal: false,
      canImport: true,
      canAttach: true,
      canLogOut: false,
    })
  })

  it('is a welcome with quick questions, which writes no history', async () => {
    const welcome = await get<Reply>('/welcome')
    expect(welcome.buttons.flat().length).toBeGreaterThan(2)
    expect(await history()).toEqual([])
  })

  it('is every regulation, whole', async () => {
    const list = await get<{ id: string }[]>('/regulations')
    expect(list.map(({ id }) => id).sort()).toEqual(['guangxi-2018', 'zaozhuang-2019'])
    const view = await get<ReaderView>('/regulations/zaozhuang-2019')
    expect(view.chapters.flatMap((chapter) => chapter.articles)).toHaveLength(41)
    const unknown = await fetch(`${world.url}/api/regulations/unknown`)
    expect(unknown.status).toBe(404)
    expect(await unknown.json()).toEqual({ error: '没有这部法规。' })
  })

  it('is never kept by a cache', async () => {
    for (const path of ['/session', '/board', '/history', '/regulations']) {
      expect((await fetch(`${world.url}/api${path}`)).headers.get('cache-control')).toBe('no-store')
    }
  })
})

describe('a message', () => {
  it('is answered with one Reply a line, and both stand in the history', async () => {
    const replies = await say('第六条说什么')
    expect(replies.length).toBeGreaterThan(0)
    const lines = await history()
    expect(lines.at(-1 - replies.length)).toMatchObject({ from: 'person', text: '第六条说什么' })
    expect(lines.slice(-replies.length).map((line) => line.reply)).toEqual(replies)
  })

  it('sent again with its id is not handled again, and gets the same answer', async () => {
    const body = { id: newId(), text: '第七条说什么' }
    const first = await repliesOf(await post(body))
    const before = await history()
    expect(await repliesOf(await post(body))).toEqual(first)
    expect(await history()).toEqual(before)
  })

  it('under an id that another message used is refused', async () => {
    const id = newId()
    await post({ id, text: '第七条说什么' })
    const response = await post({ id, text: '第八条说什么' })
    expect(response.status).toBe(409)
    expect(await response.json()).toEqual({ error: '同一个消息编号用于了两条不同的消息。' })
  })

  it.each([
    ['not JSON', '{"id":', 400],
    ['no object', '[]', 400],
    ['without an id', { text: '你好' }, 400],
    ['with a bad id', { id: '../..', text: '你好' }, 400],
    ['with neither text nor tap', { id: 'message-x' }, 400],
    ['with both', { id: 'message-x', text: '你好', tap: 'x' }, 400],
    ['with a text that is none', { id: 'message-x', text: 5 }, 400],
    ['with an unknown field', { id: 'message-x', text: '你好', person: 'someone-else' }, 400],
    ['far too large', { id: 'message-x', text: '检'.repeat(100_000) }, 413],
  ])('that is %s is refused in one sentence and changes nothing', async (_, body, status) => {
    const before = await history()
    const response = await post(body)
    expect(response.status).toBe(status)
    const { error } = (await response.json()) as { error: string }
    expect(error).toMatch(/^[^\n]+[。]$/)
    expect(await history()).toEqual(before)
  })

  it('as a plain form is refused: other websites could send one unasked', async () => {
    const response = await post('{"id":"message-y","text":"你好"}', { 'Content-Type': 'text/plain' })
    expect(response.status).toBe(415)
  })

  it.each([
    ['empty', ''],
    ['of spaces', '  \n\t　'],
    ['of 10,000 characters', '检'.repeat(10_000)],
    ['of emoji', '👷‍♂️🔥🔥'],
    ['of control characters', '\u0000\u0007\u001b[31m\u202e'],
    ['of half a surrogate pair', '\ud83d 你好 \udc77'],
    ['of HTML', '<img src=x onerror=alert(1)><script>alert(1)</script>'],
    ['of SQL', "'; DROP TABLE ledger; --"],
    ['of Markdown', '[点我](javascript:alert(1)) **粗** ![](x)'],
  ])('%s gets one reply, and the ledger stays as it is', async (_, text) => {
    const replies = await say(text)
    expect(replies).toHaveLength(1)
    expect(plainText(replies[0]?.blocks ?? [])).not.toBe('')
    expect(await world.store.ledger('local')).toEqual([])
  })

  it('with an unknown button says so', async () => {
    const replies = await repliesOf(await post({ id: newId(), tap: 'no such action' }))
    expect(plainText(replies.flatMap((reply) => reply.blocks))).toContain('过期')
  })
})

describe('the history', () => {
  it('comes in pages, oldest line first, nothing twice and nothing left out', async () => {
    const all = await history()
    const paged: HistoryLine[] = []
    let before: number | undefined
    for (;;) {
      const page = await get<HistoryLine[]>(`/history?limit=7${before ? `&before=${before}` : ''}`)
      paged.unshift(...page)
      if (page.length < 7) break
      before = page[0]?.seq
    }
    expect(paged).toEqual(all)
  })

  it.each(['limit=0', 'limit=201', 'limit=x', 'before=0', 'before=-1', 'before=1.5'])(
    'refuses %s',
    async (query) => {
      const response = await fetch(`${world.url}/api/history?${query}`)
      expect(response.status).toBe(400)
      expect(await response.json()).toEqual({ error: '参数不对：limit 为 1 到 200，before 为正整数。' })
    },
  )
})

describe('a fault of the store', () => {
  it('is told in a sentence, logged with its cause, and leaves the server running', async () => {
    const broken = await startWorld()
    await broken.store.close()
    const message = await fetch(`${broken.url}/api/messages`, {
      method: 'POST',
      headers: { 'Content-Type': 'application/json' },
      body: JSON.stringify({ id: newId(), text: '你好' }),
    })
    const said = plainText((await repliesOf(message)).flatMap((reply) => reply.blocks))
    expect(said).toMatch(/^没有保存：[^\n]+。$/)

    const board = await fetch(`${broken.url}/api/board`)
    expect(board.status).toBe(503)
    const { error } = (await board.json()) as { error: string }
    expect(error).toMatch(/^[^\n]+。$/)
    expect(broken.logged).toMatchObject([
      { message: '处理 GET /api/board 时出错', cause: { message: error } },
    ])
    expect((await fetch(`${broken.url}/api/session`)).status).toBe(200)
    await broken.end()
  })

  it('of another kind is told without its inside, and the message may be sent again', async () => {
    let failing = true
    const { conversation } = world.options
    const server = await startWeb({
      ...world.options,
      conversation: {
        ...conversation,
        handle: (message) =>
          failing ? Promise.reject(new Error('secret inside')) : conversation.handle(message),
      },
    })
    const body = JSON.stringify({ id: newId(), text: '你好' })
    const send = () =>
      fetch(`${server.url}/api/messages`, {
        method: 'POST',
        headers: { 'Content-Type': 'application/json' },
        body,
      })
    const failed = await send()
    expect(failed.status).toBe(500)
    expect(await failed.json()).toEqual({ error: '服务器出了问题，请稍后重试；已确认的记录不会丢失。' })
    expect(world.logged.at(-1)).toMatchObject({ cause: { message: 'secret inside' } })
    failing = false
    expect((await send()).status).toBe(200)
    await server.close()
  })
})
