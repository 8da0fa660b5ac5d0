/** The data of server-sent events, as their bytes arrive. */
export interface EventData {
  /** The events that this piece of text completes. */
  push(text: string): string[]
  /** What is left at the end. */
  end(): string[]
}

/**
 * Reads `data:` lines only. An event ends with an empty line; some servers leave that out, so a line that is whole by
 * itself ends where the next begins.
 */
export function readEvents(): EventData {
  /** Of a line whose end has not come; joined only then, so that a byte at a time costs no more than all at once. */
  let open: string[] = []
  let data: string[] = []
  let afterReturn = false

  const flush = (): string[] => {
    const event = data.join('\n')
    data = []
    return event.trim() === '' ? [] : [event]
  }
  const line = (text: string): string[] => {
    if (text === '') return flush()
    if (!text.startsWith('data:')) return []
    const before = data.length > 0 && isWhole(data.join('\n')) ? flush() : []
    data.push(text.slice(text.startsWith('data: ') ? 6 : 5))
    return before
  }
  return {
    push(text) {
      const events: string[] = []
      let rest = afterReturn && text.startsWith('\n') ? text.slice(1) : text
      afterReturn = text.endsWith('\r')
      for (;;) {
        const end = /\r\n|\n|\r/.exec(rest)
        if (!end) break
        open.push(rest.slice(0, end.index))
        events.push(...line(open.join('')))
        open = []
        rest = rest.slice(end.index + end[0].length)
      }
      if (rest !== '') open.push(rest)
      return events
    },
    end: () => [...line(open.join('')), ...flush()],
  }
}

function isWhole(text: string): boolean {
  if (text.trim() === '[DONE]') return true
  try {
    JSON.parse(text)
    return true
  } catch {
    return false
  }
}
