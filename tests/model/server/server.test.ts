import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { fileURLToPath } from 'node:url'
import { afterEach, expect, test } from 'vitest'
import { type EndpointName, type Fault, type ModelServer, startModelServer } from './index.ts'

const running: ModelServer[] = []
const children: ChildProcess[] = []
afterEach(async () => {
  for (const child of children.splice(0)) child.kill()
  await Promise.all(running.splice(0).map((server) => server.close()))
})

async function start(as: EndpointName = 'openai', more: object = {}): Promise<ModelServer> {
  const server = await startModelServer({ as, ...more })
  running.push(server)
  return server
}

const PROMPT = [
  '只用 JSON 回答。',
  '<<<question k7Q',
  '镇长多久带队检查一次？',
  'k7Q question>>>',
  '<<<sources k7Q',
  '[1] 《某办法》第二条第（一）项',
  '（前文）镇长安全生产职责主要包括：',
  '原文：（一）学习文件；每季度至少带队检查1次。',
  '',
  '[F1] 事实',
  '原文：您任镇长。',
  'k7Q sources>>>',
  '<<<joining k7Q',
  '按',
  'k7Q joining>>>',
  '<<<failed k7Q',
  '',
  'k7Q failed>>>',
].join('\n')

const SCHEMA = { type: 'object', properties: { ok: { type: 'boolean' } }, required: ['ok'] }
const STRICT = { name: 'answer', strict: true, schema: { ...SCHEMA, additionalProperties: false } }
const asSchema = { response_format: { type: 'json_schema', json_schema: STRICT } }
const asObject = { response_format: { type: 'json_object' } }
const asTool = {
  tools: [{ type: 'function', function: { name: 'answer', parameters: SCHEMA } }],
  tool_choice: { type: 'function', function: { name: 'answer' } },
}

function post(server: ModelServer, more: object = {}, text = PROMPT, signal?: AbortSignal) {
  return fetch(`${server.url}/chat/completions`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', authorization: 'Bearer test-key' },
    body: JSON.stringify({ model: 'm', messages: [{ role: 'user', content: text }], ...more }),
    ...(signal ? { signal } : {}),
  })
}

async function message(response: Response) {
  const body = (await response.json()) as { choices: { message: Record<string, unknown> }[] }
  return body.choices[0]?.message ?? {}
}

test('answers honestly from the sources between the fences', async () => {
  const server = await start()
  const { content } = await message(await post(server, asSchema))
  const { segments } = JSON.parse(String(content))
  expect(segments[0].rests).toEqual([{ source: '1', words: '每季度至少带队检查1次' }])
  expect(segments.at(-1)).toEqual({ text: '您任镇长。', rests: [{ source: 'F1', words: '您任镇长。' }] })
  expect(server.requests[0]?.prompt.id).toBe('phrase')
  expect(server.requests[0]?.key).toBe('test-key')
})

test.each([
  ['openai', asSchema, 200],
  ['openai', asObject, 200],
  ['openai', { response_format: { type: 'json_schema', json_schema: { ...STRICT, schema: SCHEMA } } }, 400],
  ['deepseek', asSchema, 400],
  ['deepseek', asObject, 200],
  ['deepseek', asTool, 200],
  ['vllm', asSchema, 200],
  ['vllm', asTool, 400],
  ['lmstudio', asSchema, 200],
  ['lmstudio', asObject, 400],
  ['lmstudio', asTool, 400],
  ['lmstudio', { ...asTool, tool_choice: 'required' }, 200],
  ['ollama', asSchema, 200],
  ['plain', asObject, 400],
  ['plain', {}, 200],
  ['no-stream-options', { stream: true, stream_options: { include_usage: true } }, 400],
  ['no-stream-options', { stream: true }, 200],
] as const)('%s meets %j with %i', async (as, more, status) => {
  const response = await post(await start(as), more)
  expect(response.status).toBe(status)
  await response.text()
})

test.each(['deepseek', 'qwen'] as const)('%s wants the word json for json_object', async (as) => {
  const server = await start(as)
  expect((await post(server, asObject, PROMPT.replace('JSON', '表格'))).status).toBe(400)
  expect((await post(server, asObject)).status).toBe(200)
})

test('ollama drops the tool that was chosen', async () => {
  const said = await message(await post(await start('ollama'), asTool))
  expect(said.tool_calls).toBeUndefined()
  expect(said.content).toContain('```json')
})

test('takes no key but its own', async () => {
  expect((await post(await start('keyed'))).status).toBe(200)
  expect((await post(await start('keyed', { key: 'another' }))).status).toBe(401)
})

test('streams in pieces, with the usage that was asked for', async () => {
  const server = await start('openai', { pieceChars: 5 })
  const text = await (
    await post(server, { ...asSchema, stream: true, stream_options: { include_usage: true } })
  ).text()
  const events = text.split('\n\n').filter((line) => line.startsWith('data: {'))
  const chunks = events.map((line) => JSON.parse(line.slice(6)))
  const content = chunks.map((chunk) => chunk.choices[0]?.delta.content ?? '').join('')
  expect(JSON.parse(content).segments).toHaveLength(2)
  expect(chunks.at(-1).usage.completion_tokens).toBe(content.length)
  expect(text.endsWith('data: [DONE]\n\n')).toBe(true)
})

test('one endpoint never streams', async () => {
  const response = await post(await start('no-streaming'), { ...asSchema, stream: true })
  expect(response.headers.get('content-type')).toBe('application/json')
})

test('plays a script, and the number of faults ordered', async () => {
  const server = await start('openai', { answer: () => ({ ok: false }) })
  server.play({ kind: 'busy', retryAfter: 7 }, 1)
  const busy = await post(server)
  expect([busy.status, busy.headers.get('retry-after')]).toEqual([429, '7'])
  expect((await message(await post(server, asSchema))).content).toBe('{"ok":false}')
})

test.each([
  ['html', 200, '<!doctype'],
  ['empty', 200, '"content":""'],
  ['declined', 200, 'I cannot help'],
  ['filtered', 200, 'content_filter'],
  ['quota', 429, 'insufficient_quota'],
  ['prose-around', 200, '希望对您有帮助'],
  ['other-shape', 200, '[{'],
  ['wrong-schema', 200, 'segments'],
  ['no-choice', 200, '"choices":[]'],
] as const)('plays %s', async (kind, status, holds) => {
  const server = await start('openai', { fault: { kind } as Fault })
  const response = await post(server, asSchema)
  expect(response.status).toBe(status)
  expect(await response.text()).toContain(holds)
})

test('answers a megabyte, and half a response', async () => {
  const server = await start('openai', { fault: { kind: 'huge' } })
  expect((await (await post(server, asSchema)).text()).length * 3).toBeGreaterThan(900_000)
  server.play({ kind: 'half-response' })
  const half = await (await post(server, asSchema)).text()
  expect(() => JSON.parse(half)).toThrow(SyntaxError)
})

test.each(['silence', 'hang-after-headers', 'hang-in-answer', 'endless'] as const)(
  'hangs at %s until the client goes, and knows that it went',
  async (kind) => {
    const server = await start('openai', { fault: { kind } })
    const reading = post(server, { ...asSchema, stream: true }, PROMPT, AbortSignal.timeout(300)).then((r) =>
      r.text(),
    )
    await expect(reading).rejects.toThrow()
    await expect.poll(() => server.requests[0]?.aborted).toBe(true)
  },
)

test.each(['close', 'close-in-answer'] as const)('breaks the connection at %s', async (kind) => {
  const server = await start('openai', { fault: { kind } })
  await expect(post(server, { ...asSchema, stream: true }).then((r) => r.text())).rejects.toThrow()
  await expect(post(server, asSchema).then((r) => r.text())).rejects.toThrow()
})

test('runs as a process of its own', async () => {
  const path = fileURLToPath(new URL('process.ts', import.meta.url))
  const child = spawn(process.execPath, [path, '--as', 'honest', '--port', '0'])
  children.push(child)
  const [line] = (await once(child.stdout, 'data')) as [Buffer]
  const models = await fetch(`${line.toString().trim()}/models`)
  expect(((await models.json()) as { data: { id: string }[] }).data[0]?.id).toBe('loopback')
  child.kill()
  expect((await once(child, 'exit'))[0]).toBe(0)
})
