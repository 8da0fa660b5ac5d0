import type { ItemRow, PostList } from '../../checklist/index.ts'
import type { Facts } from '../facts.ts'
import { activityName, ITEM_STATES } from '../words.ts'
import { entryAnchor, entryTitle } from './entry.ts'
import { type Html, html } from './escape.ts'
import { periodsOf } from './periods.ts'

export const listAnchor = (list: number): string => `list-${list + 1}`
export const itemAnchor = (list: number, row: number): string => `item-${list + 1}-${row + 1}`

/** One post with every item of its list; or the items of the organisation's own. */
export function listSection(facts: Facts, { heading, rows }: PostList, list: number): Html {
  return html`<section id="${listAnchor(list)}">
<h2>${heading}</h2>
${rows.map((row, i) => itemArticle(facts, row, itemAnchor(list, i)))}
</section>
`
}

function itemArticle(facts: Facts, row: ItemRow, id: string): Html {
  const { item, frequencies, state, periods } = row
  return html`<article id="${id}" class="item">
<h3>${item.label} <span class="${state} state">${ITEM_STATES[state]}</span></h3>
<blockquote>${item.text}</blockquote>
${item.own ? html`<p class="note">本单位补充的事项，不是法规条文；文字和出处由本人登记。</p>` : null}
${frequencies.length > 0 ? html`<p>频次：${frequencies.join('；')}</p>` : null}
${periods.length > 0 ? periodsOf(facts, row) : null}
${onRecord(facts, row)}
</article>
`
}

function onRecord(facts: Facts, { entries, periods }: ItemRow): Html {
  if (entries.length === 0) return html`<p class="note">起止日期内没有记录。</p>`
  const counted = new Set(periods.flatMap((trace) => trace.counted.map(({ id }) => id)))
  const lines = entries.map(({ entry, how }) => {
    const why =
      how === 'rule'
        ? '按活动类别计入'
        : periods.length > 0 && !counted.has(entry.id)
          ? `经确认关联到本项，“${activityName(facts, entry.activity)}”不在计次之内`
          : '经确认关联到本项'
    const files = entry.evidence.length > 0 ? `，附件和链接 ${entry.evidence.length} 个` : ''
    return html`<li><a href="#${entryAnchor(entry)}">${entryTitle(facts, entry)}</a><span class="how">${why}${files}</span></li>
`
  })
  return html`<h4>有关记录（${entries.length} 条）</h4>
<ul class="on-record">
${lines}</ul>`
}
