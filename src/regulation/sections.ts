import type { Line } from './lines.ts'
import { readItem } from './markers.ts'
import type { Heading } from './outline.ts'

/** Fewer 一、 二、 are a list, not the build of a document. */
const LEAST = 3
/** A title of a section (一、总体要求) is no longer than this and holds no sentence. */
const TITLE_LENGTH = 40

/**
 * The numbered sections 一、 二、 三、 of a text that has no 第X条, as notices, opinions and plans are built. They are
 * cited as articles are: 《…通知》第二条第（一）项. Of several runs from 一、 on (a table of contents, a plan behind
 * its notice) the longest is taken.
 * @returns the headings; empty where there are fewer than three sections; and the line at which the next run starts.
 */
export function readSections(lines: readonly Line[]): { headings: Heading[]; restart: number | null } {
  const runs: Heading[][] = []
  for (const [i, line] of lines.entries()) {
    const item = line.inline ? null : readItem(line.text)
    if (item?.style !== '一、') continue
    const run = runs.at(-1)
    const { number, marker, length, rest } = item
    const heading: Heading = {
      line: i,
      mark: { unit: '条', number, insert: 0, marker, length, apart: true, rest },
    }
    if (number === 1) runs.push([heading])
    else if (
      run?.at(-1)?.mark.number === number - 1 &&
      !/[、，,的和及或与至]$/.test(lines[i - 1]?.text ?? '')
    )
      run.push(heading)
  }
  const starts = runs.map((run) => lines[(run[0] as Heading).line]?.start ?? 0)
  const end = lines.at(-1)?.end ?? 0
  let longest: { at: number; span: number } | null = null
  for (const [at, run] of runs.entries()) {
    const span = (starts[at + 1] ?? end) - (starts[at] as number)
    if (run.length >= LEAST && (longest === null || span > longest.span)) longest = { at, span }
  }
  if (longest === null) return { headings: [], restart: null }
  return {
    headings: runs[longest.at] as Heading[],
    restart: runs[longest.at + 1]?.[0]?.line ?? null,
  }
}

/** The title of a section, where the rest of its first line is one: 总体要求; null where a sentence starts there. */
export function sectionTitle(rest: string): string | null {
  return rest !== '' && rest.length <= TITLE_LENGTH && !/[。；;，,：:！？]/.test(rest) ? rest : null
}
