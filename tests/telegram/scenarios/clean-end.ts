import { expect } from 'vitest'
import type { Setting } from './product.ts'

/** Ends a scenario, whose bot must have done nothing that a well-made bot never does and left no tap unanswered. */
export async function cleanEnd(setting: Setting): Promise<void> {
  const violations = await setting.world.violations()
  const openTaps = await setting.world.openTaps()
  await setting.end()
  expect({ violations, openTaps }).toEqual({ violations: [], openTaps: 0 })
}
