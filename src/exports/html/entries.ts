import type { Facts } from '../facts.ts'
import { entryAnchor, entryArticle, entryTitle } from './entry.ts'
import { type Html, html } from './escape.ts'
import type { PageFiles } from './types.ts'

/** Every entry of the span, withdrawn ones marked, and those around it that a period counts. */
export function entriesSection(facts: Facts, files: PageFiles): Html {
  const { entries, around, checklist } = facts
  const { unlinked } = checklist
  return html`<section id="entries">
<h2>全部记录</h2>
<p>起止日期内 ${entries.length} 条，其中已撤销 ${checklist.withdrawn.length} 条，没有对应到清单事项 ${unlinked.length} 条。</p>
${
  unlinked.length > 0
    ? html`<h3>没有对应到清单事项的记录</h3>
<ul>
${unlinked.map(
  (entry) => html`<li><a href="#${entryAnchor(entry)}">${entryTitle(facts, entry)}</a></li>
`,
)}</ul>`
    : null
}
<h3>逐条</h3>
${entries.length === 0 ? html`<p class="note">没有记录。</p>` : entries.map((entry) => entryArticle(facts, entry, files))}
${
  around.length > 0
    ? html`<h3>起止日期之外，计入跨期职责的记录</h3>
${around.map((entry) => entryArticle(facts, entry, files))}`
    : null
}
</section>
`
}
