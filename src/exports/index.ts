export { joinedBy, type Phrase } from './docx/report/ask-model.ts'
export type { Facts, RulesUsed } from './facts.ts'
export { type ExportSources, type FactSpan, factsOf, LONGEST_YEARS } from './facts-read.ts'
export { createExporter } from './make.ts'
export { EXPORT_FORMATS, fileOf as exportName } from './make-names.ts'
export { ExportError, type Exported, type Exporter } from './types.ts'
export {
  attachedFiles,
  DossierError,
  type DossierFiles,
  type DossierVerdict,
  looksLikeDossier,
  readDossier,
  verifyDossier,
} from './verifier/index.ts'
