import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { EmbeddingError, fillStore, openEmbedder, openVectorStore } from '../../src/embedding/index.ts'
import { openService, type Service, says, vectors } from './service.ts'

let service: Service
let dir: string
beforeAll(async () => {
  service = await openService()
  dir = mkdtempSync(join(tmpdir(), 'zhaodan-fill-'))
})
beforeEach(() => {
  service.asked.length = 0
  service.play(vectors)
})
afterAll(async () => {
  await service.close()
  rmSync(dir, { recursive: true, force: true })
})

const COUNT = 500
const child = (folder: string): ChildProcess =>
  spawn(process.execPath, [join(import.meta.dirname, 'fill-child.ts'), folder, service.baseUrl, `${COUNT}`], {
    stdio: ['ignore', 'pipe', 'inherit'],
  })
/** How often each text was sent, but for those of the probe. */
function sent(): Map<string, number> {
  const counts = new Map<string, number>()
  for (const text of service.asked.flatMap(({ texts }) => texts).filter((each) => each.startsWith('第'))) {
    counts.set(text, (counts.get(text) ?? 0) + 1)
  }
  return counts
}

describe('filling a store', () => {
  it('goes on after a kill -9, and embeds nothing again but the batch that was on its way', async () => {
    const folder = join(dir, 'killed')
    // The probe takes two requests, each batch one: killed while the fourth batch is on its way.
    service.play((response, asked, attempt) => {
      if (attempt < 6) vectors(response, asked, attempt)
    })
    const first = child(folder)
    await service.reached(6)
    first.kill('SIGKILL')
    await once(first, 'exit')
    expect(sent().size).toBe(4 * 64)

    service.play(vectors)
    const second = child(folder)
    const [code] = await once(second, 'exit')
    expect(code).toBe(0)
    const counts = sent()
    expect(counts.size).toBe(COUNT)
    expect([...counts.values()].filter((count) => count > 1)).toHaveLength(64)

    service.asked.length = 0
    const third = child(folder)
    await once(third, 'exit')
    expect(sent().size).toBe(0)
  })

  it('tells how far it is, and sends the same text once', async () => {
    const embedder = await openEmbedder({ baseUrl: service.baseUrl, model: 'bge-m3' }, { probeMs: 60_000 })
    const store = openVectorStore(join(dir, 'progress'), embedder)
    const told: string[] = []
    const onProgress = ({ done, all }: { done: number; all: number }) => told.push(`${done}/${all}`)
    const texts = Array.from({ length: 100 }, (_, at) => `第${at % 80}条`)
    await fillStore(store, embedder, texts, { onProgress })
    expect(told).toEqual(['0/80', '64/80', '80/80'])
    await fillStore(store, embedder, [...texts, '第八十条'], { onProgress })
    expect(told.slice(3)).toEqual(['80/81', '81/81'])
    expect([...sent().values()]).toEqual(Array(81).fill(1))
    await store.close()
  })

  it('keeps what it had where the service fails in the middle', async () => {
    const options = { probeMs: 60_000, pauseMs: 1 }
    const embedder = await openEmbedder({ baseUrl: service.baseUrl, model: 'bge-m3' }, options)
    const store = openVectorStore(join(dir, 'failed'), embedder)
    service.play((response, asked, attempt) =>
      attempt === 1 ? vectors(response, asked, attempt) : says(500, {})(response),
    )
    const texts = Array.from({ length: 100 }, (_, at) => `第${at}条`)
    await expect(fillStore(store, embedder, texts)).rejects.toThrow(EmbeddingError)
    expect(store.size).toBe(64)
    await store.close()
  })
})
