import { html, nothing, type TemplateResult } from 'lit-html'
import type { Actions } from '../../actions.ts'
import type { ReviewState } from '../../imports/state.ts'
import { nextOpen } from '../../imports/steps.ts'
import { cardFrame, problemView } from './review-card.ts'

const SHOWN = 8

/** The last step: what is missing, or that the rules may come into force. */
export function endStep(review: ReviewState, actions: Actions): TemplateResult {
  const { finished, body } = review
  if (finished?.ok) {
    const content = html`<p class="decided decided-accept">这部法规的规则已经生效，计入清单和提醒。</p>
      <p>现在可以登记岗位，比如说“我是镇长”，再问“本季度我要做什么”。</p>
      <div class="button-row">
        <button type="button" class="button primary" @click=${() => actions.closeReview()}>回到对话</button>
      </div>`
    return cardFrame('核对完成', content, '最后一步')
  }
  const missing = finished?.missing ?? body.review.missing
  return cardFrame(
    '完成核对',
    missing.length > 0 ? missingView(missing, review, actions) : readyView(review, actions),
    '最后一步',
  )
}

function readyView(review: ReviewState, actions: Actions): TemplateResult {
  const { items, openDecisions, revision } = review.body.review
  const count = (kind: string) => items.filter((item) => item.kind === kind && item.value !== null).length
  const nothingNew = revision > 0 && openDecisions === 0
  return html`<p>
      采用 ${count('rule')} 条频次义务、${count('post')} 个岗位，${count('phrase')} 处用语写明了理由。生效前会再核对一遍：引文一字不差，带周期的话都有着落。
    </p>
    ${nothingNew ? html`<p class="muted">上次完成核对以后没有改动。</p>` : nothing}
    ${revision > 0 && !nothingNew ? html`<p class="muted">改动过的规则从今天起按新的算，以前的按原来的算，原来的核对结果保留。</p>` : nothing}
    ${problemView(review)}
    <div class="button-row">
      <button type="button" class="button primary" ?disabled=${review.busy || nothingNew} @click=${() => actions.finish()}>
        完成核对，规则生效
      </button>
      ${addButton(review, actions)}
    </div>`
}

function missingView(missing: readonly string[], review: ReviewState, actions: Actions): TemplateResult {
  const next = nextOpen(review)
  const more = missing.length - SHOWN
  return html`<p>还差 ${missing.length} 处：</p>
    <ul class="missing">
      ${missing.slice(0, SHOWN).map((line) => html`<li>${line}</li>`)}
      ${more > 0 ? html`<li class="muted">……另有 ${more} 处</li>` : nothing}
    </ul>
    ${problemView(review)}
    <div class="button-row">
      ${
        next === 'end'
          ? nothing
          : html`<button type="button" class="button primary" @click=${() => actions.goTo(next)}>去看还没看的</button>`
      }
      ${addButton(review, actions)}
    </div>`
}

function addButton({ reader }: ReviewState, actions: Actions) {
  const first = reader.chapters.flatMap(({ articles }) => articles)[0]
  if (!first) return nothing
  return html`<button
    type="button"
    class="button"
    @click=${() => actions.addRule({ ref: first.ref, quote: '', instead: null })}
  >补充一条</button>
    <button type="button" class="button" @click=${() => actions.goTo('add-post')}>补充岗位</button>`
}
