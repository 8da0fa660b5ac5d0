import { canonical } from '../chain/index.ts'
import type { DutyItem, ItemRow, PostList } from '../checklist/index.ts'
import type { DutyTrace } from '../duties/index.ts'
import type { DutyItemRow, TenureRow, Withdrawn } from '../storage/index.ts'
import type { Facts } from './facts.ts'
import { jsonEntry } from './json-entry.ts'
import { activityName, entryState, ITEM_STATES, NOT_COUNTED } from './words.ts'

/**
 * The facts as JSON: canonical (RFC 8785), UTF-8, a line feed at the end. The shape stands in docs/EVIDENCE.md; what is
 * there keeps its name and meaning, and more may be added.
 */
export function recordJson(facts: Facts): Buffer {
  return Buffer.from(`${canonical(recordOf(facts))}\n`, 'utf8')
}

function recordOf(facts: Facts) {
  const { person, name, from, to, on, madeAt, head, checklist, entries, around } = facts
  return {
    format: 'zhaodan-record',
    version: 1,
    person,
    name,
    from,
    to,
    on,
    madeAt: madeAt.toISOString(),
    head,
    posts: facts.tenures.map((tenure) => post(facts, tenure)),
    ownItems: facts.items.map(ownItem),
    removed: {
      posts: facts.removed.tenures.map((tenure) => ({ ...post(facts, tenure), ...removal(tenure) })),
      ownItems: facts.removed.items.map((item) => ({ ...ownItem(item), ...removal(item) })),
    },
    lists: checklist.lists.map((list) => listOf(facts, list)),
    entries: entries.map((entry) => jsonEntry(facts, entry)),
    entriesOutsideSpan: around.map((entry) => jsonEntry(facts, entry)),
    unlinked: checklist.unlinked.map(({ id }) => id),
    withdrawn: checklist.withdrawn.map(({ id }) => id),
    rules: facts.rules,
  }
}

function post(facts: Facts, { id, regulation, post, title, from, to, recordedAt }: TenureRow) {
  const name = facts.knowledge.post(regulation, post)?.name ?? null
  return { id, regulation, post, name, title, from, to, recordedAt }
}

function ownItem({ id, text, source, sourceDate, frequency, from, to, recordedBy, recordedAt }: DutyItemRow) {
  return { id, text, source, sourceDate, frequency, from, to, recordedBy, recordedAt }
}

function removal({ withdrawnAt, withdrawnBy }: Withdrawn<object>) {
  return { withdrawnAt, withdrawnBy }
}

function listOf(facts: Facts, { tenure, heading, rows }: PostList) {
  return { tenure: tenure?.id ?? null, heading, items: rows.map((row) => itemOf(facts, row)) }
}

/** `{ref}` of the law, `{item}` of an own item. */
function itemOf(facts: Facts, { item, frequencies, state, periods, entries }: ItemRow) {
  return {
    ...target(item),
    label: item.label,
    text: item.text,
    frequencies,
    state,
    stateText: ITEM_STATES[state],
    periods: periods.map((trace) => period(facts, trace)),
    entries: entries.map(({ entry, how }) => ({ entry: entry.id, how })),
  }
}

function target({ target }: DutyItem): { ref: string } | { item: string } {
  return 'ref' in target ? { ref: target.ref } : { item: target.item }
}

function period(facts: Facts, trace: DutyTrace) {
  const { obligation, post, start, end, required, done, status, partial } = trace.entry
  return {
    obligation,
    post,
    start,
    end,
    required,
    done,
    status,
    stateText: entryState(trace.entry),
    partial,
    activity: trace.activity,
    activityName: activityName(facts, trace.activity),
    quote: trace.quote,
    reading: trace.reading,
    windows: trace.windows,
    counted: trace.counted.map(({ id }) => id),
    notCounted: trace.notCounted.map(({ activity, reason }) => ({
      entry: activity.id,
      reason,
      why: NOT_COUNTED[reason],
    })),
  }
}
