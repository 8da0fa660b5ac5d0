export { dossierDocx } from './dossier/index.ts'
export { type Phrase, reportDocx } from './report/index.ts'
