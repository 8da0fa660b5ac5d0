import type { Answer } from '../../answers/index.ts'
import { dutiesFor } from '../../duties/index.ts'
import type { Fact } from '../../phrasing/index.ts'
import { recordOf } from '../counting.ts'
import { postKeysOn, type Turn, tenureLabel } from '../turn.ts'
import { dutyCard } from '../views/duty-card.ts'
import { activityName, citationOf, entryPeriod, frequencyText, obligationOf } from '../views/words.ts'

/** What is known of the own duties that an answer cites, this quarter's, for posts held today. */
export function factsFor(turn: Turn, { citations }: Answer): Fact[] {
  if (postKeysOn(turn, turn.today).length === 0) return []
  const cited = new Set(citations.map(({ ref }) => ref))
  return dutiesFor(turn.parts.rules, recordOf(turn), 'quarter', turn.today).entries.flatMap((entry) => {
    const obligation = obligationOf(turn, entry)
    const tenure = turn.tenures.find(
      ({ regulation, post }) => regulation === obligation.regulation && post === entry.post,
    )
    if (!cited.has(obligation.ref) || tenure === undefined) return []
    const { label } = citationOf(turn, obligation)
    const duty = `${activityName(turn, obligation.activity)}${frequencyText(obligation)}`
    const done = `${entryPeriod(turn, entry)}已记录${entry.done}次，${dutyCard(turn, entry).stateText}`
    return [
      { text: `您任${tenureLabel(turn, tenure)}，按${label}，${duty}；${done}。`, refs: [obligation.ref] },
    ]
  })
}
