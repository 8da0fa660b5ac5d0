import { join } from 'node:path'
import type { Knowledge } from '../../knowledge/index.ts'
import type { Entry } from '../catalogue.ts'
import { storedMeta } from '../folder.ts'
import { FILES } from '../layout.ts'
import { reviewedMeta } from '../metadata.ts'
import type { ImportRecord } from '../record.ts'
import type { ImportState, Review, ReviewDecision, ReviewedMeta } from '../types.ts'
import { readDecisions, standing, VALUES } from './decisions.ts'
import { reviewItems } from './items.ts'
import { missingIn } from './missing.ts'
import type { Proposals } from './proposals.ts'
import { sharedActivities } from './shared.ts'

/** A regulation's review as it stands on the disk. */
export function reviewOf(
  folder: string,
  record: ImportRecord,
  { regulation, pack }: Proposals,
  { there, knowledge }: { there: readonly Entry[]; knowledge: Knowledge },
): Review {
  const decisions = readDecisions(join(folder, FILES.decisions))
  const decision = standing(decisions).get('m') ?? null
  const stored = storedMeta(folder)
  const others = there.filter(({ series, id }) => series === stored.series && id !== stored.id)
  const [latest] = others.sort((a, b) => (a.inForce < b.inForce ? 1 : -1))
  const decided = decision === null ? null : VALUES.meta.safeParse(decision.value)
  const value: ReviewedMeta = decided?.success
    ? decided.data
    : reviewedMeta({ ...stored, levels: [] }, latest?.id ?? null)
  const items = reviewItems(pack, decisions, regulation)
  return {
    regulation: stored.id,
    state: stateOf(record, decisions),
    revision: record.accepted.length,
    openDecisions: openDecisions(record, decisions),
    proposals: pack,
    decisions,
    meta: { value, guesses: record.guesses, decision },
    items,
    activities: [
      ...knowledge.activities.filter(isFor(stored.id)),
      ...pack.activities.filter(isNew(knowledge)),
    ].map(({ id, name }) => ({ id, name })),
    shared: sharedActivities(items),
    missing: missingIn(decision, items, regulation),
    inForce: value.inForce,
  }
}

/** How many decisions came since a review was last finished. */
export function openDecisions(record: ImportRecord, decisions: readonly ReviewDecision[]): number {
  return decisions.length - (record.accepted.at(-1)?.decisions ?? 0)
}

export function stateOf(record: ImportRecord, decisions: readonly ReviewDecision[]): ImportState {
  if (record.accepted.length > 0) return 'accepted'
  return decisions.length > 0 ? 'draft' : 'text'
}

/** Shipped activities, and the regulation's own: those of other imported ones end with their regulation. */
function isFor(regulation: string) {
  return ({ id }: { id: string }) => !id.includes('.') || id.startsWith(`${regulation}.`)
}

function isNew(knowledge: Knowledge) {
  const known = new Set(knowledge.activities.map(({ id }) => id))
  return ({ id }: { id: string }) => !known.has(id)
}
