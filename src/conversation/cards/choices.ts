import { obligationsOf } from '../../duties/index.ts'
import type { Activity } from '../../knowledge/index.ts'
import type { Turn } from '../turn.ts'

/** The kinds of activity that the person's posts owe. */
export function activitiesOwed(turn: Turn): Set<string> {
  const { rules } = turn.parts
  return new Set(
    turn.tenures.flatMap((tenure) =>
      obligationsOf(rules, tenure.regulation, tenure.post).map((obligation) => obligation.activity),
    ),
  )
}

/** The kinds of activity to choose from: those that the person's posts owe first, then the others, each once. */
export function activitiesOffered(turn: Turn): Activity[] {
  const owed = activitiesOwed(turn)
  const all = turn.parts.knowledge.activities
  return [
    ...all.filter((activity) => owed.has(activity.id)),
    ...all.filter((activity) => !owed.has(activity.id)),
  ]
}
