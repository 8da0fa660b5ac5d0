import { afterEach, describe, expect, it, vi } from 'vitest'
import { createModel } from '../../../src/model/index.ts'
import {
  type Answering,
  afterProbe,
  begin,
  event,
  isProbe,
  openEndpoint,
  rungOf,
  status,
  stream,
} from './endpoint.ts'
import { ANSWER, memoryOf, modelAt, promptsDir, TEXT } from './setup.ts'

const open: { close(): Promise<void> }[] = []
afterEach(async () => {
  vi.unstubAllEnvs()
  for (const endpoint of open.splice(0)) await endpoint.close()
})
async function endpointOf(answering: Answering) {
  const endpoint = await openEndpoint(answering)
  open.push(endpoint)
  return endpoint
}
const good = afterProbe((response, request) => stream(response, request, TEXT))

it('asks for the shape strictly, at temperature 0, as a stream, and for nothing else', async () => {
  const endpoint = await endpointOf(good)
  await modelAt(endpoint.baseUrl).ask()
  const [{ path, headers, body } = expect.fail()] = endpoint.asked()
  expect(path).toBe('/v1/chat/completions')
  expect(headers.authorization).toBeUndefined()
  expect(Object.keys(body).sort()).toEqual(['messages', 'model', 'response_format', 'stream', 'temperature'])
  expect(body).toMatchObject({ model: 'test-model', stream: true, temperature: 0 })
  expect(body.messages.map(({ role }) => role)).toEqual(['system', 'user'])
  expect(body.messages[1]?.content).toMatch(/^<<<said ([0-9a-f]{16})\n挑两样\n\1 said>>>$/)
  expect(body.response_format).toEqual({
    type: 'json_schema',
    json_schema: {
      name: 'answer',
      strict: true,
      schema: {
        type: 'object',
        properties: {
          items: {
            type: 'array',
            items: {
              type: 'object',
              properties: { name: { type: 'string' }, tags: { type: 'array', items: { type: 'string' } } },
              required: ['name', 'tags'],
              additionalProperties: false,
            },
          },
        },
        required: ['items'],
        additionalProperties: false,
      },
    },
  })
})

it('calls one tool by its name, and names JSON in the words of json_object', async () => {
  const endpoint = await endpointOf((response, request, index) => {
    if (rungOf(request) === 'json_schema') status(400)(response, request, index)
    else good(response, request, index)
  })
  await modelAt(endpoint.baseUrl).ask()
  expect(endpoint.asked()[0]?.body.tool_choice).toEqual({ type: 'function', function: { name: 'answer' } })
  const other = await endpointOf((response, request, index) => {
    if (['json_schema', 'tool'].includes(rungOf(request))) status(400)(response, request, index)
    else good(response, request, index)
  })
  await modelAt(other.baseUrl).ask()
  expect(other.asked()[0]?.body.messages[0]?.content).toContain('JSON Schema')
})

it('takes nothing from the environment, and tells nobody else', async () => {
  const endpoint = await endpointOf(good)
  const spy = await endpointOf(status(200))
  const there = `http://127.0.0.1:${spy.port}`
  for (const [name, value] of Object.entries({
    OPENAI_API_KEY: 'env-key',
    OPENAI_ADMIN_KEY: 'env-key',
    OPENAI_BASE_URL: there,
    OPENAI_API_BASE: there,
    OPENAI_ORGANIZATION: 'env-org',
    OPENAI_ORG_ID: 'env-org',
    OPENAI_PROJECT_ID: 'env-project',
    OPENAI_CUSTOM_HEADERS: 'x-env: env-header',
    LANGSMITH_TRACING: 'true',
    LANGSMITH_TRACING_V2: 'true',
    LANGCHAIN_TRACING_V2: 'true',
    LANGCHAIN_VERBOSE: 'true',
    LANGSMITH_API_KEY: 'env-key',
    LANGSMITH_ENDPOINT: there,
    LANGCHAIN_ENDPOINT: there,
    LANGSMITH_GATEWAY: there,
    LANGSMITH_GATEWAY_API_KEY: 'env-key',
  })) {
    vi.stubEnv(name, value)
  }
  const printed = vi.spyOn(console, 'log')
  await modelAt(endpoint.baseUrl).ask()
  await new Promise((resolve) => setTimeout(resolve, 500))
  expect(spy.received).toEqual([])
  expect(JSON.stringify(endpoint.received)).not.toContain('env-')
  expect(endpoint.asked()[0]?.headers.authorization).toBeUndefined()
  expect(printed).not.toHaveBeenCalled()
  printed.mockRestore()
})

it('uses a connection again, though its end comes a little after the answer', async () => {
  const endpoint = await endpointOf(
    afterProbe((response) => {
      begin(response)
      response.write(`${event({ content: TEXT })}${event({}, 'stop')}data: [DONE]\n\n`)
      setTimeout(() => response.end(), 5)
    }),
  )
  const { ask } = modelAt(endpoint.baseUrl)
  for (let i = 0; i < 4; i++) await ask()
  // A request that follows at once may find the last one's not yet free.
  expect(endpoint.connections()).toBeLessThan(4)
})

it('sends the key where there is one', async () => {
  const endpoint = await endpointOf(good)
  await modelAt(endpoint.baseUrl, { apiKey: 'sk-1' }).ask()
  expect(endpoint.asked()[0]?.headers.authorization).toBe('Bearer sk-1')
})

describe('addresses', () => {
  it.each(['/v1', '/v1/', '/v1/chat/completions'])('%s', async (path) => {
    const endpoint = await endpointOf(good)
    await modelAt(`http://127.0.0.1:${endpoint.port}${path}`).ask()
    expect(endpoint.asked()[0]?.path).toBe('/v1/chat/completions')
  })
  it.each(['o3-mini', 'gpt-5.2-pro', 'openai/gpt-5', 'codex-mini-latest'])(
    'is the chat completions, whatever the model is called: %s',
    async (model) => {
      const endpoint = await endpointOf(good)
      expect(await modelAt(endpoint.baseUrl, { model }).ask()).toEqual(ANSWER)
      expect(endpoint.asked()[0]?.path).toBe('/v1/chat/completions')
      expect('temperature' in (endpoint.asked()[0]?.body ?? {})).toBe(model.startsWith('codex'))
    },
  )
})

describe('redirects', () => {
  const to =
    (location: string): Answering =>
    (response) => {
      response.writeHead(307, { location })
      response.end()
    }
  it('are followed on the same host', async () => {
    const endpoint = await endpointOf((response, request, index) => {
      if (request.path === '/v1/chat/completions') to('/v2/chat/completions')(response, request, index)
      else good(response, request, index)
    })
    expect(await modelAt(endpoint.baseUrl).ask()).toEqual(ANSWER)
  })
  it('are refused to another, which gets neither key nor words', async () => {
    const other = await endpointOf(good)
    const endpoint = await endpointOf(to(`${other.baseUrl}/chat/completions`))
    expect(await modelAt(endpoint.baseUrl, { apiKey: 'sk-1' }).fault()).toBe('refused')
    expect(other.received).toEqual([])
  })
  it('are refused where they never end', async () => {
    const endpoint = await endpointOf(to('/v1/chat/completions'))
    expect(await modelAt(endpoint.baseUrl).fault()).toBe('refused')
    expect(endpoint.received).toHaveLength(4)
  })
})

describe('a rung that was remembered', () => {
  const keptFrom =
    (lowest: number): Answering =>
    (response, request, index) => {
      const at = ['json_schema', 'tool', 'json_object', 'prompt'].indexOf(rungOf(request))
      ;(at < lowest ? status(400) : good)(response, request, index)
    }
  it('is found out anew where the endpoint refuses it', async () => {
    const endpoint = await endpointOf(keptFrom(0))
    const { ask, rungs } = modelAt(endpoint.baseUrl)
    await ask()
    expect(Object.values(rungs)).toEqual(['json_schema'])
    endpoint.answer(keptFrom(2))
    expect(await ask()).toEqual(ANSWER)
    expect(Object.values(rungs)).toEqual(['json_object'])
  })
  it('stands where it is this request that is refused', async () => {
    const endpoint = await endpointOf(afterProbe(status(400)))
    const made = modelAt(endpoint.baseUrl)
    expect(await made.fault()).toBe('refused')
    expect(endpoint.asked()).toHaveLength(1)
    expect(Object.values(made.rungs)).toEqual(['json_schema'])
  })
  it('is found out anew the next time where the endpoint ignores it', async () => {
    const endpoint = await endpointOf(good)
    const made = modelAt(endpoint.baseUrl)
    await made.ask()
    endpoint.answer((response, request) => stream(response, request, '随便说说'))
    expect(await made.fault()).toBe('unreadable')
    endpoint.answer(keptFrom(1))
    expect(await made.ask()).toEqual(ANSWER)
    expect(Object.values(made.rungs)).toEqual(['tool'])
  })
  it('of no sense is found out anew', async () => {
    const endpoint = await endpointOf(good)
    const kept = memoryOf()
    kept.memory.rung = async () => 'telepathy'
    await modelAt(endpoint.baseUrl, {}, kept).ask()
    expect(endpoint.received.filter(isProbe)).toHaveLength(1)
  })
})

it('finds out once for all who wait, and goes on for the rest where one gives up', async () => {
  const held: (() => void)[] = []
  const endpoint = await endpointOf((response, request, index) => {
    if (isProbe(request)) held.push(() => good(response, request, index))
    else good(response, request, index)
  })
  const made = modelAt(endpoint.baseUrl)
  const stop = new AbortController()
  const [first, second] = [made.fault({ signal: stop.signal }), made.ask()]
  await expect.poll(() => held.length).toBe(1)
  stop.abort()
  expect(await first).toBe('cancelled')
  held[0]?.()
  expect(await second).toEqual(ANSWER)
  expect(endpoint.received.filter(isProbe)).toHaveLength(1)
})

it('is given up where nobody waits for it', async () => {
  const endpoint = await endpointOf(() => {})
  expect(await modelAt(endpoint.baseUrl).fault({ timeoutMs: 900 })).toBe('timeout')
  await expect.poll(() => endpoint.closed.length).toBe(1)
})

it('warms without asking a person to wait, and never rejects', async () => {
  const endpoint = await endpointOf(good)
  const { model, rungs } = modelAt(endpoint.baseUrl)
  await model.warm()
  expect(Object.values(rungs)).toEqual(['json_schema'])
  const gone = modelAt('http://127.0.0.1:1/v1')
  await expect(gone.model.warm()).resolves.toBeUndefined()
  expect(gone.logged).toHaveLength(1)
  const hanging = await endpointOf(() => {})
  const stop = new AbortController()
  const warming = modelAt(hanging.baseUrl).model.warm(stop.signal)
  await expect.poll(() => hanging.received.length).toBe(1)
  stop.abort()
  await warming
  await expect.poll(() => hanging.closed.length).toBe(1)
})

it.each([
  [{ baseUrl: undefined }, 'not-configured'],
  [{ baseUrl: 'ollama' }, 'not-configured'],
  [{ baseUrl: 'ftp://x/v1' }, 'not-configured'],
  [{ model: ' ' }, 'not-configured'],
])('is not made of %j', (extra, fault) => {
  const make = () => modelAt('http://127.0.0.1:1/v1', extra)
  expect(make).toThrow(expect.objectContaining({ fault }))
  expect(() => modelAt('http://127.0.0.1:1/v1', { dailyTokens: 1.5 })).toThrow(RangeError)
  expect(() => modelAt('http://127.0.0.1:1/v1', { promptsDir: promptsDir({ 'x.md': '' }) })).toThrow(
    /x\.md:1/,
  )
  expect(createModel).toBeTypeOf('function')
})
