/** One engine in a process of its own: `child.ts ENGINE CORPUS QUERIES LINES`; its run goes to the parent. */
import { ENGINES } from './engines/index.ts'
import { corpusLines, readQueries } from './files.ts'
import { replicated } from './replicate.ts'
import type { Run } from './types.ts'

/** Hits that a query asks for. */
const WANTED = 10
/** Queries that are run before, untimed: the first calls of a program run slower than all others. */
const WARM_UP = 50

const [engine = '', corpusFile = '', queriesFile = '', size = '0'] = process.argv.slice(2)
const queries = await readQueries(queriesFile)

const begun = performance.now()
const { open } = await (ENGINES[engine] as (typeof ENGINES)[string]).load()
const builder = await open()
for await (const line of replicated(() => corpusLines(corpusFile), Number(size))) builder.add(line)
const { search } = await builder.finish()
const buildSeconds = (performance.now() - begun) / 1000

for (const { query, doc } of queries.slice(0, WARM_UP)) search(query, doc, WANTED)
const found: Run['found'] = {}
const ms: number[] = []
for (const { qid, query, doc } of queries) {
  const from = performance.now()
  found[qid] = search(query, doc, WANTED)
  ms.push(performance.now() - from)
}
const peakMb = process.resourceUsage().maxRSS / 1024
process.send?.({ engine, buildSeconds, peakMb, ms, found } satisfies Run, () => process.disconnect())
