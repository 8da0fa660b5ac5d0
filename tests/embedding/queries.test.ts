import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { createQueryVectors, type Embedder, openEmbedder } from '../../src/embedding/index.ts'
import { openService, type Service, says, vectors } from './service.ts'

let service: Service
let embedder: Embedder
let said: string[]
let nowMs: number
beforeAll(async () => {
  service = await openService()
  embedder = await openEmbedder({ baseUrl: service.baseUrl, model: 'bge-m3' }, { probeMs: 60_000 })
})
beforeEach(() => {
  service.asked.length = 0
  service.play(vectors)
  said = []
  nowMs = 0
})
afterAll(() => service.close())

const queries = (waitMs = 30_000) =>
  createQueryVectors(embedder, {
    waitMs,
    restMs: 30_000,
    nowMs: () => nowMs,
    log: { info: (message) => said.push(message) },
  })

describe('the vector of a query', () => {
  it('is asked for once', async () => {
    const { vector } = queries()
    const first = await vector('带队检查')
    expect(first).toHaveLength(embedder.dimension)
    expect(await vector('带队检查')).toBe(first)
    expect(service.asked).toHaveLength(1)
    expect(said).toEqual([])
  })

  it('is not waited for longer than told', async () => {
    service.play(() => undefined)
    expect(await queries(50).vector('带队检查')).toBeNull()
    expect(said).toHaveLength(1)
    expect(said[0]).toMatch(/没有及时回答.*只按用词检索/)
  })

  it('is not asked for while the service rests; both are said once', async () => {
    const { vector } = queries()
    service.play(says(500, {}))
    expect(await vector('带队检查')).toBeNull()
    nowMs = 29_999
    expect(await vector('专题会议')).toBeNull()
    expect(service.asked).toHaveLength(1)
    nowMs = 30_000
    expect(await vector('专题会议')).toBeNull()
    expect(service.asked).toHaveLength(2)
    expect(said).toHaveLength(1)
    service.play(vectors)
    nowMs = 60_000
    expect(await vector('专题会议')).not.toBeNull()
    expect(said).toHaveLength(2)
    expect(said[1]).toContain('恢复')
  })
})
