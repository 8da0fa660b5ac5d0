import { buildArticle, type PlacedBlock } from './articles.ts'
import { readBlocks } from './blocks.ts'
import type { Layout } from './layout.ts'
import { cutLine, type Line } from './lines.ts'
import { findLinks } from './links.ts'
import type { ListNumbers } from './lists.ts'
import type { Heading } from './outline.ts'
import { readingText } from './reading.ts'
import { formatCitation } from './refs.ts'
import { sectionTitle } from './sections.ts'
import { isWithin, mendSlips, SlipNotFoundError } from './slips.ts'
import type { ParseOptions, ParseWarning, Provision, Ref, Removal, Slip } from './types.ts'

const UNIT_KEYS = { 编: 'b', 分编: 'f', 章: 'c', 节: 's' } as const
const UNIT_ORDER = 'bfcs'

/** Takes headings with their lines in the order of the text and makes provisions of them. */
export class ProvisionBuilder {
  readonly provisions: Provision[] = []
  readonly warnings: ParseWarning[] = []
  readonly removed: Removal[] = []
  readonly #options: ParseOptions
  readonly #shortName: string
  readonly #layout: Layout
  readonly #slips: Slip[]
  readonly #placed: PlacedBlock[] = []
  readonly #byRef = new Map<Ref, Provision>()
  /** Lists that run on through the sections of a text without articles. */
  readonly #lists: ListNumbers = new Map()
  #open: { key: string; provision: Provision }[] = []

  constructor(options: ParseOptions, shortName: string, layout: Layout) {
    this.#options = options
    this.#shortName = shortName
    this.#layout = layout
    this.#slips = [...(options.slips ?? [])]
  }

  add(heading: Heading, lines: readonly Line[]): void {
    if (heading.mark.unit === '条') this.#addArticle(heading, lines)
    else this.#addChapter(heading, heading.mark.unit, lines)
  }

  #addChapter({ mark }: Heading, unit: keyof typeof UNIT_KEYS, lines: readonly Line[]): void {
    const key = UNIT_KEYS[unit]
    this.#open = this.#open.filter((open) => UNIT_ORDER.indexOf(open.key) < UNIT_ORDER.indexOf(key))
    const above = this.#open.at(-1)?.provision ?? null
    const ref = `${above?.ref ?? `${this.#options.id}#`}${key}${mark.number}`
    const texts = lines.map(({ text }) => readingText(text))
    const title = mark.rest === '' ? (texts[1] ?? '') : readingText(mark.rest)
    const heading = `${mark.marker}${mark.marker.endsWith('、') ? '' : ' '}${title}`.trim()
    const more = texts.slice(mark.rest === '' ? 2 : 1)
    const provision: Provision = {
      ref,
      kind: 'chapter',
      label: formatCitation(ref, this.#shortName),
      heading,
      marker: mark.marker,
      text: [heading, ...more].join('\n'),
      parent: above?.ref ?? null,
      chapter: above?.ref ?? null,
      children: [],
      links: [],
      source: { start: (lines[0] as Line).start, end: (lines.at(-1) as Line).end },
    }
    this.#push(provision)
    above?.children.push(ref)
    if (mark.marker === '') {
      this.warnings.push({
        ref,
        offset: provision.source.start,
        message: `“${title}”没有编号，按第${mark.number}${unit}列`,
      })
    }
    this.#open.push({ key, provision })
  }

  #addArticle({ mark }: Heading, lines: readonly Line[]): void {
    const [line, ...others] = lines as [Line, ...Line[]]
    const [head, rest] = cutLine(line, mark.length)
    const own = rest.text === '' ? others : [{ ...rest, indent: line.indent }, ...others]
    const section = !mark.marker.includes('第')
    const title = section ? sectionTitle(mark.rest) : null
    const { blocks, warnings } = readBlocks(own, this.#layout, {
      titled: title !== null,
      ...(section ? { goingOn: this.#lists } : {}),
    })
    const parent = this.#open.at(-1)?.provision
    const chapter = this.#open.findLast(({ key }) => key !== 's')?.provision ?? parent
    const about = {
      regulation: this.#options.id,
      shortName: this.#shortName,
      number: mark.number,
      insert: mark.insert,
      marker: mark.marker,
      parent: parent?.ref ?? null,
      chapter: chapter?.ref ?? null,
      start: head.start,
      end: head.end,
    }
    let built = buildArticle(about, blocks)
    const ref = (built.provisions[0] as Provision).ref
    const slips = this.#slips.filter((slip) => isWithin(slip.ref, ref))
    if (slips.length > 0) {
      const mended = mendSlips(built.placed, slips)
      this.removed.push(...mended.removed)
      built = buildArticle(about, mended.blocks)
    }
    if (title !== null) (built.provisions[0] as Provision).heading = readingText(title)
    for (const provision of built.provisions) this.#push(provision)
    parent?.children.push(ref)
    this.#placed.push(...built.placed)
    if (built.placed.length === 0)
      this.warnings.push({ ref, offset: head.start, message: `${mark.marker}没有内容` })
    for (const warning of warnings) this.warnings.push({ ref, ...warning })
  }

  #push(provision: Provision): void {
    this.provisions.push(provision)
    this.#byRef.set(provision.ref, provision)
  }

  /** Fills the links of every provision, now that all are known, and refuses slips whose article is not there. */
  link(): void {
    for (const slip of this.#slips) {
      if (!this.#byRef.has(slip.ref)) throw new SlipNotFoundError(slip.ref, slip.source, '所在条文不存在')
    }
    const articles = this.provisions.filter(({ kind }) => kind === 'article')
    const before = new Map(articles.map(({ ref }, i) => [ref, articles[i - 1]?.ref ?? null]))
    for (const block of this.#placed) {
      const article = (block.holders[0] as PlacedBlock['holders'][number]).provision
      const previousArticle = before.get(article.ref) ?? null
      for (const link of findLinks(block, {
        index: this.#byRef,
        previousArticle,
        chapter: article.chapter,
      })) {
        for (const { provision, at } of block.holders) {
          provision.links.push({ ...link, at: at + link.at })
        }
      }
    }
  }
}
