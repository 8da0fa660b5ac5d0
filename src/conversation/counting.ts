import { type CivilDate, daysBetween, earlier, later } from '../calendar/index.ts'
import { type DutyEntry, type DutyRecord, dutiesFor, evaluate } from '../duties/index.ts'
import { toActivities } from '../ledger/index.ts'
import type { Turn } from './turn.ts'

const CANDIDATE = 'candidate'

/** The person's posts and recorded activities, as the evaluator takes them. */
export function recordOf(turn: Turn): DutyRecord {
  return { tenures: turn.tenures, activities: toActivities(turn.entries) }
}

/**
 * What the person owes in the quarter that holds today: what is open, and what was missed; of what comes round every
 * day or week only what is open, since nobody makes up for those.
 */
export function owedNow(turn: Turn): DutyEntry[] {
  const { rules } = turn.parts
  const { open, missed } = dutiesFor(rules, recordOf(turn), 'quarter', turn.today)
  return [...open, ...missed.filter(({ start, end }) => daysBetween(start, end) >= A_MONTH - 1)]
}

/** Days of the shortest month. */
const A_MONTH = 28

/**
 * The duty entries that an activity would count for once it is recorded, in the state they would then have.
 * Empty where it counts for none: another type, no post, a day outside the tenure.
 */
export function creditsOf(
  turn: Turn,
  candidates: { activity: string; date: CivilDate; count: number }[],
): DutyEntry[] {
  const days = candidates.map((candidate) => candidate.date)
  const from = days.reduce(earlier)
  const to = days.reduce(later)
  const record = recordOf(turn)
  const added = candidates.map((candidate, index) => ({
    id: `${CANDIDATE}${index}`,
    type: candidate.activity,
    date: candidate.date,
    count: candidate.count,
  }))
  return evaluate(turn.parts.rules, {
    tenures: record.tenures,
    activities: [...record.activities, ...added],
    from,
    to,
    on: later(to, turn.today),
  }).filter((entry) => entry.activities.some((id) => id.startsWith(CANDIDATE)))
}
