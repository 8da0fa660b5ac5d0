import { createServer } from 'node:net'
import { setTimeout as sleep } from 'node:timers/promises'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { type Answering, afterProbe, begin, event, openEndpoint, status, stream } from './endpoint.ts'
import { ANSWER, memoryOf, modelAt, TEXT } from './setup.ts'

let endpoint: Awaited<ReturnType<typeof openEndpoint>>
const escaped: unknown[] = []
const note = (reason: unknown) => escaped.push(reason)
beforeEach(() => {
  escaped.length = 0
  process.on('unhandledRejection', note)
})
afterEach(async () => {
  await endpoint.close()
  await new Promise((resolve) => setTimeout(resolve, 20))
  process.off('unhandledRejection', note)
  expect(escaped).toEqual([])
})
async function modelFor(answering: Answering) {
  endpoint = await openEndpoint(afterProbe(answering))
  const made = modelAt(endpoint.baseUrl)
  await made.model.warm()
  return made
}

const plain =
  (body: unknown, type = 'application/json'): Answering =>
  (response) => {
    response.writeHead(200, { 'content-type': type })
    response.end(typeof body === 'string' ? body : JSON.stringify(body))
  }
const completion = (message: object, finish = 'stop') => ({
  object: 'chat.completion',
  choices: [{ index: 0, message: { role: 'assistant', ...message }, finish_reason: finish }],
})
/** Sends the events and stops, without the end of the stream where `cut`. */
const events =
  (list: string[], cut = false): Answering =>
  (response) => {
    begin(response)
    for (const part of list) response.write(part)
    if (cut) setTimeout(() => response.destroy(), 15)
    else response.end()
  }
const MEGABYTE = 1024 * 1024
const HTML = '<!doctype html><html><body>502 Bad Gateway</body></html>'

it.each<[string, string, Answering]>([
  ['401', 'unauthorized', status(401)],
  ['403', 'unauthorized', status(403)],
  ['402', 'busy', status(402)],
  ['429', 'busy', status(429)],
  ['400', 'refused', status(400)],
  ['418', 'refused', status(418)],
  ['500', 'unreachable', status(500)],
  ['503', 'unreachable', status(503)],
  ['a web page', 'unreadable', plain(HTML, 'text/html')],
  ['a web page that says it is JSON', 'unreadable', plain(HTML)],
  ['a web page that says it is a stream', 'unreadable', plain(HTML, 'text/event-stream')],
  ['prose as the body', 'unreadable', plain('Service is starting', 'text/plain')],
  ['an empty body', 'empty', plain('')],
  ['white space as the body', 'empty', plain(' \n\n ', 'text/event-stream')],
  ['no choice', 'empty', plain({ choices: [] })],
  ['an empty content', 'empty', plain(completion({ content: '' }))],
  ['null as content', 'empty', plain(completion({ content: null }))],
  ['an empty stream', 'empty', events([event({ role: 'assistant', content: '' }), event({}, 'stop')])],
  ['thoughts only', 'empty', events([event({ reasoning_content: '嗯……' }), event({}, 'stop')])],
  ['half a JSON as the body', 'unreadable', plain('{"choices":[{"mess')],
  ['half a JSON as the answer', 'unreadable', (r, q) => stream(r, q, TEXT.slice(0, 30))],
  ['prose as the answer', 'unreadable', (r, q) => stream(r, q, '我认为应当选甲。')],
  ['another shape', 'unreadable', (r, q) => stream(r, q, '{"items":[{"name":1}]}')],
  ['an event that is no JSON', 'unreadable', events(['data: {"choi\n\n'])],
  ['an event that is a list', 'unreadable', events(['data: [1]\n\n'])],
  ['cut off by length', 'unreadable', plain(completion({ content: TEXT }, 'length'))],
  ['a refusal', 'declined', plain(completion({ content: null, refusal: 'I cannot help.' }))],
  ['a refusal in the stream', 'declined', events([event({ refusal: '抱歉' }), event({}, 'stop')])],
  ['the content filter', 'declined', events([event({ content: '{"it' }), event({}, 'content_filter')])],
  ['an error in the body', 'unauthorized', plain({ error: { message: 'Invalid API key' } })],
  ['an error with a number in the body', 'busy', plain({ error: { code: 429, message: 'x' } })],
  ['an error in the stream', 'unreachable', events([`data: {"error":{"message":"overloaded"}}\n\n`])],
  ['a connection that breaks', 'unreachable', events([event({ content: '{"items":' })], true)],
  ['1 MB of answer', 'too-long', plain(completion({ content: 'x'.repeat(MEGABYTE) }))],
  ['1 MB of answer in one event', 'too-long', events([event({ content: 'x'.repeat(MEGABYTE) })])],
  [
    '1 MB of arguments',
    'too-long',
    events([event({ tool_calls: [{ index: 0, function: { arguments: 'x'.repeat(MEGABYTE) } }] })]),
  ],
  ['1 MB of web page', 'unreadable', plain(`<html>${'x'.repeat(MEGABYTE)}`)],
])('%s is %s', async (_name, fault, answering) => {
  const made = await modelFor(answering)
  expect(await made.fault()).toBe(fault)
})

it('stops reading an answer without end', async () => {
  let sent = 0
  const made = await modelFor((response) => {
    begin(response)
    const more = () => {
      const part = event({ content: 'x'.repeat(1000) })
      sent += part.length
      if (!response.destroyed && sent < 50 * MEGABYTE) response.write(part, () => setImmediate(more))
    }
    more()
  })
  expect(await made.fault()).toBe('too-long')
  expect(sent).toBeLessThan(5 * MEGABYTE)
})

it.each<[string, Answering]>([
  ['the answer as a whole', plain(completion({ content: TEXT }))],
  ['arguments as a whole', plain(completion({ tool_calls: [{ function: { arguments: ANSWER } }] }))],
  ['content in parts', plain(completion({ content: [{ type: 'text', text: TEXT }] }))],
  ['a code fence', (r, q) => stream(r, q, `好的：\n\`\`\`json\n${TEXT}\n\`\`\``)],
  ['prose around it, with braces', (r, q) => stream(r, q, `按 {要求}：${TEXT} 以上 {完}`)],
  ['thoughts before it', (r, q) => stream(r, q, `<think>{"items":1}</think>\n${TEXT}`)],
  ['a stream without end mark', events([event({ content: TEXT })])],
  ['lines that end in CR LF', events([event({ content: TEXT }).replaceAll('\n', '\r\n')])],
  ['no empty lines between events', events([event({ content: TEXT }).trimEnd(), '\n', 'data: [DONE]\n'])],
  ['a connection that breaks behind the end', events([event({ content: TEXT }), event({}, 'stop')], true)],
  [
    'a connection that breaks behind the end mark',
    events([event({ content: TEXT }), 'data: [DONE]\n\n'], true),
  ],
  ['comments and other fields', events([': ping\n\n', `event: message\nid: 3\n${event({ content: TEXT })}`])],
  ['a mark of byte order', plain(`\uFEFF${JSON.stringify(completion({ content: TEXT }))}`)],
  ['the answer said to be a web stream', plain(completion({ content: TEXT }), 'text/event-stream')],
])('reads %s', async (_name, answering) => {
  const { ask } = await modelFor(answering)
  expect(await ask()).toEqual(ANSWER)
})

it('shows what is closed of the arguments, though the model said something before', async () => {
  const { ask } = await modelFor((response) => {
    begin(response)
    response.write(event({ content: '{好}，我来' }))
    for (const part of [TEXT.slice(0, 40), TEXT.slice(40)]) {
      response.write(event({ tool_calls: [{ index: 0, function: { arguments: part } }] }))
    }
    response.end(event({}, 'tool_calls'))
  })
  const partials: unknown[] = []
  expect(await ask({ onPartial: (partial) => partials.push(partial) })).toEqual(ANSWER)
  expect(partials).toEqual([{ items: [ANSWER.items[0]] }, ANSWER])
})

it('passes on what the caller throws, closes the connection, and blames nobody', async () => {
  const made = await modelFor((response) => {
    begin(response)
    response.write(event({ content: TEXT.slice(0, 40) }))
  })
  const onPartial = () => {
    throw new RangeError('of the caller')
  }
  await expect(made.ask({ onPartial })).rejects.toThrow('of the caller')
  await expect.poll(() => endpoint.closed.length).toBe(1)
  expect(made.logged).toEqual([])
})

it('does not wait for an endpoint that has finished and keeps the line open', async () => {
  const { ask } = await modelFor((response) => {
    begin(response)
    response.write(event({ content: TEXT }))
    response.write(event({}, 'stop'))
  })
  // Far less than the fifteen seconds that it may take.
  const from = performance.now()
  expect(await ask()).toEqual(ANSWER)
  expect(performance.now() - from).toBeLessThan(7000)
})

it.each<[string, Answering]>([
  ['never answers', () => {}],
  ['hangs in the body', (response) => begin(response)],
  [
    'drips a byte each 50 ms',
    (response, request) => {
      begin(response)
      const bytes = Buffer.from(event({ content: TEXT }))
      let at = 0
      const drip = setInterval(() => {
        if (response.destroyed || at >= bytes.length) clearInterval(drip)
        else response.write(bytes.subarray(at, ++at))
      }, 50)
      void request
    },
  ],
])('is through at the time limit where the endpoint %s', async (_name, answering) => {
  const { fault } = await modelFor(answering)
  const from = performance.now()
  const since = () => performance.now() - from
  // A busy machine is late with every timer.
  const [took, plain] = await Promise.all([fault({ timeoutMs: 400 }).then(since), sleep(400).then(since)])
  expect(took).toBeGreaterThan(390)
  expect(took - plain).toBeLessThan(200)
  await expect.poll(() => endpoint.closed.length).toBe(1)
})

it('closes the connection where the caller gives up in mid-stream', async () => {
  const { ask, fault } = await modelFor((response) => {
    begin(response)
    response.write(event({ content: TEXT.slice(0, 40) }))
  })
  const stop = new AbortController()
  const partials: unknown[] = []
  const asked = fault({
    signal: stop.signal,
    onPartial: (partial) => {
      partials.push(partial)
      stop.abort()
    },
  })
  expect(await asked).toBe('cancelled')
  expect(partials).toEqual([{ items: [ANSWER.items[0]] }])
  await expect.poll(() => endpoint.closed.length).toBe(1)
  await expect(ask({ signal: AbortSignal.abort() })).rejects.toMatchObject({ fault: 'cancelled' })
  expect(endpoint.asked()).toHaveLength(1)
})

it('is unreachable where nobody listens, or somebody speaks another language', async () => {
  endpoint = await openEndpoint(status(500))
  const babel = createServer((socket) => socket.on('error', () => {}).end('SSH-2.0-OpenSSH_9.6\r\n'))
  await new Promise<void>((resolve) => babel.listen(0, '127.0.0.1', resolve))
  const { port } = babel.address() as { port: number }
  expect(await modelAt('http://127.0.0.1:1/v1').fault()).toBe('unreachable')
  expect(await modelAt(`http://127.0.0.1:${port}/v1`).fault()).toBe('unreachable')
  expect(await modelAt(`https://127.0.0.1:${port}/v1`).fault()).toBe('unreachable')
  babel.close()
})

it('says nothing of key, address or words in its errors', async () => {
  endpoint = await openEndpoint(status(401))
  const made = modelAt(endpoint.baseUrl, { apiKey: 'sk-secret' }, memoryOf())
  const error = await made.ask({ inputs: { said: 'private-words' } }).catch((caught: Error) => caught)
  const all = JSON.stringify([error, (error as Error).stack, String((error as Error).cause), made.logged])
  for (const secret of ['sk-secret', 'private-words', 'secret-words', '127.0.0.1'])
    expect(all).not.toContain(secret)
  expect(made.logged).toHaveLength(1)
})
