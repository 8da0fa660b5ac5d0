export { dossierDocx } from './dossier/index.ts'
export { reportDocx } from './report/index.ts'
