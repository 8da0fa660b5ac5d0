import { execFile } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import { expect, test } from 'vitest'
import { readDocument } from '../../src/documents/index.ts'
import { docx, p } from './making.ts'
import { refused } from './reading.ts'

const utf8 = (text: string): Uint8Array => new TextEncoder().encode(text)

test('many files at once and one after another, each with its own words', async () => {
  const texts = Array.from({ length: 6 }, (_, at) => `第${at}条`)
  const together = await Promise.all(texts.map((text) => readDocument('a.docx', docx({ body: p(text) }))))
  expect(together.map(({ text }) => text)).toEqual(texts)
  for (const text of texts) expect((await readDocument('a.txt', utf8(text))).text).toBe(text)
})

test('a file that was stopped or refused leaves the next one alone', async () => {
  const slow = `<html>${'<b><p>'.repeat(200_000)}`
  expect((await refused('a.html', slow, { limits: { milliseconds: 50 } })).fault).toBe('too-slow')
  expect((await readDocument('a.txt', utf8('第一条'))).text).toBe('第一条')
  expect((await refused('a.pdf', '%PDF-1.7')).fault).toBe('broken')
  expect((await readDocument('a.txt', utf8('第二条'))).text).toBe('第二条')
})

test('a process ends by itself once it has read', async () => {
  const door = fileURLToPath(new URL('../../src/documents/index.ts', import.meta.url))
  const script = `const { readDocument } = await import(${JSON.stringify(door)})
    for (const name of ['a.txt', 'a.md']) console.log((await readDocument(name, new TextEncoder().encode('第一条'))).text)
    console.log(await readDocument('a.pdf', new TextEncoder().encode('%PDF-1.7')).catch((error) => error.fault))`
  const { stdout } = await promisify(execFile)(process.execPath, ['--input-type=module', '-e', script])
  expect(stdout).toBe('第一条\n第一条\nbroken\n')
})
