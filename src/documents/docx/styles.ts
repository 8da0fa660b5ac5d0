import { isOn } from './numbering-part.ts'
import type { Package } from './package.ts'
import { walkXml } from './xml.ts'

interface Style {
  basedOn: string | null
  list: string | null
  level: number | null
  hidden: boolean | null
}

/** What paragraph and character styles say about numbers and hidden text. */
export class Styles {
  readonly #styles: Map<string, Style>
  readonly #standard: string | null

  constructor(styles: Map<string, Style> = new Map(), standard: string | null = null) {
    this.#styles = styles
    this.#standard = standard
  }

  /** `style` (null: the standard one) and those it builds on, nearest first. */
  chain(style: string | null): string[] {
    const names: string[] = []
    let at = style ?? this.#standard
    while (at !== null && !names.includes(at) && names.length < 50) {
      names.push(at)
      at = this.#styles.get(at)?.basedOn ?? null
    }
    return names
  }

  /** The list and level that a paragraph of this style stands in. */
  numberingOf(style: string | null): { list: string | null; level: number | null } {
    let level: number | null = null
    for (const name of this.chain(style)) {
      const found = this.#styles.get(name)
      level ??= found?.level ?? null
      if (found?.list != null) return { list: found.list, level }
    }
    return { list: null, level }
  }

  /** The list of a numbering style. */
  listOf(style: string): string | null {
    return this.#styles.get(style)?.list ?? null
  }

  isHidden(style: string | null): boolean {
    if (style === null) return false
    for (const name of this.chain(style)) {
      const hidden = this.#styles.get(name)?.hidden ?? null
      if (hidden !== null) return hidden
    }
    return false
  }
}

/** Reads `word/styles.xml`. */
export async function readStyles(from: Package, part: string): Promise<Styles> {
  const styles = new Map<string, Style>()
  let standard: string | null = null
  let style: Style | null = null
  let inChange = 0
  await walkXml(from.read(part), part, {
    open(name, attributes) {
      const value = attributes['w:val']
      if (name === 'w:style') {
        style = { basedOn: null, list: null, level: null, hidden: null }
        const id = attributes['w:styleId'] ?? ''
        styles.set(id, style)
        if (
          attributes['w:type'] === 'paragraph' &&
          attributes['w:default'] !== undefined &&
          isOn(attributes['w:default'])
        ) {
          standard = id
        }
      } else if (name.endsWith('PrChange')) inChange += 1
      else if (style === null || inChange > 0) return
      else if (name === 'w:basedOn') style.basedOn = value ?? null
      else if (name === 'w:numId') style.list = value ?? null
      else if (name === 'w:ilvl') style.level = Number.parseInt(value ?? '', 10) || 0
      else if (name === 'w:vanish') style.hidden = isOn(value)
    },
    close(name) {
      if (name === 'w:style') style = null
      else if (name.endsWith('PrChange')) inChange -= 1
    },
  })
  return new Styles(styles, standard)
}
