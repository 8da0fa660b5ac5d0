import { standingOf } from '../../access/index.ts'
import type { RemindingParts } from './parts.ts'

/** Whether the person is still one who may be reminded: nobody who was removed, no guest. */
export async function standing({ store, owners }: RemindingParts, person: string): Promise<boolean> {
  return (await standingOf(store, person, owners)).role !== 'guest'
}
