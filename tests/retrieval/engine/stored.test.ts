import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import fc from 'fast-check'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import {
  createIndexBuilder,
  deserialise,
  engineOf,
  fingerprintOf,
  type IndexDocument,
  openEngine,
  serialise,
} from '../../../src/retrieval/engine/index.ts'
import { termsOf } from '../../../src/retrieval/words/index.ts'
import { document, PARAMETERS, someDocuments, someText } from './fixtures.ts'

const DOCUMENTS = ['每季度至少一次检查', '安全生产责任', '主要负责人\n应当带队检查'].map((body, i) =>
  document({ id: `d${i}`, name: '枣庄办法', path: '总则', number: `第${i + 1}条`, body }),
)
const fingerprint = fingerprintOf(PARAMETERS, 'contents')
const dataOf = (documents: IndexDocument[]) => {
  const builder = createIndexBuilder(PARAMETERS)
  for (const each of documents) builder.add(each)
  return builder.finish()
}
const bytesOf = (documents: IndexDocument[]) => Buffer.concat(serialise(dataOf(documents), fingerprint))

describe('an index as bytes', () => {
  test('gives the same results as the index it was made of', () => {
    fc.assert(
      fc.property(someDocuments, someText, (documents, query) => {
        const data = dataOf(documents)
        const bytes = Buffer.concat(serialise(data, fingerprint))
        const read = deserialise(bytes, fingerprint)
        if (typeof read === 'string') throw new Error(read)
        expect(Buffer.concat(serialise(read, fingerprint)).equals(bytes)).toBe(true)
        const [before, after] = [data, read].map((each) => {
          const { candidates, wordScores, scores } = engineOf(each, PARAMETERS).firstStage(termsOf(query), 50)
          return [[...candidates], [...wordScores], [...scores]]
        })
        expect(after).toEqual(before)
      }),
    )
  })

  test('the same documents give the same bytes', () => {
    expect(bytesOf(DOCUMENTS).equals(bytesOf(DOCUMENTS))).toBe(true)
  })

  test('is refused with any bit changed, cut short or longer', () => {
    const bytes = bytesOf(DOCUMENTS)
    fc.assert(
      fc.property(
        fc.integer({ min: 0, max: bytes.length - 1 }),
        fc.integer({ min: 0, max: 7 }),
        (at, bit) => {
          const damaged = Buffer.from(bytes)
          damaged[at] = (damaged[at] as number) ^ (1 << bit)
          expect(deserialise(damaged, fingerprint)).toBe('damaged')
          expect(deserialise(bytes.subarray(0, at), fingerprint)).toBe('damaged')
        },
      ),
    )
    expect(deserialise(Buffer.concat([bytes, Buffer.alloc(8)]), fingerprint)).toBe('damaged')
  })

  test('is stale under other parameters or contents', () => {
    const bytes = bytesOf(DOCUMENTS)
    expect(deserialise(bytes, fingerprintOf(PARAMETERS, 'others'))).toBe('stale')
    expect(deserialise(bytes, fingerprintOf({ ...PARAMETERS, k1: 0.6 }, 'contents'))).toBe('stale')
    expect(deserialise(bytes, fingerprintOf({ ...PARAMETERS, revision: 'next' }, 'contents'))).toBe('stale')
  })
})

describe('an index in a file', () => {
  let folder = ''
  let file = ''
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'index-'))
    file = join(folder, 'search', 'index.bin')
  })
  afterEach(() => rmSync(folder, { recursive: true }))
  const open = (documents = DOCUMENTS) =>
    openEngine({ file, documents: () => documents, parameters: PARAMETERS })
  const find = ({ firstStage, view }: ReturnType<typeof open>) =>
    [...firstStage(termsOf('带队检查'), 10).candidates].map((number) => view.id(number))

  test('is built where there is none, and read the next time', () => {
    const first = open()
    expect([first.origin, first.unkept]).toEqual(['missing', null])
    const second = open()
    expect(second.origin).toBe('file')
    expect(find(second)).toEqual(find(first))
    expect(find(second)[0]).toBe('d2')
    expect(readdirSync(join(folder, 'search'))).toEqual(['index.bin'])
  })

  test('is built anew when a document has changed', () => {
    open()
    const changed = DOCUMENTS.map((each, i) => (i === 1 ? { ...each, body: '带队检查，带队检查' } : each))
    const second = open(changed)
    expect(second.origin).toBe('stale')
    expect(find(second)[0]).toBe('d1')
    expect(open(changed).origin).toBe('file')
  })

  test('is built anew and mended when the file is damaged', () => {
    open()
    const bytes = readFileSync(file)
    writeFileSync(file, bytes.subarray(0, bytes.length - 1))
    const second = open()
    expect(second.origin).toBe('damaged')
    expect(find(second)[0]).toBe('d2')
    expect(readFileSync(file).equals(bytes)).toBe(true)
  })

  test('works where nothing can be written, and says why it was not kept', () => {
    mkdirSync(join(file, 'in the way'), { recursive: true })
    const opened = open()
    expect(opened.origin).toBe('missing')
    expect(opened.unkept).toBeInstanceOf(Error)
    expect(find(opened)[0]).toBe('d2')
    expect(readdirSync(join(folder, 'search'))).toEqual(['index.bin'])
  })
})
