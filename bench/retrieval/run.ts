/**
 * npm run bench:retrieval -- --corpus C.jsonl --queries Q.jsonl --gold G.jsonl
 *
 * The search of 照单 beside what people would otherwise use, over a corpus given as files: C has lines
 * {id, doc, article, text}, Q {qid, query, doc?}, G {qid, ids}. All engines run one after another in one call, each in
 * a process of its own that reads the corpus line by line, and are given document name and number as well as the text; how each is set stands in its file
 * in `engines/`.
 *   --engines a,b      these alone: langchain, flexsearch, minisearch, fts5, ours, none (the process without an engine)
 *   --replicate 150000 grows the corpus to so many lines with perturbed copies, for time and memory; tells no quality
 *   --out FILE         the runs as JSON as well
 */
import { writeFileSync } from 'node:fs'
import { parseArgs } from 'node:util'
import { type Comparison, runEngine } from './compare.ts'
import { ENGINES } from './engines/index.ts'
import { readGold } from './files.ts'
import { tableOf } from './table.ts'
import type { Run } from './types.ts'

const { values } = parseArgs({
  options: {
    corpus: { type: 'string' },
    queries: { type: 'string' },
    gold: { type: 'string' },
    engines: { type: 'string', default: Object.keys(ENGINES).join(',') },
    replicate: { type: 'string', default: '0' },
    out: { type: 'string' },
  },
})
const { corpus, queries, gold: goldFile, out } = values
const replicate = Number(values.replicate)
const engines = values.engines.split(',')
const unknown = engines.filter((engine) => !(engine in ENGINES))
if (!corpus || !queries || !Number.isInteger(replicate) || replicate < 0 || unknown.length > 0) {
  process.stderr.write(
    `--corpus FILE --queries FILE [--gold FILE] [--replicate LINES] [--engines ${Object.keys(ENGINES)}] [--out FILE]\n`,
  )
  process.exit(2)
}

const gold = goldFile && replicate === 0 ? await readGold(goldFile) : null
const comparison: Comparison = { corpus, queries, replicate }
const runs: Run[] = []
for (const engine of engines) {
  process.stderr.write(`${ENGINES[engine]?.name} …\n`)
  try {
    runs.push(await runEngine(engine, comparison))
  } catch (error) {
    process.stderr.write(`${(error as Error).message}\n`)
    process.exitCode = 1
  }
}
if (out) writeFileSync(out, JSON.stringify(runs))
process.stdout.write(`${tableOf(runs, gold)}\n`)
if (gold) process.stdout.write(`\n${gold.size} questions with a right line.\n`)
