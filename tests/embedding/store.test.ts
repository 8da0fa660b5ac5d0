import {
  appendFileSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  truncateSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import fc from 'fast-check'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { openVectorStore, type VectorStore } from '../../src/embedding/index.ts'

let dir: string
let open: VectorStore[]
beforeEach(() => {
  dir = mkdtempSync(join(tmpdir(), 'zhaodan-vectors-'))
  open = []
})
afterEach(async () => {
  for (const store of open) await store.close()
  rmSync(dir, { recursive: true, force: true })
})

const unit = (...numbers: number[]) => Float32Array.from(numbers, (n) => n / Math.hypot(...numbers))
const MODEL = { model: 'BAAI/bge-m3', dimension: 3, sample: unit(1, 2, 3) }

function store(of = MODEL): VectorStore {
  const opened = openVectorStore(dir, of)
  open.push(opened)
  return opened
}

const entry = (text: string, ...numbers: number[]) => ({ text, vector: unit(...numbers) })

/** The one file that vectors stand in. */
function file(): string {
  const [folder] = readdirSync(dir) as [string]
  const [name, ...more] = readdirSync(join(dir, folder)).filter((each) => each.endsWith('.vectors'))
  expect(more).toEqual([])
  return join(dir, folder, name as string)
}

describe('kept vectors', () => {
  it('are there at once and after a restart, to the last bit', async () => {
    const first = store()
    expect(first.vector('检查')).toBeNull()
    await first.add([entry('检查', 1, 2, 2), entry('会议', 3, 1, 4)])
    await first.add([entry('报告', -1, 0, 0.5)])
    for (const one of [first, store()]) {
      expect(one.size).toBe(3)
      expect(one.vector('检查')).toEqual(unit(1, 2, 2))
      expect(one.vector('会议')).toEqual(unit(3, 1, 4))
      expect(one.vector('报告')).toEqual(unit(-1, 0, 0.5))
      expect(one.has('检察')).toBe(false)
      expect(one.vector('检察')).toBeNull()
    }
  })

  it('hold no text, and writing nothing makes no file', async () => {
    const empty = store()
    expect(readdirSync(join(dir, readdirSync(dir)[0] as string))).toEqual(['sample.json'])
    await empty.add([entry('带队检查', 1, 1, 1)])
    expect(readFileSync(file()).includes('带队检查')).toBe(false)
  })

  it('survive a crash in the middle of writing: what is unfinished is not read, the rest is', async () => {
    await store().add([entry('检查', 1, 2, 2), entry('会议', 3, 1, 4)])
    const path = file()
    const whole = readFileSync(path)
    for (let cut = 1; cut <= whole.length; cut++) {
      truncateSync(path, whole.length - cut)
      const left = store()
      const recordBytes = 16 + 3 * 4 + 4
      expect(left.size).toBe(cut <= recordBytes ? 1 : 0)
      expect(left.has('会议')).toBe(false)
    }
    writeFileSync(path, whole)
    expect(store().size).toBe(2)
  })

  it('are added behind an unfinished end', async () => {
    await store().add([entry('检查', 1, 2, 2)])
    appendFileSync(file(), 'torn')
    await store().add([entry('会议', 3, 1, 4)])
    const after = store()
    expect(after.vector('检查')).toEqual(unit(1, 2, 2))
    expect(after.vector('会议')).toEqual(unit(3, 1, 4))
  })

  it('are not read where their bytes have changed', async () => {
    await store().add([entry('检查', 1, 2, 2), entry('会议', 3, 1, 4)])
    const bytes = readFileSync(file())
    bytes[bytes.length - 10] = (bytes[bytes.length - 10] as number) ^ 1
    writeFileSync(file(), bytes)
    const after = store()
    expect([after.has('检查'), after.has('会议')]).toEqual([true, false])
  })

  it('of two processes at once do not meet in one file', async () => {
    const [one, two] = [store(), store()]
    await Promise.all([one.add([entry('检查', 1, 2, 2)]), two.add([entry('会议', 3, 1, 4)])])
    await Promise.all([one.add([entry('报告', 1, 0, 0)]), two.add([entry('报告', 1, 0, 0)])])
    expect(store().size).toBe(3)
  })

  it('come back whatever was added in whatever batches', async () => {
    const number = fc.float({ noNaN: true, noDefaultInfinity: true, min: -1, max: 1 })
    const vector = fc.tuple(number, number, number).map((numbers) => Float32Array.from(numbers))
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.array(fc.tuple(fc.string(), vector), { maxLength: 4 })),
        async (batches) => {
          rmSync(dir, { recursive: true })
          const filled = store()
          const known = new Map<string, Float32Array>()
          for (const batch of batches) {
            const added = batch.filter(
              ([text], at) => !known.has(text) && batch.findIndex((b) => b[0] === text) === at,
            )
            await filled.add(added.map(([text, numbers]) => ({ text, vector: numbers })))
            for (const [text, numbers] of added) known.set(text, numbers)
          }
          const again = store()
          expect(again.size).toBe(known.size)
          for (const [text, numbers] of known) expect(again.vector(text)).toEqual(numbers)
        },
      ),
      { numRuns: 30 },
    )
  })
})

describe('another model', () => {
  it('has a store of its own, and the old one stays', async () => {
    await store().add([entry('检查', 1, 2, 2)])
    expect(store({ ...MODEL, model: 'BAAI/bge-m4' }).size).toBe(0)
    expect(store({ ...MODEL, dimension: 2, sample: unit(1, 2) }).size).toBe(0)
    expect(store().size).toBe(1)
  })

  it('under the same name is known by its sample', async () => {
    await store().add([entry('检查', 1, 2, 2)])
    const other = { ...MODEL, sample: unit(3, -2, 1) }
    expect(store(other).size).toBe(0)
    await store(other).add([entry('会议', 3, 1, 4)])
    expect(store(other).has('会议')).toBe(true)
    expect(store().has('会议')).toBe(false)
    // The same model on another machine gives other last digits.
    expect(store({ ...MODEL, sample: unit(1.001, 2, 3) }).has('检查')).toBe(true)
  })

  it('may have any name', () => {
    for (const model of ['../../etc/passwd', '向量', 'a'.repeat(300), '.']) store({ ...MODEL, model })
    expect(readdirSync(dir)).toHaveLength(4)
    expect(readdirSync(dir).join('')).not.toMatch(/[/\\]|\.\./)
  })
})

describe('a folder that cannot be written', () => {
  it('says so', () => {
    writeFileSync(join(dir, 'file'), '')
    expect(() => openVectorStore(join(dir, 'file'), MODEL)).toThrow('数据文件夹')
  })

  it('refuses a vector of another length', () => {
    expect(() => store().add([entry('检查', 1, 2)])).toThrow('长短不一')
  })
})
