import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { jsonLines, zhaodan } from '../../cli/run.ts'

let folder = ''
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'corpus-'))
})
afterAll(() => rmSync(folder, { recursive: true }))

/** Runs the command over these contents of the two files. */
async function run(corpus: string, queries: string, k = 10) {
  const [c, q, out] = ['c.jsonl', 'q.jsonl', 'r.jsonl'].map((name) => join(folder, name)) as [
    string,
    string,
    string,
  ]
  writeFileSync(c, corpus)
  writeFileSync(q, queries)
  const args = ['search', '--corpus', c, '--queries', q, '--k', `${k}`, '--out', out]
  const outcome = await zhaodan(args, { env: { ZHAODAN_DATA: join(folder, 'data') } })
  const results = outcome.code === 0 ? (jsonLines(readFileSync(out, 'utf8')) as Result[]) : []
  return { ...outcome, results }
}

interface Result {
  qid: string | number
  ids: string[]
  ms: number
}

const lines = (...values: unknown[]) => values.map((value) => `${JSON.stringify(value)}\n`).join('')

const CORPUS = lines(
  { id: 'a', doc: '安全条例', article: '第一条', text: '主要负责人每季度带队检查一次。' },
  { id: 'b', doc: '安全条例', article: null, text: '消防演练每年一次。' },
  { id: 'c', doc: '消防办法', article: '第二条', text: '消防演练由主要负责人组织，每半年一次。' },
)

describe('zhaodan search --corpus', () => {
  test('answers queries in their order with the time each took, and tells how long building took', async () => {
    const { code, out, err, results } = await run(
      CORPUS,
      lines(
        { qid: 2, query: '谁带队检查' },
        { qid: 'one', query: '消防演练', doc: '消防办法' },
        { qid: 'all', query: '消防演练', doc: null },
        { qid: 'none', query: '消防演练', doc: '无此' },
        { qid: 'empty', query: '' },
      ),
    )
    expect([code, out]).toEqual([0, ''])
    expect(results.map(({ qid }) => qid)).toEqual([2, 'one', 'all', 'none', 'empty'])
    expect(results.map(({ ids }) => ids)).toEqual([['a'], ['c'], ['c', 'b'], [], []])
    for (const { ms } of results) expect(ms).toBeGreaterThanOrEqual(0)
    expect(err.trimEnd().split('\n').at(-1)).toMatch(/^建立索引 \d+\.\d\d 秒，内存峰值 \d+ MB$/)
  })

  test('gives at most k', async () => {
    const { results } = await run(CORPUS, lines({ qid: 1, query: '消防演练 带队检查' }), 1)
    expect(results[0]?.ids.length).toBe(1)
  })

  test('reads a byte-order mark, CRLF, blank lines, line separators in a text, and no line end at the end', async () => {
    const text = '甲\u2028消防演练'
    const corpus = `\uFEFF${CORPUS.replaceAll('\n', '\r\n')}\r\n${JSON.stringify({ id: 'd', doc: 'x', article: '', text })}`
    const { results } = await run(corpus, lines({ qid: 1, query: '消防演练', doc: 'x' }))
    expect(results[0]?.ids).toEqual(['d'])
  })

  test('takes numbers for ids, lines without a document, and tells once of ids that come twice', async () => {
    const { code, err, results } = await run(
      lines(
        { id: 7, text: '消防演练每年一次。' },
        { id: 'a', doc: null, article: null, text: '带队检查每季度一次。' },
        { id: '7', doc: '办法', text: '消防演练每半年一次。' },
        { id: 'a', text: '带队检查。' },
      ),
      lines(
        { qid: 1, query: '消防演练' },
        { qid: 2, query: '带队检查' },
        { qid: 3, query: '消防', doc: '办法' },
      ),
    )
    expect(code).toBe(0)
    expect(results.map(({ ids }) => ids)).toEqual([['7'], ['a'], ['7']])
    expect(err.match(/2 行的 id 与前面的行相同（如 7、a）/g)).toHaveLength(1)
    expect(err.trimEnd().split('\n').at(-1)).toMatch(/^建立索引/)
  })

  test('the first query costs what the others cost: what is read once is read before it', async () => {
    const queries = Array.from({ length: 20 }, (_, qid) => ({ qid, query: '谁带队检查' }))
    const { results } = await run(CORPUS, lines(...queries))
    const [first = Number.NaN, ...others] = results.map(({ ms }) => ms)
    // Dictionaries take a hundred times as long as a query over three lines; a loaded machine some times.
    expect(first).toBeLessThan(Math.max(60, 20 * Math.max(...others)))
  })

  test('reads a line longer than what is read at a time', async () => {
    const long = lines({ id: 'long', doc: 'x', article: '', text: `灭火器${'责任'.repeat(200_000)}` })
    const { results } = await run(long + CORPUS, lines({ qid: 1, query: '灭火器' }))
    expect(results[0]?.ids).toEqual(['long'])
  })

  test('an empty corpus has no hits', async () => {
    const { code, results } = await run('', lines({ qid: 1, query: '消防' }))
    expect([code, results[0]?.ids]).toEqual([0, []])
  })

  test.each([
    ['not JSON', '{"id": "a"', /c\.jsonl 第 4 行不是合法的 JSON/],
    ['an id that is no id', JSON.stringify({ id: null, doc: 'd', text: 't' }), /c\.jsonl 第 4 行不对/],
    ['no text', JSON.stringify({ id: 'a', doc: 'd', article: '' }), /c\.jsonl 第 4 行不对/],
  ])('names a line that is %s', async (_what, line, message) => {
    const { code, err } = await run(CORPUS + line, lines({ qid: 1, query: '消防' }))
    expect(code).toBe(1)
    expect(err).toMatch(message)
  })

  test('a file that is not there is named', async () => {
    const args = [
      'search',
      '--corpus',
      join(folder, 'none.jsonl'),
      '--queries',
      'q',
      '--out',
      join(folder, 'r'),
    ]
    const { code, err } = await zhaodan(args)
    expect(code).toBe(1)
    expect(err).toMatch(/none\.jsonl：文件不存在/)
  })
})
