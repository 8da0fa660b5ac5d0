import { html, nothing, type TemplateResult } from 'lit-html'
import { repeat } from 'lit-html/directives/repeat.js'
import type { Actions } from '../actions.ts'
import { exportAddress, fileAddress } from '../files/addresses.ts'
import { kindText, sizeText } from '../files/state.ts'
import type { State } from '../state.ts'
import { civilText } from '../time.ts'
import type { ChecklistEntry, ChecklistRow, ChecklistSpan, ChecklistView, ExportSpec } from '../wire.ts'
import { thumbnailOf } from './attached.ts'
import { downloadView } from './attachment.ts'
import { quoteView } from './citation.ts'
import { icon } from './icons.ts'

const SPANS: [ChecklistSpan, string][] = [
  ['quarter', '本季度'],
  ['year', '今年'],
  ['last-year', '去年'],
]

/** Every duty item of every post, with what is on record for it. */
export function checklistView(state: State, actions: Actions): TemplateResult {
  const { checklist } = state
  return html`<div class="side-scroll checklist" tabindex="0" role="region" aria-label="逐项清单">
    <div class="segments" role="group" aria-label="清单的时间">
      ${SPANS.map(
        ([span, name]) => html`<button
          type="button"
          aria-pressed=${state.checklistSpan === span}
          @click=${() => actions.showSpan(span)}
        >${name}</button>`,
      )}
    </div>
    ${checklist ? shownView(checklist, state, actions) : html`<p class="muted">正在读取…</p>`}
  </div>`
}

function shownView(checklist: ChecklistView, state: State, actions: Actions): TemplateResult {
  const { span, summary, lists, unlinked, withdrawn, message } = checklist
  return html`<header class="board-head">
      <h2>${span.name}</h2>
      <p class="muted">${civilText(span.from)}—${civilText(span.to)}，今天是 ${civilText(checklist.on)}</p>
      ${summary ? html`<p>${summary}</p>` : nothing}
    </header>
    ${message ? html`<p class="board-message">${message}</p>` : exportsView(checklist, state, actions)}
    ${lists.map(
      (list) => html`<section class="checklist-list">
        <h3>${list.heading}</h3>
        ${repeat(
          list.rows,
          ({ key }) => key,
          (row) => rowView(row, state, actions),
        )}
      </section>`,
    )}
    ${entriesView(unlinked, '没有关联到职责的记录', state, actions)}
    ${entriesView(withdrawn, '已撤销的记录，不列入', state, actions)}`
}

/** Folded: the state, where it stands and the words' beginning; open: the whole words, how it was counted, the entries. */
function rowView(row: ChecklistRow, state: State, actions: Actions): TemplateResult {
  const { ref, label, text, stateText, remark, rules, entries } = row
  return html`<details class="item item-${row.state}" data-item=${row.key}>
    <summary>
      <span class="item-state">${stateText}${entries.length > 0 ? html`<span class="muted">　${entries.length} 条</span>` : nothing}</span>
      <span class="item-label">${label}</span>
      <span class="item-words">${text}</span>
    </summary>
    <div class="item-body">
      ${ref ? quoteView({ ref, label, quote: text }, actions) : html`<p>${text}</p>`}
      ${remark ? html`<p class="note">${remark}</p>` : nothing}
      ${rules.length > 0 ? html`<ul class="item-rules">${rules.map((rule) => html`<li>${rule}</li>`)}</ul>` : nothing}
      ${
        entries.length > 0
          ? html`<ul class="entries">${entries.map((entry) => entryView(entry, state, actions))}</ul>`
          : html`<p class="muted">没有记录（不等于没有做）。</p>`
      }
    </div>
  </details>`
}

function entriesView(entries: ChecklistEntry[], heading: string, state: State, actions: Actions) {
  if (entries.length === 0) return nothing
  return html`<section class="checklist-list">
    <h3>${heading}（${entries.length} 条）</h3>
    <ul class="entries">${entries.map((entry) => entryView(entry, state, actions))}</ul>
  </section>`
}

function entryView({ text, linked, files, links }: ChecklistEntry, state: State, actions: Actions) {
  return html`<li class="entry-line">
    <p>${text}${linked ? html`<span class="muted"> · 已关联</span>` : nothing}</p>
    ${files.map(
      (file) => html`<div class="entry-file">
        ${thumbnailOf(file, `缩略图：${file.name}`)}
        ${downloadView(
          {
            address: fileAddress(file),
            name: file.name,
            kind: `${kindText(file.mediaType)}，${sizeText(file.bytes)}`,
          },
          state.making,
          actions,
        )}
      </div>`,
    )}
    ${links.map(
      ({ url, title }) =>
        html`<p><a class="web-link" href=${url} target="_blank" rel="noopener noreferrer">${title ?? url}</a></p>`,
    )}
  </li>`
}

const EXPORTS: [ExportSpec['format'], string, string][] = [
  ['dossier', '履职台账包', 'zip，含佐证和核验'],
  ['docx', '履职报告', 'Word 文档'],
  ['xlsx', '履职台账', 'Excel 表格'],
  ['png', '清单图片', 'PNG'],
  ['ics', '履职日历', 'ics'],
  ['json', '履职数据', 'JSON'],
]

/** What can be taken away of the span that is shown. */
function exportsView({ span }: ChecklistView, state: State, actions: Actions): TemplateResult {
  const { from, to } = span
  return html`<details class="reading exports">
    <summary>${icon('file')}导出${span.name}</summary>
    <div class="export-list">
      ${EXPORTS.map(([format, label, kind]) => {
        const address = exportAddress({ format, from, to })
        return downloadView({ address, name: label, kind, label }, state.making, actions)
      })}
    </div>
  </details>`
}
