import type { CivilDate } from '../calendar/index.ts'
import { rankOf } from './stages.ts'
import type { HandledReminder } from './types.ts'

/** Whether a stage of the rank or a later one was handled of a person's obligation in the period from `start`. */
export type IsHandled = (person: string | null, obligation: string, start: CivilDate, rank: number) => boolean

/** Looks up what was handled: by person first, since a chat may have many, and a person few obligations. */
export function handledOf(handled: readonly HandledReminder[], people: number): IsHandled {
  let byPerson: Map<string | null, HandledReminder[]> | undefined
  return (person, obligation, start, rank) => {
    let items = handled
    if (people > 1) {
      byPerson ??= groupedByPerson(handled)
      items = byPerson.get(person) ?? []
    }
    // What was handled lately usually stands last.
    for (let at = items.length - 1; at >= 0; at--) {
      const item = items[at] as HandledReminder
      if (
        item.obligation === obligation &&
        item.start === start &&
        item.person === person &&
        rankOf(item.stage) >= rank
      ) {
        return true
      }
    }
    return false
  }
}

function groupedByPerson(handled: readonly HandledReminder[]): Map<string | null, HandledReminder[]> {
  const byPerson = new Map<string | null, HandledReminder[]>()
  let [person, items]: [string | null | undefined, HandledReminder[]] = [undefined, []]
  for (const item of handled) {
    // A digest's items stand together, person after person.
    if (item.person !== person) {
      person = item.person
      items = byPerson.get(person) ?? []
      byPerson.set(person, items)
    }
    items.push(item)
  }
  return byPerson
}
