import { formatDay } from '../../calendar/index.ts'
import type { DutyTarget, EntryDuty, LedgerEntry } from '../../ledger/index.ts'
import type { LedgerRow } from '../../storage/index.ts'
import { awaitsAffirmation } from '../entry-words.ts'
import type { Facts } from '../facts.ts'
import { activityName, LINE_KINDS, momentText, nameOf } from '../words.ts'
import { type Html, html } from './escape.ts'
import { evidenceList } from './evidence.ts'
import type { PageFiles } from './types.ts'

export const entryAnchor = ({ seq }: Pick<LedgerEntry, 'seq'>): string => `e-${seq}`

/** 第 3 号 2026年11月21日 带队检查 · 某化工厂 · 补录 */
export function entryTitle(facts: Facts, entry: LedgerEntry): string {
  const { seq, date, activity, place, count, late, corrected, voided } = entry
  const parts = [`第 ${seq} 号 ${formatDay(date)} ${activityName(facts, activity)}`]
  if (place) parts.push(place)
  if (count > 1) parts.push(`${count} 次`)
  if (late) parts.push('补录')
  if (corrected && !voided) parts.push('有更正')
  if (voided) parts.push('已撤销')
  return parts.join(' · ')
}

/** An entry with all that is on record of it: words, who wrote it down and when, evidence, links, every line. */
export function entryArticle(facts: Facts, entry: LedgerEntry, files: PageFiles): Html {
  const { words, duties, history } = entry
  return html`<article id="${entryAnchor(entry)}" class="entry${entry.voided ? ' withdrawn' : ''}">
<h4>${entryTitle(facts, entry)}</h4>
<p class="words">原话：${words}</p>
<p class="how">${recordedText(facts, entry)}</p>
${duties.length > 0 ? html`<p class="how">关联的职责：${duties.map((duty) => dutyText(facts, duty)).join('；')}</p>` : null}
${evidenceList(entry.evidence, files)}
${history.length > 1 ? historyList(facts, history) : null}
</article>
`
}

/** Who wrote it down and when, and whether the official said that it is so. */
function recordedText(facts: Facts, entry: LedgerEntry): string {
  const { recordedBy, recordedAt, person, late, affirmed } = entry
  const recorder = recordedBy === person ? '本人记录' : `${nameOf(facts, recordedBy)}代录`
  return [
    `${momentText(new Date(recordedAt))}由${recorder}`,
    late ? '在所属季度结束之后记下，为补录' : null,
    affirmed ? `${momentText(new Date(affirmed.at))}由本人确认` : null,
    awaitsAffirmation(entry) ? '本人尚未确认' : null,
  ]
    .filter((part) => part !== null)
    .join('；')
}

function dutyText(facts: Facts, { target, by, at }: EntryDuty): string {
  return `${targetText(facts, target)}（${momentText(new Date(at))}由${nameOf(facts, by)}确认）`
}

function targetText({ knowledge, items }: Facts, target: DutyTarget): string {
  if ('ref' in target) return knowledge.provision(target.ref)?.label ?? target.ref
  const item = items.find(({ id }) => id === target.item)
  return item ? `本单位事项“${item.text}”` : '本单位补充的事项'
}

function historyList(facts: Facts, history: readonly LedgerRow[]): Html {
  const lines = history.map(
    (row) => html`<li>第 ${row.seq} 号 ${lineText(facts, row)}</li>
`,
  )
  return html`<details open><summary>这一条的全部改动（${history.length} 行）</summary>
<ol class="history">
${lines}</ol></details>`
}

function lineText(facts: Facts, row: LedgerRow): string {
  const by = row.recordedBy === row.person ? '' : `（${nameOf(facts, row.recordedBy)}代录）`
  const values = [
    formatDay(row.date),
    activityName(facts, row.activity),
    row.place,
    row.count > 1 ? `${row.count} 次` : null,
  ]
  const states = row.kind === 'record' || row.kind === 'correction' || row.kind === 'void'
  const said = states ? `：${values.filter(Boolean).join(' · ')}` : detailText(facts, row)
  const reason = row.reason ? `。理由：${row.reason}` : ''
  return `${momentText(new Date(row.recordedAt))} ${LINE_KINDS[row.kind]}${by}${said}${reason}。原话：${row.words}`
}

/** What a line says that states no values. */
function detailText(facts: Facts, row: LedgerRow): string {
  const detail = JSON.parse(row.detail ?? '{}') as Record<string, unknown>
  if (row.kind === 'attach') {
    const { file, link } = detail as { file?: { name: string }; link?: { url: string } }
    return `：${file?.name ?? link?.url ?? ''}`
  }
  return row.kind === 'link' ? `：${targetText(facts, detail as DutyTarget)}` : ''
}
