import { html, nothing, type TemplateResult } from 'lit-html'
import type { Actions } from '../actions.ts'
import type { Line } from '../state.ts'

/** Three points that come and go where motion is welcome. */
export function dots(): TemplateResult {
  return html`<span class="dots" aria-hidden="true"><i></i><i></i><i></i></span>`
}

/** Below a reply: that a model is putting it in its words, and how to stop that. */
export function phrasingView(line: Line, actions: Actions): TemplateResult | typeof nothing {
  if (!line.phrasing) return nothing
  return html`<div class="phrasing">
    ${dots()}<span>模型正在组织表述…</span>
    <button type="button" class="button" @click=${() => actions.stopPhrasing()}>停止</button>
  </div>`
}
