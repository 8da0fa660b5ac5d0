import { client } from './client.ts'
import type { Store } from './state.ts'
import type { ChecklistSpan } from './wire.ts'

/** 照单 item by item. */
export interface ChecklistActions {
  showSpan(span: ChecklistSpan): Promise<void>
  /** Reads it anew where it is shown. */
  refreshChecklist(): Promise<void>
}

/** @param guarded tells of what fails. */
export function createChecklistActions(
  store: Store,
  guarded: (work: () => Promise<void>) => Promise<void>,
): ChecklistActions {
  const read = async () => {
    const span = store.state.checklistSpan
    const checklist = await client.checklist(span)
    // Another span may have been asked for meanwhile.
    if (store.state.checklistSpan === span) store.update({ checklist })
  }
  return {
    showSpan: (checklistSpan) =>
      guarded(async () => {
        store.update({ checklistSpan })
        await read()
      }),
    async refreshChecklist() {
      if (store.state.side === 'checklist') await read()
    },
  }
}
