import { html, type TemplateResult } from 'lit-html'
import type { Actions } from '../actions.ts'
import type { Citation } from '../wire.ts'
import { icon } from './icons.ts'

/** The name of a provision; tapped, it opens the regulation there. */
export function citationButton(citation: Citation, actions: Actions): TemplateResult {
  return html`<button type="button" class="citation" title="打开原文" @click=${() => actions.openCitation(citation)}>
    ${icon('book')}<span><span class="visually-hidden">打开原文：</span>${citation.label}</span>
  </button>`
}

/** The law's words and where they stand. */
export function quoteView(citation: Citation, actions: Actions): TemplateResult {
  return html`<figure class="quote">
    <blockquote>${citation.quote}</blockquote>
    <figcaption>${citationButton(citation, actions)}</figcaption>
  </figure>`
}
