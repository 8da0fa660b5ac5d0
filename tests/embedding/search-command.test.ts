import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { text } from 'node:stream/consumers'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { openService, type Service, says, vectors } from './service.ts'

const MAIN = join(import.meta.dirname, '../../src/cli/main.ts')
const QUERY = '镇长多久带队检查'
const KEY = 'sk-test-0123456789'

let service: Service
let dir: string
beforeAll(async () => {
  service = await openService()
  dir = mkdtempSync(join(tmpdir(), 'zhaodan-search-'))
})
beforeEach(() => {
  service.asked.length = 0
  service.play(vectors)
})
afterAll(async () => {
  await service.close()
  rmSync(dir, { recursive: true, force: true })
})

interface Hit {
  ref: string
  score: number
}

async function search(args: string[] = [], model = 'bow') {
  const child = spawn(process.execPath, [MAIN, 'search', QUERY, '--json', '--data', dir, ...args], {
    cwd: dir,
    env: {
      ...process.env,
      OPENAI_BASE_URL: service.baseUrl,
      OPENAI_API_KEY: KEY,
      OPENAI_EMBEDDING_MODEL: model,
      // A loaded machine may need longer than a person would wait.
      ZHAODAN_MODEL_WAIT: '60',
    },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  const [out, errors] = await Promise.all([text(child.stdout), text(child.stderr), once(child, 'exit')])
  return { hits: (JSON.parse(out) as { hits: Hit[] }).hits, errors }
}

describe('zhaodan search with an embedding model', () => {
  it('embeds every provision once, tells how far it is, and sends only the query the next time', async () => {
    const first = await search()
    expect(first.errors).toMatch(/向量 0\/\d+（0%）[\s\S]*（100%）/)
    expect(first.hits).toHaveLength(10)
    const sent = service.asked.flatMap(({ texts }) => texts)
    expect(sent.filter((each) => each.includes('第十六条第（三）项'))).toHaveLength(1)
    service.asked.length = 0
    await search()
    expect(service.asked.slice(2).map(({ texts }) => texts)).toEqual([[QUERY]])
  })

  it('sends nothing with --offline, and then finds by words alone', async () => {
    const { hits, errors } = await search(['--offline'])
    expect(service.asked).toEqual([])
    expect(errors).toBe('')
    expect(hits[0]?.ref).toBe('zaozhuang-2019#16.3')
  })

  it.each([
    ['a web page', says(200, '<!doctype html>')],
    ['zeros', says(200, { data: [0, 1].map((index) => ({ index, embedding: [0, 0] })) })],
    ['a wrong key', says(401, { error: { message: KEY } })],
  ])('finds by words alone, and says why once, where the service gives %s', async (_, answer) => {
    service.play(answer)
    const { hits, errors } = await search([], 'broken')
    expect(hits).toEqual((await search(['--offline'])).hits)
    expect(errors.trim().split('\n')).toHaveLength(1)
    expect(errors).toContain('只按用词检索')
    expect(errors).not.toContain(KEY)
  })
})
