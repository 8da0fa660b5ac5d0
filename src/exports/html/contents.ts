import type { ItemState } from '../../checklist/index.ts'
import type { Facts } from '../facts.ts'
import { ITEM_STATES } from '../words.ts'
import { type Html, html } from './escape.ts'
import { itemAnchor, listAnchor } from './list.ts'

/** What is missing comes first in a row of counts. */
const ORDER: ItemState[] = ['missed', 'none', 'open', 'upcoming', 'met', 'recorded']

/** The table of contents: every item with its state in words. */
export function contents({ checklist }: Facts): Html {
  const lists = checklist.lists.map(({ heading, rows }, list) => {
    const counts = ORDER.map((state) => [state, rows.filter((row) => row.state === state).length] as const)
      .filter(([, count]) => count > 0)
      .map(([state, count]) => `${ITEM_STATES[state]} ${count} 项`)
    const items = rows.map(
      ({ item, state }, i) =>
        html`<li><a href="#${itemAnchor(list, i)}">${item.label}</a> <span class="${state} state">${ITEM_STATES[state]}</span></li>
`,
    )
    return html`<li><a href="#${listAnchor(list)}"><strong>${heading}</strong></a>
<p class="counts">共 ${rows.length} 项：${counts.join('，')}</p>
<ol>
${items}</ol></li>
`
  })
  return html`<nav aria-label="目录">
<h2>目录</h2>
<ul>
${lists}<li><a href="#entries"><strong>全部记录</strong></a></li>
<li><a href="#rules"><strong>所用规定的版本</strong></a></li>
<li><a href="#verify"><strong>怎样核验</strong></a></li>
</ul>
</nav>`
}
