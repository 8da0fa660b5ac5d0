import { createServer, type RequestListener, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { join } from 'node:path'
import { afterEach, describe, expect, it } from 'vitest'
import { z } from 'zod'
import { findName } from '../../src/cli/model/find-name.ts'
import { memoryOfProcess } from '../../src/cli/model/memory.ts'
import { modelNamedLater } from '../../src/cli/model/named-later.ts'
import { createModel, shownName } from '../../src/model/index.ts'
import { startModelServer } from '../model/server/index.ts'

let server: Server | null = null
afterEach(async () => {
  server?.closeAllConnections()
  await new Promise((resolve) => (server ? server.close(resolve) : resolve(null)))
  server = null
})

async function serving(listener: RequestListener): Promise<string> {
  const made = createServer(listener)
  server = made
  await new Promise<void>((resolve) => made.listen(0, '127.0.0.1', resolve))
  return `http://127.0.0.1:${(made.address() as AddressInfo).port}/v1`
}

const listed = (...ids: string[]) => JSON.stringify({ object: 'list', data: ids.map((id) => ({ id })) })
const find = (url: string, key?: string, ms = 10_000) => findName(url, key, AbortSignal.timeout(ms))

describe('the name of a service’s model', () => {
  it('is the first that it lists, asked with the key and below the address', async () => {
    const seen: (string | undefined)[] = []
    const url = await serving((request, response) => {
      seen.push(request.url, request.headers.authorization)
      response.end(listed('qwen', 'llama'))
    })
    expect(await find(url, 'k')).toBe('qwen')
    expect(await find(`${url}/`)).toBe('qwen')
    expect(seen).toEqual(['/v1/models', 'Bearer k', '/v1/models', undefined])
  })

  it('passes over what does not chat, as far as there is anything else', async () => {
    const lists = [listed('nomic-embed-text', 'whisper-1', 'llama'), listed('nomic-embed-text')]
    const url = await serving((_, response) => void response.end(lists.shift()))
    expect(await find(url)).toBe('llama')
    expect(await find(url)).toBe('nomic-embed-text')
  })

  it.each([
    ['401', (_: unknown, response) => response.writeHead(401).end(), 'unauthorized'],
    ['404', (_: unknown, response) => response.writeHead(404).end(), 'refused'],
    ['429', (_: unknown, response) => response.writeHead(429).end(), 'busy'],
    ['500', (_: unknown, response) => response.writeHead(500).end(), 'unreachable'],
    ['a web page', (_: unknown, response) => response.end('<html>'), 'unreadable'],
    ['an empty list', (_: unknown, response) => response.end(listed()), 'unreadable'],
    ['a name of control characters', (_: unknown, response) => response.end(listed('\u0007')), 'unreadable'],
    ['more than a list is long', (_: unknown, response) => response.end('x'.repeat(1_000_001)), 'too-long'],
    ['silence', () => undefined, 'timeout'],
    ['half an answer', (_: unknown, response) => void response.write('{"data":'), 'timeout'],
    [
      'another address',
      (_: unknown, response) => response.writeHead(302, { location: '/x' }).end(),
      'unreachable',
    ],
    ['a connection that breaks', (request) => void request.socket.destroy(), 'unreachable'],
  ] as [string, RequestListener, string][])('%s gives none: %s', async (_, listener, fault) => {
    const url = await serving(listener)
    const ms = fault === 'timeout' ? 500 : undefined
    await expect(find(url, undefined, ms)).rejects.toMatchObject({ fault })
  })
})

describe('a model named later', () => {
  const request = { prompt: 'probe', inputs: {}, schema: z.object({ colour: z.string() }) }
  let said: string[] = []
  const log = { info: (message: string) => void said.push(message) }
  afterEach(() => {
    said = []
  })
  const making = (baseUrl: string) => (model: string) =>
    createModel({
      baseUrl,
      model,
      dailyTokens: 1_000_000,
      memory: memoryOfProcess(),
      clock: () => new Date('2026-11-23T01:00:00Z'),
      log,
      promptsDir: join(import.meta.dirname, '../../prompts'),
    })

  it('is asked for once, by whoever comes first', async () => {
    const chat = await startModelServer()
    let calls = 0
    const baseUrl = await serving((_, response) => {
      calls += 1
      setTimeout(() => response.end(listed('qwen')), 100)
    })
    const model = modelNamedLater({ baseUrl, make: making(chat.url), log })
    expect(model.name).toBe('')
    await Promise.all([
      model.ask({ ...request, timeoutMs: 20_000 }),
      model.ask({ ...request, timeoutMs: 20_000 }),
      model.warm(),
    ])
    expect(calls).toBe(1)
    expect(model.name).toBe('qwen')
    expect(new Set(chat.requests.flatMap(({ body }) => body?.model ?? []))).toEqual(new Set(['qwen']))
    expect(said).toEqual([])
    await chat.close()
  })

  it('keeps nobody longer than they have, and leaves a service that does not say alone for a while', async () => {
    let calls = 0
    const baseUrl = await serving((_, response) => {
      calls += 1
      setTimeout(() => response.writeHead(500).end(), 200)
    })
    const model = modelNamedLater({ baseUrl, make: making(baseUrl), log })
    const stopping = new AbortController()
    const waits = [
      model.ask({ ...request, timeoutMs: 50 }),
      model.ask({ ...request, timeoutMs: 5_000, signal: stopping.signal }),
      model.ask({ ...request, timeoutMs: 5_000, signal: AbortSignal.abort() }),
      model.ask({ ...request, timeoutMs: 5_000 }),
    ].map((wait) => wait.catch((error: { fault: string }) => error.fault))
    stopping.abort()
    expect(await Promise.all(waits)).toEqual(['timeout', 'cancelled', 'cancelled', 'unreachable'])
    await expect(model.ask({ ...request, timeoutMs: 5_000 })).rejects.toMatchObject({ fault: 'resting' })
    await model.warm()
    expect(calls).toBe(1)
    expect(said).toEqual([expect.stringContaining('请核对 OPENAI_BASE_URL')])
  })
})

describe('the name of a model, as it is shown', () => {
  it.each([
    'deepseek-chat',
    'gpt-4.1-mini',
    'Qwen/Qwen2.5-7B-Instruct',
    'llama3.1:8b',
    '@cf/meta/llama-3',
    'a'.repeat(64),
  ])('%s', (name) => {
    expect(shownName(name)).toBe(name)
  })

  it.each([
    '',
    'a'.repeat(65),
    '已免责',
    'gpt（经核定，您已免责）',
    'https://evil.example',
    'evil.cn',
    'evil.cn/x',
    'www.evil.cn:80',
    'a b',
    'a\u202eb',
    '<b>x</b>',
  ])('not %j', (name) => {
    expect(shownName(name)).toBe('')
  })
})
