import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { DryRunReport, ImportReport, Review } from '../../src/imports/index.ts'
import { docx, p } from '../documents/making.ts'
import { JIAZHOU, YIZHOU } from '../imports/text.ts'
import { jsonLines, zhaodan } from './run.ts'

let folder: string
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'zhaodan-import-'))
})
afterEach(() => rmSync(folder, { recursive: true }))

const data = () => join(folder, 'data')
const file = (name: string, content: string | Uint8Array) => {
  const path = join(folder, name)
  writeFileSync(path, content)
  return path
}
const word = (text: string) =>
  docx({
    body: text
      .split('\n')
      .filter((line) => line !== '')
      .map((line) => p(line))
      .join(''),
  })
const run = (...args: string[]) => zhaodan([...args, '--data', data()])

describe('zhaodan import', () => {
  it('keeps each file and prints a line for it', async () => {
    const files = [file('甲州.docx', word(JIAZHOU)), file('乙州.txt', YIZHOU)]
    const { code, out, err } = await run('import', ...files, '--json')
    expect([code, err]).toEqual([0, ''])
    const lines = jsonLines(out) as ImportReport[]
    expect(lines).toMatchObject([
      {
        file: files[0],
        regulation: 'jiazhou-banfa-2025',
        title: '甲州市安全生产责任制实施办法',
        chapters: 3,
      },
      { file: files[1], title: '乙州市消防安全检查规定', articles: 2, chapters: 0 },
    ])
    expect(Object.keys(lines[0] ?? {}).sort()).toEqual(
      ['annexes', 'articles', 'chapters', 'file', 'items', 'regulation', 'title', 'warnings'].sort(),
    )
    const listed = jsonLines((await run('import', '--list', '--json')).out)
    expect(listed).toMatchObject([{ id: lines[0]?.regulation, state: 'text' }, { id: lines[1]?.regulation }])
    const found = await run('provisions', 'jiazhou-banfa-2025', '--json')
    expect(jsonLines(found.out)).toContainEqual(expect.objectContaining({ ref: 'jiazhou-banfa-2025#3.1' }))
  })

  it('tries every file, tells those that failed in their lines, and ends with 1', async () => {
    const files = [file('坏.pdf', '%PDF-1.7 broken'), join(folder, '没有.docx'), file('甲州.txt', JIAZHOU)]
    const { code, out, err } = await run('import', ...files, '--json')
    expect(code).toBe(1)
    expect(err).toContain('3 个文件中有 2 个')
    const lines = jsonLines(out) as (Omit<ImportReport, 'regulation'> & { regulation: string | null })[]
    expect(lines.map(({ regulation }) => regulation)).toEqual([null, null, 'jiazhou-banfa-2025'])
    for (const line of lines.slice(0, 2))
      expect(line.warnings).toMatchObject([{ message: expect.stringMatching(/。$/) }])
  })

  it('reads a list of files without keeping them', async () => {
    const files = [
      file('甲州.txt', JIAZHOU),
      file('空.txt', ''),
      file('乙州.html', `<p>${YIZHOU.replaceAll('\n', '</p><p>')}</p>`),
    ]
    const list = file('list', `${files.join('\n')}\n\n`)
    const { code, out } = await run('import', '--dry-run', '--batch', list, '--json')
    expect(code).toBe(1)
    const lines = jsonLines(out) as DryRunReport[]
    expect(lines.map((line) => [line.file, line.articles.length])).toEqual([
      [files[0], 7],
      [files[1], 0],
      [files[2], 2],
    ])
    expect(lines[0]).toMatchObject({ items: 4, annex: false, articles: ['1', '2', '3', '4', '5', '6', '7'] })
    expect(lines[0]?.charsIn).toBe([...JIAZHOU.replace(/\s/g, '')].length)
    expect(lines[0]?.charsOut).toBe(lines[0]?.charsIn)
    expect(Object.keys(lines[1] ?? {}).sort()).toEqual(Object.keys(lines[0] ?? {}).sort())
    expect(existsSync(join(data(), 'regulations'))).toBe(false)
  })

  it('says the same to a person in words, and how it is to be called', async () => {
    const { code, out } = await run('import', file('甲州.txt', JIAZHOU))
    expect(code).toBe(0)
    expect(out).toContain('7 条')
    expect(out).not.toContain('{')
    const empty = await run('import')
    expect(empty.code).toBe(2)
    expect(empty.err).toContain('zhaodan import')
  })
})

describe('zhaodan review', () => {
  it('takes decisions from a file, and puts the rules into force', async () => {
    await run('import', file('甲州.txt', JIAZHOU))
    const id = 'jiazhou-banfa-2025'
    const { items } = jsonLines((await run('review', id, '--json')).out)[0] as Review
    const decisions = ['m', ...items.map(({ subject }) => subject)].map((subject) => ({
      subject,
      verdict: 'accept',
    }))
    const path = file(
      'decisions.jsonl',
      decisions
        .slice(1)
        .map((each) => JSON.stringify(each))
        .join('\n'),
    )
    const early = await run('review', id, '--decide', path, '--finish', '--by', '核对人')
    expect(early.code).toBe(1)
    expect(early.out).toContain('法规信息')
    const rest = file('rest.jsonl', JSON.stringify(decisions[0]))
    const done = await run('review', id, '--decide', rest, '--finish', '--by', '核对人', '--json')
    expect([done.code, jsonLines(done.out)]).toEqual([0, [{ ok: true, revision: 1 }]])
    const rules = jsonLines((await run('obligations', '--regulation', id, '--json')).out)
    expect(rules).toHaveLength(5)
    expect(rules[0]).toMatchObject({
      ref: `${id}#3.1`,
      posts: ['county-party-head'],
      count: 1,
      period: 'half-year',
    })
  })

  it('asks who decides, and says where a line is wrong', async () => {
    await run('import', file('甲州.txt', JIAZHOU))
    const path = file(
      'bad.jsonl',
      '{"subject":"m","verdict":"accept"}\n{"subject":"d:#5:1","verdict":"perhaps"}\n',
    )
    expect((await run('review', 'jiazhou-banfa-2025', '--decide', path)).code).toBe(2)
    const bad = await run('review', 'jiazhou-banfa-2025', '--decide', path, '--by', '核对人')
    expect([bad.code, bad.err.includes('第 2 行')]).toEqual([1, true])
    const unknown = await run('review', 'nothing')
    expect([unknown.code, unknown.err.includes('没有编号为“nothing”')]).toEqual([1, true])
  })
})
