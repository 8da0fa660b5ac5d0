import { once } from 'node:events'
import { createWriteStream } from 'node:fs'
import { z } from 'zod'
import {
  type CorpusSearch,
  createCorpusIndexer,
  type DenseDocument,
  searchBoth,
} from '../../retrieval/index.ts'
import { embeddingServiceIn } from '../embedding/service.ts'
import type { Environment } from '../environment.ts'
import { InputError, jsonLinesOf, UsageError } from '../io.ts'
import { denseSearch, type SearchCommandOptions } from './search-dense.ts'

const corpusLine = z.object({
  id: z.union([z.string(), z.number()]),
  doc: z.string().nullish(),
  article: z.string().nullish(),
  text: z.string(),
})
const queryLine = z.object({
  qid: z.union([z.string(), z.number()]),
  query: z.string(),
  doc: z.string().nullish(),
})

/** Any words do. */
const WARMING = '主要负责人多久检查一次'
/** Ids that a message names at most. */
const SHOWN_IDS = 3

/** Searches a foreign corpus with the product's own engine; one line of results a query. */
export async function searchCorpus(
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
  // The first query of a process reads dictionaries: that belongs to building, not to the query.
  search.search(WARMING, { k: 1 })
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
  const ids = new Set<string>()
  const twice: string[] = []
  for await (const { where, value } of jsonLinesOf(file)) {
    const line = corpusLine.safeParse(value)
    if (!line.success)
      throw new InputError(
        `${where}不对：应为 {"id", "doc", "article", "text"}，其中 id 是文字或数字，text 是文字。`,
      )
    const { article, text } = line.data
    const id = String(line.data.id)
    const doc = line.data.doc ?? ''
    if (ids.has(id)) twice.push(id)
    ids.add(id)
    indexer.add({ id, doc, article: article ?? '', text })
    texts?.push({ id, group: doc, text: `${doc} ${article ?? ''}\n${text}` })
  }
  if (twice.length > 0) {
    const shown = [...new Set(twice)].slice(0, SHOWN_IDS).join('、')
    process.stderr.write(
      `注意：语料里有 ${twice.length} 行的 id 与前面的行相同（如 ${shown}）；结果里每个 id 只出现一次。\n`,
    )
  }
  return indexer.finish()
}
