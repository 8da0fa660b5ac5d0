import { html, nothing, type TemplateResult } from 'lit-html'
import type { Actions } from '../actions.ts'
import type { DutyCard } from '../wire.ts'
import { quoteView } from './citation.ts'
import { icon } from './icons.ts'

/** One duty: its state in words, how far it is, and the law's words. */
export function dutyView(duty: DutyCard, actions: Actions): TemplateResult {
  return html`<article class="duty duty-${duty.state}" data-obligation=${duty.obligation}>
    <h4>${duty.title}</h4>
    <p class="duty-facts">
      <span class="state">${icon(duty.state)}${duty.stateText}</span>
      ${duty.required === null ? nothing : html`<span class="progress">${progressText(duty.done, duty.required)}</span>`}
      ${duty.partial ? html`<span class="partial">任期只占本期一部分</span>` : nothing}
    </p>
    ${duty.remark ? html`<p class="duty-remark muted">${duty.remark}</p>` : nothing}
    ${quoteView(duty.citation, actions)}
    ${
      duty.reading
        ? html`<details class="reading"><summary>为什么这样理解</summary><p>${duty.reading}</p></details>`
        : nothing
    }
  </article>`
}

/** 0/1 次; more than required in words, since 6/1 reads like an error. */
function progressText(done: number, required: number): string {
  return done > required ? `要求 ${required} 次，已记 ${done} 次` : `${done}/${required} 次`
}
