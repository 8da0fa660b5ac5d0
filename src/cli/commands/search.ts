import type { Command } from 'commander'
import { createRegulationSearch, provisionTexts, searchBoth } from '../../retrieval/index.ts'
import { openCore } from '../app.ts'
import type { Environment } from '../environment.ts'
import { provisionIndexFile } from '../index-file.ts'
import { print, printJson, UsageError } from '../io.ts'
import { regulationOption } from '../options.ts'
import { searchCorpus } from './search-corpus.ts'
import { denseSearch, type SearchCommandOptions } from './search-dense.ts'

/** A person waits for one search: vectors that take longer come with the next one, in milliseconds. */
const MOST_WAIT_MS = 30_000

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
