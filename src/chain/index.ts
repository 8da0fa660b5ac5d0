export { canonical, digestOf, GENESIS, linkOf } from './hash.ts'
