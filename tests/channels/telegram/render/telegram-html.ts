const TAGS = new Set(['b', 'i', 'code', 'blockquote'])
const TOKEN = /<(\/?)([a-z]+)( expandable)?>|&(lt|gt|amp|quot);|[<>&]|[^<>&]+/g
const ENTITIES: Record<string, string> = { lt: '<', gt: '>', amp: '&', quot: '"' }

export interface ReadHtml {
  /** What Telegram shows once the markup is read. */
  text: string
  marks: number
}

/**
 * Reads HTML as strictly as Telegram at its strictest: only the tags that we use, each closed in order, no quote in
 * a quote, only the four entities, no half of a surrogate pair.
 * @throws Error that says what is wrong and where.
 */
export function readTelegramHtml(html: string): ReadHtml {
  if (!html.isWellFormed()) throw new Error('half of a surrogate pair')
  const open: string[] = []
  let text = ''
  let marks = 0
  for (const { 0: token, 1: slash, 2: tag, 3: expandable, 4: entity, index } of html.matchAll(TOKEN)) {
    if (entity !== undefined) text += ENTITIES[entity]
    else if (tag !== undefined) {
      if (!TAGS.has(tag) || (expandable && (tag !== 'blockquote' || slash)))
        throw new Error(`${token} at ${index}`)
      if (slash) {
        if (open.pop() !== tag) throw new Error(`${token} at ${index} closes nothing`)
      } else {
        if (open.includes(tag)) throw new Error(`${token} at ${index} within another`)
        open.push(tag)
        marks += 1
      }
    } else if (/^[<>&]$/.test(token)) throw new Error(`bare ${token} at ${index}`)
    else text += token
  }
  if (open.length > 0) throw new Error(`${open.join()} left open`)
  return { text, marks }
}
