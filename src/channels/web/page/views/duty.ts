import { html, nothing, type TemplateResult } from 'lit-html'
import type { Actions } from '../actions.ts'
import { civilText } from '../time.ts'
import type { DutyCard } from '../wire.ts'
import { quoteView } from './citation.ts'
import { icon } from './icons.ts'

/** From this many days before the end, the days left are set off. */
const SOON_DAYS = 14

/** One duty: its state in words, how far it is, until when, and the law's words. */
export function dutyView(duty: DutyCard, actions: Actions): TemplateResult {
  return html`<article class="duty duty-${duty.state}" data-obligation=${duty.obligation}>
    <header class="duty-head">
      <h4>${duty.title}</h4>
      <span class="state">${icon(duty.state)}${duty.stateText}</span>
    </header>
    ${facts(duty)} ${quoteView(duty.citation, actions)}
    ${
      duty.reading
        ? html`<details class="reading"><summary>为什么这样理解</summary><p>${duty.reading}</p></details>`
        : nothing
    }
  </article>`
}

function facts(duty: DutyCard) {
  if (duty.required === null && !duty.partial) return nothing
  return html`<p class="duty-facts">
    ${
      duty.required === null
        ? nothing
        : html`<span class="progress">
            <progress max=${duty.required} value=${Math.min(duty.done, duty.required)} aria-hidden="true"></progress>
            <span>${duty.done}/${duty.required} 次</span>
          </span>`
    }
    ${duty.start && duty.end ? html`<span>${civilText(duty.start)}—${civilText(duty.end, duty.start)}</span>` : nothing}
    ${duty.state === 'open' && duty.daysLeft !== null ? daysLeft(duty.daysLeft) : nothing}
    ${duty.partial ? html`<span>任期只占本期一部分</span>` : nothing}
  </p>`
}

function daysLeft(days: number) {
  const words = days === 0 ? '今天到期' : `还有 ${days} 天`
  return html`<span class=${days <= SOON_DAYS ? 'days soon' : 'days'}>${words}</span>`
}
