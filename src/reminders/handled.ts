import type { CivilDate } from '../calendar/index.ts'
import { rankOf } from './stages.ts'
import type { HandledReminder } from './types.ts'

/** The rank of the latest stage handled of a person's obligation in the period from `start`; -1 where none was. */
export type HandledRank = (person: string | null, obligation: string, start: CivilDate) => number

/** Looks up what was handled, by person first: a chat has many people, and a person few obligations. */
export function handledRanks(handled: readonly HandledReminder[]): HandledRank {
  const byPerson = new Map<string | null, HandledReminder[]>()
  for (const item of handled) {
    const items = byPerson.get(item.person)
    if (items) items.push(item)
    else byPerson.set(item.person, [item])
  }
  return (person, obligation, start) => {
    let latest = -1
    for (const item of byPerson.get(person) ?? []) {
      if (item.start === start && item.obligation === obligation) {
        latest = Math.max(latest, rankOf(item.stage))
      }
    }
    return latest
  }
}
