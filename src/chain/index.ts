export { canonical, digestOf, GENESIS, linkOf } from './hash.ts'
export type { BadKind, BadLine, SealedLine } from './line.ts'
export {
  type Finding,
  type KnownHead,
  type KnownOfRecord,
  type RecordChains,
  type RecordVerdict,
  verifyRecord,
  withFindings,
} from './record.ts'
export { type ChainVerdict, verifyChain } from './verify.ts'
