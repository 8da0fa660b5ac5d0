import type { ReviewItem } from '../wire.ts'
import type { Filter, ReviewState, Step } from './state.ts'

/** Below this a proposal is a guess. */
const GUESS = 0.5

export const FILTERS: Record<Filter, string> = {
  all: '全部',
  open: '还没看的',
  doubtful: '有疑问的',
  changed: '修改过、不采用的',
}

/** The steps of a review in order, as far as the filter lets them through. */
export function stepsOf({ body, filter }: ReviewState): Step[] {
  const items = body.review.items.filter(passes(filter)).map(({ subject }) => subject)
  return filter === 'all' ? ['m', ...items, 'end'] : items
}

function passes(filter: Filter): (item: ReviewItem) => boolean {
  switch (filter) {
    case 'all':
      return () => true
    case 'open':
      return ({ decision }) => decision === null
    case 'changed':
      return ({ decision }) => decision !== null && decision.verdict !== 'accept'
    case 'doubtful':
      return isDoubtful
  }
}

/** The drafter was not sure, or the text leaves a reading open. */
export function isDoubtful(item: ReviewItem): boolean {
  if (item.kind !== 'rule') return false
  const { confidence = 1, reading, activity, posts } = item.proposal ?? item.value ?? {}
  return confidence < GUESS || Boolean(reading) || activity === null || posts?.length === 0
}

export function itemOf({ body, step }: Pick<ReviewState, 'body' | 'step'>): ReviewItem | undefined {
  return body.review.items.find(({ subject }) => subject === step)
}

/** How many were looked at, the metadata among them. */
export function progressOf({ review }: ReviewState['body']): { seen: number; all: number } {
  const seen = review.items.filter(({ decision }) => decision !== null).length
  return { seen: seen + (review.meta.decision === null ? 0 : 1), all: review.items.length + 1 }
}

/** The next step that nobody has decided yet, behind this one and then from the beginning; `end` where there is none. */
export function nextOpen({ body, step }: Pick<ReviewState, 'body' | 'step'>): Step {
  const { items, meta } = body.review
  const open = [
    ...(meta.decision === null ? ['m'] : []),
    ...items.filter(({ decision }) => decision === null).map(({ subject }) => subject),
  ]
  const order = ['m', ...items.map(({ subject }) => subject), 'end']
  const at = order.indexOf(step)
  return open.find((one) => order.indexOf(one) > at) ?? open[0] ?? 'end'
}
