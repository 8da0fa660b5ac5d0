/**
 * How the parser does on files as they are found: `node bench/parse-report.ts [--json] [--quiet] FILE|LIST.txt …`.
 * A list holds a path a line, with words for its kind after a tab. Every file is read as an import reads it; a line a file with its
 * figures, its warnings below it, and a table by kind at the end.
 */
import { readFile } from 'node:fs/promises'
import { basename } from 'node:path'
import { readDocument } from '../src/documents/index.ts'
import { describeRegulation, parseRegulation, type RegulationFigures } from '../src/regulation/index.ts'

interface Row {
  file: string
  kind: string
  /** Why it was not read; then there are no figures. */
  fault: string | null
  figures: RegulationFigures | null
  contiguous: boolean
  ms: number
}

const args = process.argv.slice(2)
const json = args.includes('--json')
const quiet = args.includes('--quiet')
const rows: Row[] = []
for (const { file, kind } of await filesOf(args.filter((arg) => !arg.startsWith('--')))) {
  const row = await reportOn(file, kind)
  rows.push(row)
  if (json) console.log(JSON.stringify(row))
  else if (!quiet) print(row)
}
if (!json) console.log(tableOf(rows))

async function filesOf(paths: readonly string[]): Promise<{ file: string; kind: string }[]> {
  const found: { file: string; kind: string }[] = []
  for (const path of paths) {
    if (!basename(path).includes('list') && !path.endsWith('regulations.txt')) {
      found.push({ file: path, kind: path.slice(path.lastIndexOf('.') + 1) })
      continue
    }
    for (const line of (await readFile(path, 'utf8')).split('\n')) {
      const [file, kind = 'listed'] = line.split('\t')
      if (file) found.push({ file, kind })
    }
  }
  return found
}

async function reportOn(file: string, kind: string): Promise<Row> {
  const start = performance.now()
  const row: Row = { file, kind, fault: null, figures: null, contiguous: true, ms: 0 }
  try {
    const { text, warnings } = await readDocument(basename(file), await readFile(file))
    const figures = describeRegulation(parseRegulation(text, { id: 'x' }), text)
    const read = warnings.map(({ place, message }) => ({ ref: null, place, message }))
    row.figures = { ...figures, warnings: [...read, ...figures.warnings] }
    row.contiguous = isContiguous(figures.articles)
  } catch (error) {
    row.fault = error instanceof Error ? error.message : String(error)
  }
  return { ...row, ms: Math.round(performance.now() - start) }
}

/** 1, 2, 3 … with 之一, 之二 between: no number missing, none twice. */
function isContiguous(articles: readonly string[]): boolean {
  let last = [Number(articles[0]?.split('-')[0] ?? 1) - 1, 0]
  return articles.every((article) => {
    const [number = 0, insert = 0] = article.split('-').map(Number)
    const follows =
      insert === 0 ? number === (last[0] ?? 0) + 1 : number === last[0] && insert === (last[1] ?? 0) + 1
    last = [number, insert]
    return follows
  })
}

function print({ file, fault, figures, contiguous, ms }: Row): void {
  if (figures === null) {
    console.log(`${basename(file)}: not read: ${fault}`)
    return
  }
  const { title, chapters, articles, items, annexes, charsIn, charsOut } = figures
  const span =
    articles.length === 0 ? '' : ` (${articles[0]}–${articles.at(-1)}${contiguous ? '' : ', gaps'})`
  console.log(
    `${basename(file)}: ${title ?? 'no title'}; ${chapters} chapters, ${articles.length} articles${span}, ${items} items, ${annexes} annexes; ${charsOut} of ${charsIn} characters kept; ${ms} ms`,
  )
  for (const { place, message } of figures.warnings) console.log(`    ${place}：${message}`)
}

function tableOf(all: readonly Row[]): string {
  const kinds = [...new Set(all.map(({ kind }) => kind)), 'all']
  const lines = kinds.map((kind) => {
    const of = all.filter((row) => kind === 'all' || row.kind === kind)
    const read = of.flatMap(({ figures }) => figures ?? [])
    const having = of.filter(({ figures }) => (figures?.articles.length ?? 0) > 0)
    const kept =
      sum(read.map(({ charsOut }) => charsOut)) / Math.max(1, sum(read.map(({ charsIn }) => charsIn)))
    const whole = having.filter(({ contiguous }) => contiguous).length
    const cells = [
      kind,
      of.length,
      of.length - read.length,
      having.length,
      percent(whole, having.length),
      sum(read.map(({ articles }) => articles.length)),
      sum(read.map(({ items }) => items)),
      `${(kept * 100).toFixed(2)} %`,
      read.filter(({ warnings }) => warnings.length > 0).length,
    ]
    return `| ${cells.join(' | ')} |`
  })
  return [
    '| kind | files | not read | with articles | contiguous | articles | items | characters kept | with warnings |',
    '|---|--:|--:|--:|--:|--:|--:|--:|--:|',
    ...lines,
  ].join('\n')
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, n) => total + n, 0)
}

function percent(part: number, whole: number): string {
  return whole === 0 ? '–' : `${((part / whole) * 100).toFixed(1)} %`
}
