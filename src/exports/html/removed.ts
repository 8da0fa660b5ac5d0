import type { Facts } from '../facts.ts'
import { REMOVED, removedLines } from '../removed.ts'
import { type Html, html } from './escape.ts'

/** Posts and own items that were taken off the record; nothing where there are none. */
export function removedSection(facts: Facts): Html | string {
  const lines = removedLines(facts)
  if (lines.length === 0) return ''
  return html`<section id="removed">
<h2>${REMOVED}</h2>
<ul>${lines.map((line) => html`<li>${line}</li>`)}</ul>
</section>`
}
