import { obligationsOf } from '../../duties/index.ts'
import type { Activity } from '../../knowledge/index.ts'
import type { Turn } from '../turn.ts'

/** The kinds of activity to choose from: those that the person's posts owe first, then the others, each once. */
export function activitiesOffered(turn: Turn): Activity[] {
  const { knowledge, rules } = turn.parts
  const owed = new Set(
    turn.tenures.flatMap((tenure) =>
      obligationsOf(rules, tenure.regulation, tenure.post).map((obligation) => obligation.activity),
    ),
  )
  const all = knowledge.activities
  return [
    ...all.filter((activity) => owed.has(activity.id)),
    ...all.filter((activity) => !owed.has(activity.id)),
  ]
}
