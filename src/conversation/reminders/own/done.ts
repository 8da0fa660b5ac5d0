import { type CivilDate, civilDateOf } from '../../../calendar/index.ts'
import { foldLedger } from '../../../ledger/index.ts'
import type { OwnReminderRow, Store } from '../../../storage/index.ts'

/** Whether what a wish is about was recorded after it was made, as done on a day from then to `today`. */
export async function wasDone(
  store: Pick<Store, 'ledger'>,
  wish: OwnReminderRow,
  today: CivilDate,
): Promise<boolean> {
  if (wish.activity === null) return false
  const from = civilDateOf(new Date(wish.createdAt))
  return foldLedger(await store.ledger(wish.person)).some(
    (entry) =>
      !entry.voided &&
      entry.activity === wish.activity &&
      entry.recordedAt > wish.createdAt &&
      entry.date >= from &&
      entry.date <= today,
  )
}
