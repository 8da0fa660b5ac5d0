/** Reads a JSON text that is still growing. */
export interface PartialJson {
  /**
   * @param text goes on from the last.
   * @returns what is closed by now, where that became more, the first few hundred times; undefined otherwise. Cut strings, half numbers and array
   *   elements that are not closed are left out, so what is returned only ever grows.
   */
  push(text: string): unknown
  /** Where the outermost value ended: index behind it in all that was pushed; null before that. */
  ended(): number | null
  /** Whether what was pushed cannot become JSON any more. */
  broken(): boolean
}

type Container = '{' | '['
/** Deeper than any shape that is asked for; what goes deeper would cost more with every level. */
const MOST_DEEP = 16
/** How often a growing text is looked at: more than any honest answer has parts. */
const MOST_LOOKS = 100
const DELIMITERS = ' \t\n\r,]}:[{"'
const CLOSER: Record<Container, string> = { '{': '}', '[': ']' }

/** Each character is looked at once; the closed part is parsed only where it became longer. */
export function partialJson(): PartialJson {
  let all = ''
  let at = 0
  const stack: Container[] = []
  /** Behind the last value that may be shown, and the closers that make it whole there. */
  let cut = 0
  let closers = ''
  let inString = false
  let escaped = false
  let inScalar = false
  /** In an object: whether the next string is a key. */
  let keyNext = false
  let end: number | null = null
  let broken = false
  let looks = 0

  /** A value has closed before `index`. */
  const closed = (index: number) => {
    if (stack.length === 0) end = index
    // Inside an element of an array: shown when the element is.
    if (stack.slice(0, -1).includes('[')) return
    cut = index
    closers = stack.map((container) => CLOSER[container]).reduceRight((text, closer) => text + closer, '')
  }
  const close = (container: Container) => {
    if (stack.pop() !== container) broken = true
    keyNext = false
    closed(at + 1)
  }
  const step = (char: string) => {
    if (inString) {
      if (escaped) escaped = false
      else if (char === '\\') escaped = true
      else if (char === '"') {
        inString = false
        if (!keyNext) closed(at + 1)
      }
      return
    }
    const delimiter = DELIMITERS.includes(char)
    if (inScalar && delimiter) {
      inScalar = false
      closed(at)
    }
    // A brace of prose shows itself here: what follows it is no key.
    if (keyNext && !' \t\n\r"}:'.includes(char)) broken = true
    else if (char === '"') inString = true
    else if (char === '{' || char === '[') {
      stack.push(char)
      if (stack.length > MOST_DEEP) broken = true
      keyNext = char === '{'
    } else if (char === '}') close('{')
    else if (char === ']') close('[')
    else if (char === ':') keyNext = false
    else if (char === ',') keyNext = stack.at(-1) === '{'
    else if (!delimiter) inScalar = true
  }

  return {
    push(text) {
      all += text
      const before = cut
      while (at < all.length && end === null && !broken) {
        step(all[at] as string)
        at++
      }
      if (broken || cut === before) return undefined
      // The end is always looked at: what is whole counts.
      if (++looks > MOST_LOOKS && end === null) return undefined
      try {
        return JSON.parse(all.slice(0, cut) + closers)
      } catch {
        broken = true
        return undefined
      }
    },
    ended: () => end,
    broken: () => broken,
  }
}
