import { afterAll, beforeAll, beforeEach, describe, expect, it, test } from 'vitest'
import { type Embedder, EmbeddingError, openEmbedder } from '../../src/embedding/index.ts'
import { DIMENSION, openService, type Service, says, vectorOf, vectors } from './service.ts'

const KEY = 'sk-test-0123456789'
const MODEL = 'bge-m3'

let service: Service
beforeAll(async () => {
  service = await openService()
})
beforeEach(() => {
  service.asked.length = 0
  service.play(vectors)
})
afterAll(() => service.close())

const open = (options: { probeMs?: number; batchMs?: number; signal?: AbortSignal } = {}) =>
  openEmbedder(
    { baseUrl: service.baseUrl, apiKey: KEY, model: MODEL },
    { probeMs: 30_000, pauseMs: 1, ...options },
  )

/** The error that something ends with; the test fails where it ends with none. */
async function failureOf(work: Promise<unknown>): Promise<EmbeddingError> {
  const error: unknown = await work.then(
    () => 'no error',
    (thrown: unknown) => thrown,
  )
  expect(error).toBeInstanceOf(EmbeddingError)
  return error as EmbeddingError
}

async function all(embedder: Embedder, texts: string[]): Promise<Float32Array[]> {
  const found: Float32Array[] = []
  for await (const batch of embedder.embedAll(texts)) found.push(...batch)
  return found
}

const lengthOf = (vector: Float32Array) => Math.hypot(...vector)
const embeddings = (rows: unknown[]) => ({ data: rows.map((embedding, index) => ({ index, embedding })) })
const texts = (count: number) => Array.from({ length: count }, (_, at) => `第${at}条 检查第${at * 7}次`)

describe('the probe', () => {
  it('asks for floats, with model and key, twice for the same text', async () => {
    const { dimension, model } = await open()
    expect({ dimension, model }).toEqual({ dimension: DIMENSION, model: MODEL })
    expect(service.asked).toHaveLength(2)
    const [first, second] = service.asked
    expect(first).toMatchObject({ authorization: `Bearer ${KEY}`, model: MODEL, encoding: 'float' })
    expect(first?.texts).toHaveLength(2)
    expect(second?.texts).toEqual([first?.texts[0]])
  })

  it('sends no authorization where there is no key', async () => {
    await openEmbedder({ baseUrl: service.baseUrl, model: MODEL }, { probeMs: 30_000 })
    expect(service.asked[0]?.authorization).toBeNull()
  })

  it('refuses a service that answers the same text differently', async () => {
    service.play((response, { texts: asked }, attempt) =>
      says(200, embeddings(asked.map((text) => vectorOf(attempt + text))))(response),
    )
    expect((await failureOf(open())).fault).toBe('unsteady')
  })

  it('refuses a service whose every text has the same vector', async () => {
    service.play((response, { texts: asked }) => says(200, embeddings(asked.map(() => [1, 2, 3])))(response))
    expect((await failureOf(open())).fault).toBe('unsteady')
  })

  it('bears with last digits that depend on what is sent beside', async () => {
    service.play((response, { texts: asked }) =>
      says(
        200,
        embeddings(asked.map((text) => vectorOf(text).map((n) => n + asked.length * 1e-4))),
      )(response),
    )
    expect((await open()).dimension).toBe(DIMENSION)
  })

  it('takes neither key nor address: says what is missing', async () => {
    const error = await failureOf(openEmbedder({ model: MODEL }, { probeMs: 1000 }))
    expect(error.fault).toBe('not-configured')
    expect(error.message).toContain('OPENAI_BASE_URL')
  })

  test.each([
    ['a web page', 200, '<!doctype html><title>Login</title>', 'unreadable'],
    ['half an answer', 200, '{"data":[{"index":0,"embed', 'unreadable'],
    ['another answer', 200, { choices: [] }, 'unreadable'],
    ['base64 in spite of floats', 200, embeddings(['AACAPw==', 'AACAPw==']), 'unreadable'],
    ['too few', 200, embeddings([vectorOf('a')]), 'wrong-count'],
    ['too many', 200, embeddings([[1], [2], [3]]), 'wrong-count'],
    ['one twice', 200, { data: [0, 0].map((index) => ({ index, embedding: [1] })) }, 'wrong-count'],
    [
      'different lengths',
      200,
      embeddings([
        [1, 2],
        [1, 2, 3],
      ]),
      'wrong-dimension',
    ],
    ['nothing in them', 200, embeddings([[], []]), 'wrong-dimension'],
    [
      'zeros',
      200,
      embeddings([
        [0, 0, 0],
        [1, 2, 3],
      ]),
      'zeros',
    ],
    [
      'null',
      200,
      embeddings([
        [1, null],
        [1, 2],
      ]),
      'not-numbers',
    ],
    ['too large numbers', 200, '{"data":[{"embedding":[1e999]},{"embedding":[1]}]}', 'not-numbers'],
    ['NaN as Python writes it', 200, '{"data": [{"index": 0, "embedding": [NaN, 1.0]}]}', 'not-numbers'],
    ['an error with a status of success', 200, { error: { message: 'no such model' } }, 'refused'],
    ['an unknown model', 404, { error: { message: 'no such model' } }, 'refused'],
    ['a wrong key', 401, { error: { message: `wrong key ${KEY}` } }, 'unauthorized'],
    ['no balance', 402, {}, 'busy'],
    ['too many requests', 429, {}, 'busy'],
    ['a gateway', 502, '<html>bad gateway</html>', 'unreachable'],
  ])('%s: %s', async (_, status, body, fault) => {
    service.play(says(status, body))
    const error = await failureOf(open())
    expect(error.fault).toBe(fault)
    expect(`${error.message}${error.stack}${JSON.stringify(error)}`).not.toMatch(
      /sk-test|127\.0\.0\.1|no such/,
    )
    expect(error.message).toMatch(/\p{Script=Han}{8}/u)
  })

  it('gives up in time on a service that says nothing', async () => {
    service.play(() => undefined)
    expect((await failureOf(open({ probeMs: 50 }))).fault).toBe('timeout')
  })

  it('gives up on a service that stops in the middle of its answer', async () => {
    service.play((response) => {
      response.writeHead(200, { 'content-type': 'application/json' })
      response.write('{"data":[')
    })
    expect((await failureOf(open({ probeMs: 100 }))).fault).toBe('timeout')
  })

  it('names a service that is not there', async () => {
    const gone = await openService()
    await gone.close()
    const work = openEmbedder({ baseUrl: gone.baseUrl, model: MODEL }, { probeMs: 30_000 })
    expect((await failureOf(work)).fault).toBe('unreachable')
  })

  it('ends when the caller does', async () => {
    service.play(() => undefined)
    const abort = new AbortController()
    const work = failureOf(open({ signal: abort.signal }))
    await service.reached(1)
    abort.abort()
    expect((await work).fault).toBe('cancelled')
  })
})

describe('many texts', () => {
  it('come in their order and with length one, at most 64 in a request', async () => {
    const embedder = await open()
    service.asked.length = 0
    const found = await all(embedder, texts(130))
    expect(service.asked.map(({ texts: asked }) => asked.length)).toEqual([64, 64, 2])
    expect(found).toHaveLength(130)
    for (const [at, text] of texts(130).entries()) {
      const sent = Float32Array.from(vectorOf(text))
      const length = lengthOf(sent)
      expect(lengthOf(found[at] as Float32Array)).toBeCloseTo(1, 5)
      expect((found[at] as Float32Array)[0]).toBeCloseTo((sent[0] as number) / length, 5)
    }
  })

  it('are put in order by their index', async () => {
    const embedder = await open()
    service.play((response, { texts: asked }) => {
      const data = asked.map((text, index) => ({ index, embedding: vectorOf(text) })).reverse()
      says(200, { data })(response)
    })
    const [first, last] = await all(embedder, ['带队检查', '专题会议'])
    expect(first).toEqual(await embedder.embed('带队检查', { timeoutMs: 30_000 }))
    expect(last).not.toEqual(first)
  })

  it('are sent again after a busy and a broken answer', async () => {
    const embedder = await open()
    service.play((response, asked, attempt) => {
      if (attempt === 1) says(429, {}, { 'retry-after': '0' })(response)
      else if (attempt === 2) says(503, {})(response)
      else if (attempt === 3) response.destroy()
      else vectors(response, asked, attempt)
    })
    expect(await all(embedder, ['检查'])).toHaveLength(1)
  })

  it('fail for good after five tries', async () => {
    const embedder = await open()
    service.asked.length = 0
    service.play(says(503, {}))
    expect((await failureOf(all(embedder, ['检查']))).fault).toBe('unreachable')
    expect(service.asked).toHaveLength(5)
  })

  test.each([
    ['a pause of an hour', 429, { 'retry-after': '3600' }],
    ['a wrong key', 401, {}],
    ['no balance', 402, {}],
  ])('are not sent again after %s', async (_, status, headers) => {
    const embedder = await open()
    service.asked.length = 0
    service.play(says(status, {}, headers as Record<string, string>))
    await failureOf(all(embedder, ['检查']))
    expect(service.asked).toHaveLength(1)
  })

  test.each([400, 413, 422])(
    'are sent in smaller batches where %d says that they are too many',
    async (status) => {
      const embedder = await open()
      service.asked.length = 0
      service.play((response, asked, attempt) => {
        if (asked.texts.length > 10) says(status, { error: {} })(response)
        else vectors(response, asked, attempt)
      })
      expect(await all(embedder, texts(100))).toHaveLength(100)
      const sizes = service.asked.map(({ texts: asked }) => asked.length)
      // Once found, the size is kept: 64, 32, 16, 8, 8 …
      expect(sizes.slice(0, 5)).toEqual([64, 32, 16, 8, 8])
      expect(sizes.filter((size) => size > 10)).toHaveLength(3)
    },
  )

  it('are cut to their beginning where one is too long for the model', async () => {
    const embedder = await open()
    service.play((response, asked, attempt) => {
      if (asked.texts.some((text) => text.length > 512)) says(413, {})(response)
      else vectors(response, asked, attempt)
    })
    const long = '安全生产'.repeat(500)
    const [cut] = await all(embedder, [long])
    expect(cut).toEqual(await embedder.embed(long.slice(0, 500), { timeoutMs: 30_000 }))
  })

  it('end with the reason where even a short one is refused', async () => {
    const embedder = await open()
    service.play(says(400, {}))
    expect(await failureOf(all(embedder, ['检查', '会议']))).toMatchObject({ fault: 'refused', status: 400 })
  })

  it('are refused where the model has changed its dimension since the probe', async () => {
    const embedder = await open()
    service.play((response, { texts: asked }) =>
      says(200, embeddings(asked.map((text) => vectorOf(text, 32))))(response),
    )
    expect((await failureOf(all(embedder, ['检查']))).fault).toBe('wrong-dimension')
  })

  it('stop when the caller does', async () => {
    const embedder = await open()
    service.asked.length = 0
    service.play(() => undefined)
    const abort = new AbortController()
    const work = failureOf(embedder.embedAll(['检查'], abort.signal).next())
    await service.reached(1)
    abort.abort()
    expect((await work).fault).toBe('cancelled')
  })
})
