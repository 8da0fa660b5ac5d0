import type { Package } from './package.ts'
import { walkXml } from './xml.ts'

/** One level of a list. */
export interface Level {
  start: number
  format: string
  /** `第%1条`, where %1 is the counter of the first level. */
  text: string
  /** What stands behind the number: tab, space, nothing. */
  suffix: string
  /** The counter goes back when a level this deep or shallower counts (0: never); null: any shallower one. */
  restart: number | null
  /** Every counter in `text` is printed in digits. */
  legal: boolean
  /** The paragraph style that is numbered by this level. */
  style: string | null
}

export interface AbstractNumbering {
  levels: Map<number, Level>
  /** The numbering style that holds the levels, where this one has none of its own. */
  styleLink: string | null
  /** The numbering style that this one stands behind. */
  definesStyle: string | null
}

/** A list that paragraphs point at (`w:numId`). */
export interface List {
  abstract: string
  starts: Map<number, number>
  levels: Map<number, Level>
}

export interface NumberingPart {
  abstracts: Map<string, AbstractNumbering>
  lists: Map<string, List>
}

const freshLevel = (): Level => ({
  start: 1,
  format: 'decimal',
  text: '',
  suffix: 'tab',
  restart: null,
  legal: false,
  style: null,
})

/** Whether a switch (`w:isLgl`, `w:vanish`) is on: present, and not set to one of the words for off. */
export function isOn(value: string | undefined): boolean {
  return value === undefined || !['0', 'false', 'off'].includes(value)
}

/** Reads `word/numbering.xml`. Numbers in it that are none count as missing. */
export async function readNumbering(from: Package, part: string): Promise<NumberingPart> {
  const out: NumberingPart = { abstracts: new Map(), lists: new Map() }
  let abstract: AbstractNumbering | null = null
  let list: List | null = null
  let index = 0
  let level: Level | null = null
  const number = (value: string | undefined, otherwise: number): number => {
    const read = Number.parseInt(value ?? '', 10)
    return Number.isSafeInteger(read) && Math.abs(read) < 1e6 ? read : otherwise
  }
  await walkXml(from.read(part), part, {
    open(name, attributes) {
      const value = attributes['w:val']
      if (name === 'w:abstractNum') {
        abstract = { levels: new Map(), styleLink: null, definesStyle: null }
        out.abstracts.set(attributes['w:abstractNumId'] ?? '', abstract)
      } else if (name === 'w:num') {
        list = { abstract: '', starts: new Map(), levels: new Map() }
        out.lists.set(attributes['w:numId'] ?? '', list)
      } else if (name === 'w:abstractNumId' && list !== null) list.abstract = value ?? ''
      else if (name === 'w:numStyleLink' && abstract !== null) abstract.styleLink = value ?? null
      else if (name === 'w:styleLink' && abstract !== null) abstract.definesStyle = value ?? null
      else if (name === 'w:lvlOverride') index = number(attributes['w:ilvl'], 0)
      else if (name === 'w:startOverride' && list !== null) list.starts.set(index, number(value, 1))
      else if (name === 'w:lvl') {
        index = number(attributes['w:ilvl'], 0)
        level = freshLevel()
        ;(list ?? abstract)?.levels.set(index, level)
      } else if (level !== null) property(level, name, value)
    },
    close(name) {
      if (name === 'w:lvl') level = null
      else if (name === 'w:abstractNum') abstract = null
      else if (name === 'w:num') list = null
    },
  })
  return out

  function property(of: Level, name: string, value: string | undefined): void {
    if (name === 'w:start') of.start = number(value, 1)
    else if (name === 'w:numFmt') of.format = value ?? 'decimal'
    else if (name === 'w:lvlText') of.text = value ?? ''
    else if (name === 'w:suff') of.suffix = value ?? 'tab'
    else if (name === 'w:lvlRestart') of.restart = number(value, 0)
    else if (name === 'w:isLgl') of.legal = isOn(value)
    else if (name === 'w:pStyle') of.style = value ?? null
  }
}
