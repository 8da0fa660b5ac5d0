export { reportDocx } from './report/index.ts'
