import type { Actions } from '../../actions.ts'
import type { ReviewState } from '../../imports/state.ts'
import { itemOf } from '../../imports/steps.ts'

/** One key for each of what is done again and again; none where somebody is writing. */
export function onReviewKey(event: KeyboardEvent, review: ReviewState, actions: Actions): void {
  const target = event.target as HTMLElement
  if (target.matches('input, textarea, select') || event.ctrlKey || event.metaKey || event.altKey) return
  if (event.isComposing || review.busy || review.editing !== null) return
  const item = itemOf(review)
  const act = {
    ArrowLeft: () => actions.move(-1),
    ArrowRight: () => actions.move(1),
    a: () => item && actions.decide([{ subject: item.subject, verdict: 'accept' }]),
    e: () => item && actions.edit('change'),
    r: () => item && actions.edit('reject'),
  }[event.key.length === 1 ? event.key.toLowerCase() : event.key]
  if (!act) return
  event.preventDefault()
  void act()
}
