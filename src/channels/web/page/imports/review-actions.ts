import { client, RequestError } from '../client.ts'
import type { Store } from '../state.ts'
import type { NewDecision } from '../wire.ts'
import type { Filter, ReviewState, Step } from './state.ts'
import { nextOpen, stepsOf } from './steps.ts'

/** One review, step by step. */
export interface ReviewActions {
  openReview(id: string): Promise<void>
  closeReview(): void
  goTo(step: Step): void
  /** To the step before or behind, as the filter has it. */
  move(by: -1 | 1): void
  setFilter(filter: Filter): void
  edit(form: ReviewState['editing']): void
  /** Opens the form for a rule that was not proposed. */
  addRule(from: NonNullable<ReviewState['adding']>): void
  /** Writes decisions down and goes on to what is not decided yet. */
  decide(decisions: NewDecision[], by?: string): Promise<void>
  /** Accepts all of one kind that nobody has looked at yet. */
  acceptRest(kind: 'post' | 'phrase'): Promise<void>
  finish(): Promise<void>
}

/** Name of the reviewer, kept for this tab. */
const REVIEWER = 'zhaodan.reviewer'

export function reviewerName(): string {
  try {
    return sessionStorage.getItem(REVIEWER) ?? ''
  } catch {
    return ''
  }
}

function keepReviewer(name: string): void {
  try {
    sessionStorage.setItem(REVIEWER, name)
  } catch {
    // The name is asked for again next time.
  }
}

/** @param changed runs after something of it came into force. */
export function createReviewActions(store: Store, changed: () => Promise<void>): ReviewActions {
  const update = (change: Partial<ReviewState>) => {
    const { review } = store.state
    if (review) store.update({ review: { ...review, ...change } })
  }
  const show = (step: Step) => {
    update({ step, editing: null, adding: null, problem: null, finished: null })
    focusStep()
  }
  /** Runs one request at a time; what goes wrong is told beside the step. */
  const busy = async (work: (review: ReviewState) => Promise<void>) => {
    const { review } = store.state
    if (!review || review.busy) return
    update({ busy: true, problem: null })
    try {
      await work(review)
    } catch (error) {
      if (!(error instanceof RequestError)) throw error
      update({ problem: error.message })
    } finally {
      update({ busy: false })
    }
  }

  const decide = (decisions: NewDecision[], by = reviewerName()) =>
    busy(async ({ id, step }) => {
      keepReviewer(by)
      const body = await client.decide(id, by, decisions)
      update({ body })
      const { review } = store.state
      if (decisions.some(({ subject }) => subject === 'm')) {
        update({ reader: await client.regulation(id) })
        await changed()
      }
      const stay = review?.adding ? (review.adding.instead ?? 'end') : step
      show(nextOpen({ body, step: stay }))
    })

  return {
    async openReview(id) {
      try {
        const [body, reader] = await Promise.all([client.review(id), client.regulation(id)])
        const begun: ReviewState = {
          id,
          body,
          reader,
          others: store.state.regulations,
          step: 'm',
          filter: 'all',
          editing: null,
          adding: null,
          busy: false,
          problem: null,
          finished: null,
        }
        const step = body.review.meta.decision === null ? 'm' : nextOpen({ body, step: 'm' })
        store.update({ review: { ...begun, step }, problem: null })
        focusStep()
      } catch (error) {
        if (!(error instanceof RequestError)) throw error
        store.update({ problem: error.message })
      }
    },
    closeReview() {
      if (store.state.review) store.update({ review: null })
    },
    goTo: show,
    move(by) {
      const { review } = store.state
      if (!review) return
      const steps = stepsOf(review)
      const at = steps.indexOf(review.step)
      const next = steps[at < 0 ? 0 : at + by]
      if (next !== undefined) show(next)
    },
    setFilter(filter) {
      const { review } = store.state
      if (!review) return
      const steps = stepsOf({ ...review, filter })
      const [first] = steps
      update({ filter })
      if (!steps.includes(review.step) && first !== undefined) show(first)
    },
    edit(form) {
      update({ editing: form, problem: null })
      if (form !== null) focusForm()
      else focusStep()
    },
    addRule(from) {
      update({ step: 'add', editing: null, adding: from, problem: null, finished: null })
      focusForm()
    },
    decide,
    async acceptRest(kind) {
      const items = store.state.review?.body.review.items ?? []
      const open = items.filter((item) => item.kind === kind && item.decision === null)
      if (open.length > 0) await decide(open.map(({ subject }) => ({ subject, verdict: 'accept' })))
    },
    finish: () =>
      busy(async ({ id }) => {
        const finished = await client.finishReview(id, reviewerName())
        update({ body: await client.review(id), finished })
        if (finished.ok) await changed()
      }),
  }
}

/** So that whoever listens hears what the step is about. */
function focusStep(): void {
  document.querySelector<HTMLElement>('.review-card h3')?.focus()
  document.querySelector('.review-clause')?.scrollTo({ top: 0 })
  document.querySelector('.review-clause mark')?.scrollIntoView({ block: 'nearest' })
}

function focusForm(): void {
  document.querySelector<HTMLElement>('.review-form :is(input, select, textarea)')?.focus()
}
