import type { DocumentWarning } from '../documents/index.ts'
import type { ParsedRegulation, RegulationFigures } from '../regulation/index.ts'
import { describeRegulation } from '../regulation/index.ts'
import type { DryRunReport, ImportReport, ImportWarning } from './types.ts'

/** Figures of a text, with the warnings of its document beside those of the parser. */
export function describe(
  parsed: ParsedRegulation,
  text: string,
  fromDocument: readonly DocumentWarning[],
): RegulationFigures {
  const figures = describeRegulation(parsed, text)
  const warnings: ImportWarning[] = fromDocument.map(({ place, message }) => ({ ref: null, place, message }))
  return { ...figures, warnings: [...warnings, ...figures.warnings] }
}

export function importReport(file: string, regulation: string, figures: RegulationFigures): ImportReport {
  const { title, chapters, articles, items, annexes, warnings } = figures
  return { file, regulation, title, chapters, articles: articles.length, items, annexes, warnings }
}

export function dryRunReport(file: string, figures: RegulationFigures): DryRunReport {
  const { title, articles, items, charsIn, charsOut, annexes, warnings } = figures
  return { file, title, articles, items, charsIn, charsOut, annex: annexes > 0, warnings }
}
