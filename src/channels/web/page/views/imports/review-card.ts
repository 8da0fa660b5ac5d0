import { html, nothing, type TemplateResult } from 'lit-html'
import type { Actions } from '../../actions.ts'
import type { ReviewState } from '../../imports/state.ts'
import { dayText } from '../../time.ts'
import type { ReviewItem } from '../../wire.ts'
import { icon } from '../icons.ts'

/** A step: what it is about, and below it what there is to say and to do. */
export function cardFrame(heading: string, content: TemplateResult, kicker = ''): TemplateResult {
  return html`<p class="kicker">${kicker}</p>
    <h3 tabindex="-1">${heading}</h3>
    ${content}`
}

/** Names and values, a line each; empty values are left out. */
export function facts(entries: [name: string, value: unknown][]): TemplateResult {
  return html`<dl class="facts">
    ${entries
      .filter(([, value]) => value !== null && value !== undefined && value !== '')
      .map(
        ([name, value]) => html`<div>
          <dt>${name}</dt>
          <dd>${value}</dd>
        </div>`,
      )}
  </dl>`
}

const VERDICTS = { accept: '已接受', change: '已按您的修改', reject: '没有采用' } as const

/** What was decided before, by whom and why. */
export function decidedView({ decision }: Pick<ReviewItem, 'decision'>): TemplateResult | typeof nothing {
  if (!decision) return nothing
  return html`<p class="decided decided-${decision.verdict}">
    ${icon(decision.verdict === 'reject' ? 'uncounted' : 'met')}${VERDICTS[decision.verdict]}<span class="muted"
      >${decision.by}，${dayText(decision.at)}</span
    >
    ${decision.reason ? html`<span class="decided-reason">理由：${decision.reason}</span>` : nothing}
  </p>`
}

export function problemView({ problem }: ReviewState): TemplateResult | typeof nothing {
  return problem ? html`<p class="upload-error" role="alert">${problem}</p>` : nothing
}

/** Accept, change, reject. */
export function verdictButtons(
  item: ReviewItem,
  review: ReviewState,
  actions: Actions,
  words: { accept?: string; reject?: string } = {},
): TemplateResult {
  const { busy } = review
  const accept = () => actions.decide([{ subject: item.subject, verdict: 'accept' }])
  return html`${problemView(review)}
    <div class="verdicts button-row" role="group" aria-label="核对结果">
      <button type="button" class="button primary" aria-keyshortcuts="A" ?disabled=${busy || item.proposal === null} @click=${accept}>
        ${icon('check')}${words.accept ?? '接受'}
      </button>
      <button type="button" class="button" aria-keyshortcuts="E" ?disabled=${busy} @click=${() => actions.edit('change')}>
        ${icon('edit')}修改
      </button>
      <button type="button" class="button" aria-keyshortcuts="R" ?disabled=${busy} @click=${() => actions.edit('reject')}>
        ${icon('close')}${words.reject ?? '不采用'}
      </button>
    </div>`
}

/** A form that is answered with a decision. */
export function decisionForm(
  review: ReviewState,
  actions: Actions,
  {
    content,
    submit,
    onSubmit,
  }: { content: TemplateResult; submit: string; onSubmit: (form: FormData) => void },
): TemplateResult {
  const send = (event: SubmitEvent) => {
    event.preventDefault()
    onSubmit(new FormData(event.target as HTMLFormElement))
  }
  const cancel = () =>
    review.adding
      ? actions.goTo(review.adding.instead ?? 'end')
      : review.step === 'add-post'
        ? actions.goTo('end')
        : actions.edit(null)
  return html`<form class="review-form" @submit=${send}>
    ${content} ${problemView(review)}
    <div class="button-row">
      <button class="button primary" ?disabled=${review.busy}>${submit}</button>
      <button type="button" class="button" @click=${cancel}>取消</button>
    </div>
  </form>`
}

/** The reason that every change and rejection asks for. */
export function reasonField(label: string, suggestions: readonly string[] = []): TemplateResult {
  const take = (event: Event) => {
    const button = event.currentTarget as HTMLButtonElement
    const field = button.closest('form')?.elements.namedItem('reason') as HTMLTextAreaElement | null
    if (field) field.value = button.textContent?.trim() ?? ''
    field?.focus()
  }
  return html`<label class="field">${label}
      <textarea name="reason" rows="2" required maxlength="500"></textarea>
    </label>
    ${
      suggestions.length === 0
        ? nothing
        : html`<div class="suggestions" role="group" aria-label="常见的理由">
            ${suggestions.map((words) => html`<button type="button" class="button" @click=${take}>${words}</button>`)}
          </div>`
    }`
}
