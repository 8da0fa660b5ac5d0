import { foldWidth } from '../text/index.ts'
import type { ActivityDraft } from './draft.ts'
import type { LedgerEntry } from './types.ts'

const placeKey = (place: string | null) =>
  foldWidth(place ?? '')
    .replace(/\s+/gu, '')
    .toLowerCase()

/**
 * The entries in force that may be the same event as a draft of the same person: same activity, day and place
 * (white space, width and case aside; no place equals no place). A reason to ask, never to refuse: two inspections
 * of one works on one day do happen.
 */
export function duplicatesOf(
  entries: readonly LedgerEntry[],
  draft: Pick<ActivityDraft, 'activity' | 'date' | 'place'> & { person: string },
): LedgerEntry[] {
  return entries.filter(
    (entry) =>
      !entry.voided &&
      entry.person === draft.person &&
      entry.activity === draft.activity &&
      entry.date === draft.date &&
      placeKey(entry.place) === placeKey(draft.place),
  )
}
