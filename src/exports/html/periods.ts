import { formatDay } from '../../calendar/index.ts'
import type { ItemRow } from '../../checklist/index.ts'
import type { DutyTrace } from '../../duties/index.ts'
import type { LedgerEntry } from '../../ledger/index.ts'
import type { Facts } from '../facts.ts'
import { activityName, entryState, NOT_COUNTED, nameOfDays, spanText } from '../words.ts'
import { entryAnchor } from './entry.ts'
import { type Html, html } from './escape.ts'

/** Of what comes round more often, the periods that are not complete are shown; all of them stand in data.json. */
const MOST_PERIODS = 24

/** Each period of each rule of an item: what it asks, what counts, what does not and why. */
export function periodsOf(facts: Facts, { periods, item }: ItemRow): Html {
  const entries = new Map([...facts.entries, ...facts.around].map((entry) => [entry.id, entry]))
  const own = item.own !== undefined
  const several = new Set(periods.map(({ activity }) => activity)).size > 1
  const shown = periods.length > MOST_PERIODS ? fewer(periods) : periods
  const rows = shown.map(
    (trace) => html`<tr>
<th scope="row">${nameOfDays(trace.entry)}${several && !own ? html`<br>${activityName(facts, trace.activity)}` : null}</th>
<td class="short" data-label="要求">${trace.entry.required} 次</td><td class="short" data-label="计入">${trace.entry.done} 次</td>
<td class="${trace.entry.status} long" data-label="状态">${entryState(trace.entry)}</td>
<td class="long" data-label="怎样计数">${countingOf(trace, entries)}</td>
</tr>
`,
  )
  const readings = [...new Set(periods.flatMap(({ reading }) => reading ?? []))]
  return html`${shown.length > 0 ? table(rows) : null}
${shown.length < periods.length ? html`<p class="note">${leftOut(periods, shown)}</p>` : null}
${readings.map((reading) => html`<p class="note">条文的读法：${reading}</p>`)}`
}

const table = (rows: readonly Html[]): Html => html`<div class="wide"><table>
<thead><tr><th scope="col">期间</th><th scope="col">要求</th><th scope="col">计入</th><th scope="col">状态</th><th scope="col">怎样计数</th></tr></thead>
<tbody>
${rows}</tbody>
</table></div>`

function fewer(periods: readonly DutyTrace[]): DutyTrace[] {
  return periods
    .filter(({ entry }) => entry.status === 'missed' || entry.status === 'open')
    .slice(-MOST_PERIODS)
}

function leftOut(periods: readonly DutyTrace[], shown: readonly DutyTrace[]): string {
  const count = (status: string) => periods.filter(({ entry }) => entry.status === status).length
  const words = [
    ['met', '记录次数已够'],
    ['missed', '已过而记录次数不够'],
    ['open', '还在进行'],
    ['upcoming', '尚未开始'],
  ]
    .filter(([status]) => count(status as string) > 0)
    .map(([status, text]) => `${text} ${count(status as string)} 期`)
  const listed = shown.length > 0 ? `这里列出其中最近 ${shown.length} 期次数未够的，` : ''
  return `共 ${periods.length} 期：${words.join('，')}。${listed}各期怎样计数全部见 data.json。`
}

function countingOf(
  { entry, counted, notCounted, windows }: DutyTrace,
  entries: ReadonlyMap<string, LedgerEntry>,
): Html {
  const named = ({ id, date }: { id: string; date: string }) => {
    const found = entries.get(id)
    return found
      ? html`<a href="#${entryAnchor(found)}">${formatDay(date)}第${found.seq}号</a>`
      : html`${formatDay(date)}`
  }
  const times = ({ count = 1 }: { count?: number | undefined }) => (count > 1 ? `（${count}次）` : '')
  const lines = [
    counted.length > 0
      ? html`计入：${joined(counted.map((activity) => html`${named(activity)}${times(activity)}`))}`
      : html`没有计入的记录`,
    ...notCounted.map(({ activity, reason }) => html`不计：${named(activity)}，${NOT_COUNTED[reason]}`),
    ...(entry.partial
      ? [
          html`任期或规定的施行期只占本期一部分，要求的次数不变；计数的日期：${windows.map(({ from, to }) => spanText(from, to)).join('、') || '无'}`,
        ]
      : []),
  ]
  return html`${lines.map((line, i) => html`${i > 0 ? html`<br>` : null}${line}`)}`
}

const joined = (parts: readonly Html[]): Html[] => parts.map((part, i) => (i > 0 ? html`、${part}` : part))
