import { once } from 'node:events'
import { createWriteStream } from 'node:fs'
import type { Command } from 'commander'
import { z } from 'zod'
import { type CorpusSearch, createCorpusIndexer, createRegulationSearch } from '../../retrieval/index.ts'
import { openCore } from '../app.ts'
import type { Environment } from '../environment.ts'
import { InputError, jsonLinesOf, print, printJson, UsageError } from '../io.ts'
import { regulationOption } from '../options.ts'

interface SearchCommandOptions {
  k: string
  regulation?: string
  corpus?: string
  queries?: string
  out?: string
  json?: boolean
  data?: string
}

const corpusLine = z.object({
  id: z.string(),
  doc: z.string(),
  article: z.string().nullish(),
  text: z.string(),
})
const queryLine = z.object({
  qid: z.union([z.string(), z.number()]),
  query: z.string(),
  doc: z.string().nullish(),
})

export function searchCommand(program: Command, environment: Environment): void {
  program
    .command('search [query...]')
    .description('按相关程度列出条文；或用同一引擎检索别的语料')
    .option('--k <number>', '最多几条', '10')
    .option('--regulation <id>', '只在这部法规里找')
    .option('--corpus <file>', '语料，每行 {id, doc, article, text}')
    .option('--queries <file>', '查询，每行 {qid, query, doc?}')
    .option('--out <file>', '结果写到这个文件')
    .option('--json', '输出 JSON')
    .action(async (words: string[], options: SearchCommandOptions) => {
      const k = Number(options.k)
      if (!Number.isInteger(k) || k < 1 || k > 1000) {
        throw new UsageError(`--k 的值“${options.k}”不可用：应为 1 到 1000 的整数。`)
      }
      if (options.corpus || options.queries || options.out) return searchCorpus(options, k)
      const query = words.join(' ').trim()
      if (query === '') throw new UsageError('没有给出检索词：请写成 zhaodan search "带队检查"。')
      return searchRegulations(query, options, k, environment)
    })
}

async function searchRegulations(
  query: string,
  options: SearchCommandOptions,
  k: number,
  environment: Environment,
): Promise<void> {
  const { knowledge } = openCore(environment.dataDir(options.data))
  const regulation = options.regulation ? regulationOption(options.regulation, knowledge) : null
  const search = createRegulationSearch(knowledge)
  const start = performance.now()
  const hits = search
    .search(query, { regulation, k })
    .map(({ ref, label, score, text }) => ({ ref, label, score, text }))
  const elapsedMs = Math.round((performance.now() - start) * 1000) / 1000
  if (options.json) return printJson({ query, hits, elapsedMs })
  for (const hit of hits)
    await print(`${hit.score.toFixed(2)}\t${hit.label}\t${hit.text.replaceAll('\n', ' ')}`)
}

async function searchCorpus(options: SearchCommandOptions, k: number): Promise<void> {
  const { corpus, queries, out } = options
  if (!corpus || !queries || !out)
    throw new UsageError('检索别的语料要同时给出 --corpus、--queries 和 --out。')
  const start = performance.now()
  const search = await indexCorpus(corpus)
  const buildSeconds = (performance.now() - start) / 1000
  const file = createWriteStream(out)
  await once(file, 'open').catch((cause: Error) => {
    throw new InputError(`无法写入 ${out}：请检查文件夹是否存在、是否可写。`, { cause })
  })
  for await (const { where, value } of jsonLinesOf(queries)) {
    const line = queryLine.safeParse(value)
    if (!line.success) throw new InputError(`${where}不对：应为 {"qid", "query", "doc"?}。`)
    const { qid, query, doc } = line.data
    const begun = performance.now()
    const ids = search.search(query, { doc: doc ?? null, k }).map((hit) => hit.id)
    const ms = Math.round((performance.now() - begun) * 1000) / 1000
    if (!file.write(`${JSON.stringify({ qid, ids, ms })}\n`)) await once(file, 'drain')
  }
  file.end()
  await once(file, 'finish')
  const peakMb = process.resourceUsage().maxRSS / 1024
  process.stderr.write(`建立索引 ${buildSeconds.toFixed(2)} 秒，内存峰值 ${peakMb.toFixed(0)} MB\n`)
}

async function indexCorpus(file: string): Promise<CorpusSearch> {
  const indexer = createCorpusIndexer()
  for await (const { where, value } of jsonLinesOf(file)) {
    const line = corpusLine.safeParse(value)
    if (!line.success) throw new InputError(`${where}不对：应为 {"id", "doc", "article", "text"}。`)
    indexer.add({ ...line.data, article: line.data.article ?? '' })
  }
  return indexer.finish()
}
