import { formatNumber } from './number-formats.ts'
import type { Level, List, NumberingPart } from './numbering-part.ts'
import type { Styles } from './styles.ts'

/** The signs of symbol fonts stand at places that mean nothing outside of their font. */
const PRIVATE = /[\ue000-\uf8ff]/g

/** The automatic numbers of a document, counted in the order of its paragraphs as Word counts them. */
export class Numbering {
  readonly #part: NumberingPart
  readonly #styles: Styles
  /** Counters by list definition: lists of one definition count on together. */
  readonly #counters = new Map<string, (number | undefined)[]>()
  readonly #overridden = new Set<string>()

  constructor(part: NumberingPart, styles: Styles) {
    this.#part = part
    this.#styles = styles
  }

  /**
   * The number of the next paragraph, ready to stand before its text; empty where it has none.
   * @param own what the paragraph says itself: its list and level, null where it says nothing
   */
  next(own: { list: string | null; level: number | null }, style: string | null): string {
    const inherited = own.list === null || own.level === null ? this.#styles.numberingOf(style) : null
    const id = own.list ?? inherited?.list ?? null
    if (id === null || id === '0') return ''
    const list = this.#part.lists.get(id)
    if (list === undefined) return ''
    const abstract = this.#abstractOf(list.abstract)
    if (abstract === null) return ''
    const at = own.level ?? this.#levelOfStyle(abstract, style) ?? inherited?.level ?? 0
    const level = this.#level(list, abstract, at)
    if (level === null) return ''
    const counters = this.#count(id, list, abstract, at, level)
    return print(level, (index) => {
      const of = this.#level(list, abstract, index)
      return formatNumber(
        counters[index] ?? of?.start ?? 1,
        level.legal ? 'decimal' : (of?.format ?? 'decimal'),
      )
    })
  }

  /** The definition that holds the levels: a numbering style may stand between (at most a few times). */
  #abstractOf(id: string): string | null {
    let at = id
    for (let hops = 0; hops < 8; hops += 1) {
      const abstract = this.#part.abstracts.get(at)
      if (abstract === undefined) return null
      if (abstract.styleLink === null || abstract.levels.size > 0) return at
      const linked = this.#styles.listOf(abstract.styleLink)
      const list = linked === null ? undefined : this.#part.lists.get(linked)
      if (list === undefined || list.abstract === at) return null
      at = list.abstract
    }
    return null
  }

  #levelOfStyle(abstract: string, style: string | null): number | null {
    for (const name of this.#styles.chain(style)) {
      for (const [index, level] of this.#part.abstracts.get(abstract)?.levels ?? []) {
        if (level.style === name) return index
      }
    }
    return null
  }

  #level(list: List, abstract: string, at: number): Level | null {
    return list.levels.get(at) ?? this.#part.abstracts.get(abstract)?.levels.get(at) ?? null
  }

  #count(id: string, list: List, abstract: string, at: number, level: Level): (number | undefined)[] {
    const counters = this.#counters.get(abstract) ?? []
    this.#counters.set(abstract, counters)
    const start = list.starts.get(at) ?? level.start
    const restarts = list.starts.has(at) && !this.#overridden.has(`${id} ${at}`)
    const now = counters[at]
    counters[at] = now === undefined || restarts ? start : now + 1
    this.#overridden.add(`${id} ${at}`)
    for (let deeper = at + 1; deeper < counters.length; deeper += 1) {
      const restart = this.#level(list, abstract, deeper)?.restart ?? null
      if (restart === null || (restart !== 0 && at < restart)) counters[deeper] = undefined
    }
    // A level that was jumped over counts as begun: its own first number is the next one.
    for (let above = 0; above < at; above += 1) {
      counters[above] ??= list.starts.get(above) ?? this.#level(list, abstract, above)?.start ?? 1
    }
    return counters
  }
}

function print(level: Level, counter: (index: number) => string): string {
  if (level.format === 'bullet') {
    const sign = level.text.replace(PRIVATE, '').trim()
    return sign === '' ? '' : `${sign} `
  }
  const text = level.text.replace(/%([1-9])/g, (_, digit: string) => counter(Number(digit) - 1))
  if (text.trim() === '') return ''
  const closed = /[）)、.．。:：\s]$/.test(text)
  return level.suffix === 'nothing' && closed ? text : `${text.trimEnd()} `
}
