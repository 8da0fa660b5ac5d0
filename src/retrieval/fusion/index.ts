export { searchBoth } from './hybrid.ts'
export { fused, type Ranking } from './ranks.ts'
