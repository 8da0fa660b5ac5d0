import type { Activity } from '../../knowledge/index.ts'
import { letters } from '../ids.ts'
import type { ReviewedRule } from '../types.ts'

/** Activities that a regulation brings along, found again by name where a reviewer named them. */
export class OwnActivities {
  readonly #regulation: string
  readonly #proposed: Map<string, Required<Activity>>
  readonly #used = new Map<string, Required<Activity>>()

  constructor(regulation: string, proposed: readonly Required<Activity>[]) {
    this.#regulation = regulation
    this.#proposed = new Map(proposed.map((activity) => [activity.id, activity]))
  }

  /** The id of the activity that a rule asks for; null where it names none. */
  idOf({ activity, newActivity }: ReviewedRule): string | null {
    if (newActivity) return this.#named(newActivity)
    const proposed = activity === null ? undefined : this.#proposed.get(activity)
    if (proposed) this.#used.set(proposed.id, proposed)
    return activity
  }

  /** Those that some rule asks for, in the order in which they were met. */
  used(): Required<Activity>[] {
    return [...this.#used.values()]
  }

  #named({ name, words }: NonNullable<ReviewedRule['newActivity']>): string {
    const all = [...this.#proposed.values(), ...this.#used.values()]
    const same = all.find((activity) => activity.name === name)
    const id = same?.id ?? this.#freeId(name, new Set(all.map((activity) => activity.id)))
    const known = this.#used.get(id)?.words ?? same?.words ?? []
    this.#used.set(id, {
      id,
      name,
      words: [...new Set([...known, ...words, ...(words.length === 0 ? [name] : [])])],
    })
    return id
  }

  #freeId(name: string, taken: ReadonlySet<string>): string {
    const base = `${this.#regulation}.${letters(name) || 'activity'}`
    if (!taken.has(base)) return base
    for (let n = 2; ; n++) if (!taken.has(`${base}-${n}`)) return `${base}-${n}`
  }
}
