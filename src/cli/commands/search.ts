import { once } from 'node:events'
import { createWriteStream } from 'node:fs'
import type { Command } from 'commander'
import { z } from 'zod'
import {
  type CorpusSearch,
  createCorpusIndexer,
  createRegulationSearch,
  type DenseDocument,
  type DenseSearch,
  provisionTexts,
  searchBoth,
} from '../../retrieval/index.ts'
import { openCore } from '../app.ts'
import { meaningOnce } from '../embedding/once.ts'
import { embeddingServiceIn } from '../embedding/service.ts'
import type { Environment } from '../environment.ts'
import { provisionIndexFile } from '../index-file.ts'
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
  offline?: boolean
}

/** A person waits for one search: vectors that take longer come with the next one, in milliseconds. */
const MOST_WAIT_MS = 30_000

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
    .option('--offline', '只按用词检索，不用向量模型')
    .option('--json', '输出 JSON')
    .action(async (words: string[], options: SearchCommandOptions) => {
      const k = Number(options.k)
      if (!Number.isInteger(k) || k < 1 || k > 1000) {
        throw new UsageError(`--k 的值“${options.k}”不可用：应为 1 到 1000 的整数。`)
      }
      if (options.corpus || options.queries || options.out) return searchCorpus(options, k, environment)
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
  const dataDir = environment.dataDir(options.data)
  const { knowledge } = openCore(dataDir)
  const regulation = options.regulation ? regulationOption(options.regulation, knowledge) : null
  const { search } = createRegulationSearch(knowledge, { file: provisionIndexFile(dataDir) })
  const dense = await denseSearch(options, environment, MOST_WAIT_MS, () => provisionTexts(knowledge))
  // What is measured is the query: opening the index is not part of it.
  search(query, { regulation, k: 1 })
  const start = performance.now()
  const byWords = (most: number) =>
    search(query, { regulation, k: most }).map(({ ref, score }) => ({ id: ref, score }))
  const found = await searchBoth(byWords, dense, { query, group: regulation, k })
  const hits = found.flatMap(({ id: ref, score }) => {
    const provision = knowledge.provision(ref)
    return provision ? [{ ref, label: provision.label, score, text: provision.text }] : []
  })
  const elapsedMs = Math.round((performance.now() - start) * 1000) / 1000
  if (options.json) return printJson({ query, hits, elapsedMs })
  for (const hit of hits)
    await print(`${hit.score.toFixed(2)}\t${hit.label}\t${hit.text.replaceAll('\n', ' ')}`)
}

/** Search by meaning where a model is configured and not declined; null where there is none to be had. */
async function denseSearch(
  options: SearchCommandOptions,
  environment: Environment,
  mostMs: number | null,
  documents: () => readonly DenseDocument[],
): Promise<DenseSearch | null> {
  if (options.offline) return null
  const settings = environment.settings()
  if (embeddingServiceIn(settings) === null) return null
  return meaningOnce(settings, environment.dataDir(options.data), documents(), mostMs)
}

async function searchCorpus(
  options: SearchCommandOptions,
  k: number,
  environment: Environment,
): Promise<void> {
  const { corpus, queries, out } = options
  if (!corpus || !queries || !out)
    throw new UsageError('检索别的语料要同时给出 --corpus、--queries 和 --out。')
  const start = performance.now()
  const embeds = !options.offline && embeddingServiceIn(environment.settings()) !== null
  const texts: DenseDocument[] = []
  const search = await indexCorpus(corpus, embeds ? texts : null)
  const buildSeconds = (performance.now() - start) / 1000
  const dense = await denseSearch(options, environment, null, () => texts)
  const file = createWriteStream(out)
  await once(file, 'open').catch((cause: Error) => {
    throw new InputError(`无法写入 ${out}：请检查文件夹是否存在、是否可写。`, { cause })
  })
  for await (const { where, value } of jsonLinesOf(queries)) {
    const line = queryLine.safeParse(value)
    if (!line.success) throw new InputError(`${where}不对：应为 {"qid", "query", "doc"?}。`)
    const { qid, query, doc } = line.data
    const begun = performance.now()
    const byWords = (most: number) => search.search(query, { doc: doc ?? null, k: most })
    const ids = (await searchBoth(byWords, dense, { query, group: doc ?? null, k })).map(({ id }) => id)
    const ms = Math.round((performance.now() - begun) * 1000) / 1000
    if (!file.write(`${JSON.stringify({ qid, ids, ms })}\n`)) await once(file, 'drain')
  }
  file.end()
  await once(file, 'finish')
  const peakMb = process.resourceUsage().maxRSS / 1024
  process.stderr.write(`建立索引 ${buildSeconds.toFixed(2)} 秒，内存峰值 ${peakMb.toFixed(0)} MB\n`)
}

/** @param texts takes what is to be embedded; null where nothing is: no line is kept then. */
async function indexCorpus(file: string, texts: DenseDocument[] | null): Promise<CorpusSearch> {
  const indexer = createCorpusIndexer()
  for await (const { where, value } of jsonLinesOf(file)) {
    const line = corpusLine.safeParse(value)
    if (!line.success) throw new InputError(`${where}不对：应为 {"id", "doc", "article", "text"}。`)
    const { id, doc, article, text } = line.data
    indexer.add({ id, doc, article: article ?? '', text })
    texts?.push({ id, group: doc, text: `${doc} ${article ?? ''}\n${text}` })
  }
  return indexer.finish()
}
