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
      ${duty.required === null ? nothing : html`<span class="progress">${duty.done}/${duty.required} 次</span>`}
      ${duty.partial ? html`<span class="partial">任期只占本期一部分</span>` : nothing}
    </p>
    ${quoteView(duty.citation, actions)}
    ${
      duty.reading
        ? html`<details class="reading"><summary>为什么这样理解</summary><p>${duty.reading}</p></details>`
        : nothing
    }
  </article>`
}
