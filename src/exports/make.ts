import type { ExportSpec } from '../reply/index.ts'
import type { Phrase } from './docx/index.ts'
import type { Facts } from './facts.ts'
import { type ExportSources, factsOf } from './facts-read.ts'
import { fileOf } from './make-names.ts'
import { ExportError, type Exported, type Exporter } from './types.ts'

/** What files are made from. */
export interface MakeSources extends ExportSources {
  /** Joins sentences of the report anew, as a model may; see docx/report. Default: they stay as they are. */
  phrase?: Phrase
}

/** Makes every format. What a format needs is loaded with the first file of it, so that nothing slows the start. */
export function createExporter(sources: MakeSources): Exporter {
  return {
    async make(spec: ExportSpec, now: Date): Promise<Exported> {
      const facts = await factsOf(sources, spec, now)
      refuseNothing(spec, facts)
      return { ...fileOf(spec.format, facts), bytes: await bytesOf(sources, spec, facts) }
    },
  }
}

/** A calendar may be empty for a while and the record of a machine may be too; a page for people may not. */
function refuseNothing({ format }: ExportSpec, facts: Facts): void {
  if (format === 'ics' || format === 'json') return
  if (facts.tenures.length + facts.items.length + facts.entries.length > 0) return
  throw new ExportError(
    `${facts.from}至${facts.to}没有登记岗位，也没有记录，没有可导出的内容：请换一段日期，或先登记岗位。`,
  )
}

async function bytesOf(sources: MakeSources, spec: ExportSpec, facts: Facts): Promise<Buffer> {
  switch (spec.format) {
    case 'json':
      return (await import('./json.ts')).recordJson(facts)
    case 'dossier':
      return (await import('./dossier/index.ts')).dossierOf(sources, facts)
    case 'docx':
      return (await import('./docx/index.ts')).reportDocx(
        facts,
        sources.phrase ? { phrase: sources.phrase } : {},
      )
    case 'xlsx':
      return (await import('./xlsx/index.ts')).ledgerXlsx(facts)
    case 'ics':
      return (await import('./ics/index.ts')).calendarIcs(facts)
    case 'png':
      return (await import('./png/index.ts')).boardPng(facts, spec.theme ?? 'light')
  }
}
