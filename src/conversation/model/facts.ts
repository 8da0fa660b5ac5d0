import type { Answer } from '../../answers/index.ts'
import { dutiesFor, gather } from '../../duties/index.ts'
import type { Fact } from '../../phrasing/index.ts'
import { recordOf } from '../counting.ts'
import { postKeysOn, type Turn } from '../turn.ts'
import { dutyCard } from '../views/duty-card.ts'
import { activityName, citationOf, entryPeriod, frequencyText, obligationOf } from '../views/words.ts'

/** What is known of the own duties that an answer rests on, this quarter's, for posts held today. */
export function factsFor(turn: Turn, { trace }: Answer): Fact[] {
  if (postKeysOn(turn, turn.today).length === 0) return []
  const asked = new Set(trace.chosen?.points.flatMap(({ rules }) => rules))
  const { rules } = turn.parts
  const { entries, recurring } = gather(rules, dutiesFor(rules, recordOf(turn), 'quarter', turn.today))
  return entries.flatMap((standing) => {
    const entry = recurring.get(standing)?.current ?? standing
    const obligation = obligationOf(turn, entry)
    if (!asked.has(obligation.id)) return []
    const { label } = citationOf(turn, obligation)
    // The post as the law has it: titles as people say them name places, and a model has no need of those.
    const post = turn.parts.knowledge.post(obligation.regulation, entry.post)?.name ?? entry.post
    const duty = `${activityName(turn, obligation.activity)}${frequencyText(obligation)}`
    const done = `${entryPeriod(turn, entry)}已记录${entry.done}次，${dutyCard(turn, entry).stateText}`
    return [{ text: `您任${post}，按${label}，${duty}；${done}。`, refs: [obligation.ref] }]
  })
}
