import { html, nothing, type TemplateResult } from 'lit-html'
import { repeat } from 'lit-html/directives/repeat.js'
import type { Actions } from '../../actions.ts'
import type { Filter, ReviewState } from '../../imports/state.ts'
import { FILTERS, itemOf, progressOf, stepsOf } from '../../imports/steps.ts'
import type { State } from '../../state.ts'
import { icon } from '../icons.ts'
import { clauseView } from './clause.ts'
import { cardFrame } from './review-card.ts'
import { endStep } from './review-end.ts'
import { onReviewKey } from './review-keys.ts'
import { metaStep } from './review-meta.ts'
import { phraseStep } from './review-phrase.ts'
import { addPostStep, postStep } from './review-post.ts'
import { addStep, ruleStep } from './review-rule.ts'

/** A review over the whole page: the law's words at the left, what was read out of them at the right. */
export function reviewView({ review }: State, actions: Actions): TemplateResult {
  return html`<dialog
    class="review"
    aria-label=${review ? `核对：${review.body.review.meta.value.shortName}` : '核对'}
    @keydown=${(event: KeyboardEvent) => review && onReviewKey(event, review, actions)}
    @cancel=${(event: Event) => {
      if (!review?.editing && !review?.adding) return
      event.preventDefault()
      if (review.adding) actions.goTo(review.adding.instead ?? 'end')
      else actions.edit(null)
    }}
    @close=${() => actions.closeReview()}
  >${review ? openView(review, actions) : nothing}</dialog>`
}

function openView(review: ReviewState, actions: Actions) {
  const { seen, all } = progressOf(review.body)
  return html`<header class="review-head">
      <div class="review-title">
        <h2>核对《${review.body.review.meta.value.shortName}》</h2>
        <p class="muted">
          <progress value=${seen} max=${all} aria-label="核对进度"></progress>
          <span class="review-count" role="status">已看 ${seen}/${all}</span>
        </p>
      </div>
      ${filterSelect(review, actions)}
      <button type="button" class="icon-button" aria-label="关闭，以后继续核对" @click=${() => actions.closeReview()}>
        ${icon('close')}
      </button>
    </header>
    <div class="review-body">
      ${clauseView(review)}
      <section class="review-card" aria-busy=${review.busy}>
        ${repeat(
          [`${review.step} ${review.editing}`],
          (key) => key,
          () => stepView(review, actions),
        )}
      </section>
    </div>
    ${footView(review, actions)}`
}

function filterSelect({ filter }: ReviewState, actions: Actions) {
  const onChange = (event: Event) => actions.setFilter((event.target as HTMLSelectElement).value as Filter)
  return html`<select class="review-filter" aria-label="看哪些" @change=${onChange}>
    ${Object.entries(FILTERS).map(
      ([id, name]) => html`<option value=${id} ?selected=${id === filter}>${name}</option>`,
    )}
  </select>`
}

function stepView(review: ReviewState, actions: Actions): TemplateResult {
  if (review.step === 'm') return metaStep(review, actions)
  if (review.step === 'end') return endStep(review, actions)
  if (review.step === 'add') return addStep(review, actions)
  if (review.step === 'add-post') return addPostStep(review, actions)
  const item = itemOf(review)
  switch (item?.kind) {
    case 'post':
      return postStep(item, review, actions)
    case 'rule':
      return ruleStep(item, review, actions)
    case 'phrase':
      return phraseStep(item, review, actions)
    case undefined:
      return cardFrame('没有可看的了', html`<p>换一个筛选，或者到最后一步完成核对。</p>`)
  }
}

function footView(review: ReviewState, actions: Actions) {
  const steps = stepsOf(review)
  const at = steps.indexOf(review.step)
  return html`<footer class="review-foot">
    <button type="button" class="button" aria-keyshortcuts="ArrowLeft" ?disabled=${at <= 0} @click=${() => actions.move(-1)}>
      ${icon('back')}上一处
    </button>
    <p class="muted review-place">
      ${at >= 0 ? `第 ${at + 1} 处，共 ${steps.length} 处` : `共 ${steps.length} 处`}
      <span class="review-keys">← → 换一处，A 接受，E 修改，R 不采用</span>
    </p>
    <button
      type="button"
      class="button"
      aria-keyshortcuts="ArrowRight"
      ?disabled=${at >= 0 && at === steps.length - 1}
      @click=${() => actions.move(1)}
    >下一处${icon('forward')}</button>
  </footer>`
}

/** Opens and closes the dialog as the state has it. */
export function syncReview({ review }: State): void {
  const dialog = document.querySelector<HTMLDialogElement>('dialog.review')
  if (!dialog) return
  if (review && !dialog.open) dialog.showModal()
  if (!review && dialog.open) dialog.close()
}
