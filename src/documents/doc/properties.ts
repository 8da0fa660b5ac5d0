/** The properties of paragraphs and runs that matter to their text, by their codes. */
const CODES: Record<number, keyof Properties> = {
  9238: 'inTable',
  9239: 'endsRow',
  9292: 'endsRow',
  17931: 'list',
  2048: 'deleted',
  2108: 'hidden',
}

export interface Properties {
  inTable: boolean
  endsRow: boolean
  /** It stands in a list whose numbers Word prints itself. */
  list: boolean
  deleted: boolean
  hidden: boolean
}

interface Span {
  from: number
  to: number
  properties: Partial<Properties>
}

const PAGE = 512
const NONE: Partial<Properties> = {}

/** Looks up properties by the place of a character in the main stream. */
export class PropertyTable {
  readonly #spans: Span[]

  /**
   * @param at where the header keeps the place of the table: 0x102 paragraphs, 0xfa runs
   * @param listed styles whose paragraphs stand in a list unless they say otherwise
   * @throws {RangeError} where it is damaged
   */
  constructor(main: Buffer, table: Buffer, at: 0x102 | 0xfa, listed: ReadonlySet<number> = new Set()) {
    const offset = main.readUInt32LE(at)
    const plc = table.subarray(offset, offset + main.readUInt32LE(at + 4))
    const count = Math.max(0, Math.floor((plc.length - 4) / 8))
    const spans: Span[] = []
    const seen = new Set<number>()
    for (let index = 0; index < count; index += 1) {
      const page = plc.readUInt32LE((count + 1) * 4 + index * 4) & 0x3fffff
      if (seen.has(page)) continue
      seen.add(page)
      const bytes = main.subarray(page * PAGE, page * PAGE + PAGE)
      if (bytes.length === PAGE) for (const span of pageSpans(bytes, at === 0x102, listed)) spans.push(span)
    }
    this.#spans = spans.sort((a, b) => a.from - b.from)
  }

  at(place: number): Partial<Properties> {
    let low = 0
    let high = this.#spans.length - 1
    while (low <= high) {
      const middle = (low + high) >> 1
      const span = this.#spans[middle] as Span
      if (place < span.from) high = middle - 1
      else if (place >= span.to) low = middle + 1
      else return span.properties
    }
    return NONE
  }
}

function pageSpans(page: Buffer, paragraphs: boolean, listed: ReadonlySet<number>): Span[] {
  const count = page.readUInt8(PAGE - 1)
  const width = paragraphs ? 13 : 1
  const spans: Span[] = []
  for (let index = 0; index < count && (count + 1) * 4 + (index + 1) * width < PAGE; index += 1) {
    const at = page.readUInt8((count + 1) * 4 + index * width) * 2
    spans.push({
      from: page.readUInt32LE(index * 4),
      to: page.readUInt32LE(index * 4 + 4),
      properties: paragraphs
        ? paragraphProperties(paragraphList(page, at), listed)
        : at === 0
          ? NONE
          : readProperties(runList(page, at)),
    })
  }
  return spans
}

function paragraphProperties(list: Buffer, listed: ReadonlySet<number>): Partial<Properties> {
  // The style's number comes first; a paragraph that says nothing is of the first style.
  const found = readProperties(list.subarray(2))
  const style = list.length < 2 ? 0 : list.readUInt16LE(0)
  return found.list === undefined && listed.has(style) ? { ...found, list: true } : found
}

function paragraphList(page: Buffer, at: number): Buffer {
  if (at === 0) return page.subarray(0, 0)
  const half = page[at] ?? 0
  const [from, length] = half === 0 ? [at + 2, (page[at + 1] ?? 0) * 2] : [at + 1, half * 2 - 1]
  return page.subarray(from, from + length)
}

function runList(page: Buffer, at: number): Buffer {
  return page.subarray(at + 1, at + 1 + (page[at] ?? 0))
}

/** What a list of properties says of those that matter. */
export function readProperties(list: Buffer): Partial<Properties> {
  const found: Partial<Properties> = {}
  let at = 0
  while (at + 2 < list.length) {
    const code = list.readUInt16LE(at)
    at += 2
    const name = CODES[code]
    if (name !== undefined)
      found[name] = (list[at] ?? 0) !== 0 || (name === 'list' && (list[at + 1] ?? 0) !== 0)
    at += sizeOf(list, at, code)
  }
  return found
}

/** The bytes of a property's value, told by its code; two kinds of table and tab stops have rules of their own. */
function sizeOf(list: Buffer, at: number, code: number): number {
  const kind = code >> 13
  if (kind === 6) {
    if (code === 0xd608) return at + 1 < list.length ? list.readUInt16LE(at) + 1 : 2
    return (list[at] ?? 0) + 1
  }
  return [1, 1, 2, 4, 2, 2, 0, 3][kind] as number
}
