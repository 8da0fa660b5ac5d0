import type { Store } from '../../../src/storage/index.ts'

/** What every test of the contract starts from. */
export interface Context {
  /** An open store that knows the people `zhang`, `li` and `staff`, and nothing else. */
  readonly store: Store
  /** Opens the same data once more, as another process would. */
  open(): Promise<Store>
}
