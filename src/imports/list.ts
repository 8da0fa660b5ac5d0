import { join } from 'node:path'
import { civilDateOf } from '../calendar/index.ts'
import type { Finding, Knowledge, RegulationMeta } from '../knowledge/index.ts'
import { ImportError } from './errors.ts'
import { idsIn, storedMeta } from './folder.ts'
import { FILES } from './layout.ts'
import { readRecord } from './record.ts'
import { readDecisions } from './review/decisions.ts'
import { openDecisions, stateOf } from './review/review.ts'
import type { ImportedRegulation } from './types.ts'

/** Everything that is kept, those that cannot be used among it. */
export function listImported(dir: string, knowledge: Knowledge): ImportedRegulation[] {
  return idsIn(dir).map((id) => {
    const findings = knowledge.leftOut.find(({ folder }) => folder === id)?.findings ?? []
    try {
      return { ...kept(join(dir, id)), meta: metaOf(join(dir, id), knowledge, id), findings }
    } catch (error) {
      if (!(error instanceof ImportError)) throw error
      return damaged(id, [...findings, { file: id, line: 1, message: error.message }])
    }
  })
}

function kept(folder: string): Omit<ImportedRegulation, 'meta' | 'findings'> {
  const record = readRecord(folder)
  const decisions = readDecisions(join(folder, FILES.decisions))
  return {
    state: stateOf(record, decisions),
    importedAt: record.importedAt,
    sourceName: record.sourceName,
    sourceHash: record.sourceHash,
    revision: record.accepted.length,
    openDecisions: openDecisions(record, decisions),
    warnings: record.warnings,
  }
}

function metaOf(folder: string, knowledge: Knowledge, id: string): RegulationMeta {
  const { levels, ...meta } = storedMeta(folder)
  return knowledge.pack(id)?.meta ?? { ...meta, levels: levels.map((level) => level.id) }
}

/** What there is to say of a folder that cannot be read. */
function damaged(id: string, findings: Finding[]): ImportedRegulation {
  const never = civilDateOf(new Date(0))
  return {
    meta: {
      id,
      series: id,
      fullName: id,
      shortName: id,
      aliases: [],
      documentNumber: null,
      issuers: [],
      issued: never,
      inForce: never,
      repealed: null,
      authority: 'county',
      region: { name: '', aliases: [], places: [], within: [] },
      levels: [],
      slips: [],
    },
    state: 'text',
    importedAt: '',
    sourceName: '',
    sourceHash: '',
    revision: 0,
    openDecisions: 0,
    warnings: [],
    findings,
  }
}
