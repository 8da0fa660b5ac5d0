import type { DefaultTreeAdapterTypes } from 'parse5'
import { letters, roman } from '../numerals.ts'

type Element = DefaultTreeAdapterTypes.Element

const attribute = (of: Element, name: string): string | undefined =>
  of.attrs.find((each) => each.name === name)?.value

interface Open {
  ordered: boolean
  type: string
  next: number
}

/** The numbers that a page prints by itself in front of the entries of ordered lists. */
export class ListCounter {
  readonly #open: Open[] = []

  open(list: Element): void {
    const plain = /list-style(-type)?\s*:[^;]*none/i.test(attribute(list, 'style') ?? '')
    this.#open.push({
      ordered: list.tagName === 'ol' && !plain,
      type: attribute(list, 'type') ?? '1',
      next: whole(attribute(list, 'start')) ?? 1,
    })
  }

  close(): void {
    this.#open.pop()
  }

  /** What stands in front of this entry; empty where nothing does. */
  next(entry: Element): string {
    const list = this.#open.at(-1)
    if (list?.ordered !== true) return ''
    const value = whole(attribute(entry, 'value')) ?? list.next
    list.next = value + 1
    return `${written(value, list.type)}. `
  }
}

function whole(value: string | undefined): number | null {
  const number = Number.parseInt(value ?? '', 10)
  return Number.isSafeInteger(number) && Math.abs(number) < 1e6 ? number : null
}

function written(value: number, type: string): string {
  if (type === 'a') return letters(value).toLowerCase()
  if (type === 'A') return letters(value)
  if (type === 'i') return roman(value).toLowerCase()
  return type === 'I' ? roman(value) : String(value)
}
