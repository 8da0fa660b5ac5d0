import type { ItemMark, ItemStyle } from './markers.ts'

/** Last numbers by style, for lists that run on from one section to the next: （一）…（六） under 一、, （七） under 二、. */
export type ListNumbers = Map<ItemStyle, number>

/** A list goes on though so many of its numbers are missing, if the number after them follows. */
const MOST_MISSING = 12

/** What stands around an item. */
interface Surroundings {
  /** The text before it is no item, so that a list may start again from one. */
  afterLead: boolean
  /** The number after its own comes further down. */
  followed: boolean
}

/** Follows the numbering of nested lists: a style seen inside another one is a level below it. */
export class ListLevels {
  #open: { style: ItemStyle; number: number }[] = []
  readonly #goingOn: ListNumbers | undefined

  constructor(goingOn?: ListNumbers) {
    this.#goingOn = goingOn
  }

  /** The path of an item whose number fits, with `gap` where numbers before it are missing; null where it fits nowhere. */
  take(item: ItemMark, { afterLead, followed }: Surroundings): { path: number[]; gap: boolean } | null {
    if (afterLead && item.number === 1 && this.#open.some((level) => level.style === item.style))
      this.#open = []
    const at = this.#open.findIndex((level) => level.style === item.style)
    const taken = at < 0 ? this.#start(item, followed) : this.#goOn(item, at, followed)
    if (taken !== null) this.#goingOn?.set(item.style, item.number)
    return taken
  }

  #start(item: ItemMark, followed: boolean): { path: number[]; gap: boolean } | null {
    const { number, style } = item
    const runsOn = this.#open.length === 0 && this.#goingOn?.get(style) === number - 1
    // （一） may have been lost: two that follow each other are a list all the same.
    if (number !== 1 && !runsOn && !(followed && number <= 3)) return null
    this.#open.push({ style, number })
    return { path: this.#path(), gap: number !== 1 && !runsOn }
  }

  #goOn(item: ItemMark, at: number, followed: boolean): { path: number[]; gap: boolean } | null {
    const level = this.#open[at] as { style: ItemStyle; number: number }
    const step = item.number - level.number
    if (step < 1 || step > (followed ? MOST_MISSING : 3)) return null
    this.#open.length = at + 1
    level.number = item.number
    return { path: this.#path(), gap: step > 1 }
  }

  #path(): number[] {
    return this.#open.map((level) => level.number)
  }
}
