import { plainQuoteIn, type Ref, regulationOf } from '../regulation/index.ts'
import { canonical, sentencesIn } from './canonical.ts'
import { withoutFacts } from './facts.ts'
import { faultOf } from './fault.ts'
import { isPlain } from './form.ts'
import { type Bench, type Borne, bearerOf } from './sentence.ts'
import { askedIn } from './subject.ts'
import type { Segment, SegmentFault, Source } from './types.ts'
import { encloses, unitsOf } from './units.ts'
import type { PhrasingLanguage } from './words.ts'

/** A sentence and what bears it. */
export interface Said {
  source: Source
  /** The provision that it is taken from: the source's or one within it. */
  ref: Ref
  /** It announces a list of cases. */
  opensList: boolean
  text: string
}

/** What came of holding a segment against its sources. */
export type Verified =
  /**
   * The sources that bear it, in order of first use; `unplaced`: those that it does not name itself; `said`: each
   * sentence that is no fact, canonical, with the source that bears it.
   */
  | { holds: true; bearers: Source[]; unplaced: Source[]; said: Said[] }
  /** `at`: the words that are at fault. */
  | { holds: false; fault: SegmentFault; at: string }

/**
 * Whether every sentence of a segment says what one of the sources that it rests on says, in its words.
 * @param sources all that were given to the model
 * @param question the whole question; a title that stands in it may be taken from it
 */
export function verifySegment(
  segment: Segment,
  sources: readonly Source[],
  question: string,
  language: PhrasingLanguage,
): Verified {
  if (!isPlain(segment, sources)) return { holds: false, fault: 'form', at: segment.text.slice(0, 40) }
  for (const { source: id, words } of segment.rests) {
    const source = sources.find((one) => one.id === id)
    if (source === undefined) return { holds: false, fault: 'unknown-source', at: id }
    if (!standsIn(words, source, language)) return { holds: false, fault: 'misquoted', at: words }
  }
  if (regulationsOf(sources.filter(({ id }) => segment.rests.some((rest) => rest.source === id))).size > 1)
    return { holds: false, fault: 'form', at: segment.text.slice(0, 40) }
  const bench = benchOf(segment, sources, question, language)
  const facts = sources.filter((one) => one.kind === 'fact' && bench.words.has(one.id))
  const { left, said: known } = withoutFacts(segment.text, facts, language)
  bench.personal = known.length > 0
  const bearers: Source[] = [...known]
  const said: Said[] = []
  const unplaced: Source[] = []
  let before: Borne | null = null
  for (const sentence of sentencesOf(left, language)) {
    if (language.words.front.includes(sentence)) continue
    const borne = bearerOf(sentence, before, bench)
    if (borne === null) return { holds: false, ...faultOf(sentence, bearerText(bench), language) }
    before = borne
    const { source, ref, opensList } = borne.unit
    said.push({ source, ref, opensList, text: sentence })
    if (!bearers.includes(borne.unit.source)) bearers.push(borne.unit.source)
    if (!borne.placed && !unplaced.includes(borne.unit.source)) unplaced.push(borne.unit.source)
  }
  if (listInPart(said)) return { holds: false, fault: 'rearranged', at: said.at(-1)?.text ?? '' }
  if (bearers.length === 0) return { holds: false, fault: 'form', at: segment.text.slice(0, 40) }
  return { holds: true, bearers, unplaced, said }
}

/** One segment is of one regulation: a place named in it would be looked for in the other. */
function regulationsOf(sources: readonly Source[]): Set<string> {
  return new Set(sources.flatMap(({ ref }) => (ref === null ? [] : regulationOf(ref))))
}

function standsIn(words: string, source: Source, { knowledge }: PhrasingLanguage): boolean {
  if (source.kind === 'fact' || source.ref === null) return source.text.includes(words)
  const provision = knowledge.provision(source.ref)
  return provision !== undefined && plainQuoteIn(provision, words)
}

function benchOf(
  { rests }: Segment,
  sources: readonly Source[],
  question: string,
  language: PhrasingLanguage,
): Bench {
  const { same } = language.words
  const words = new Map<string, string[]>()
  for (const rest of rests)
    words.set(rest.source, [...(words.get(rest.source) ?? []), canonical(rest.words, same)])
  const all = sources.flatMap((source) => unitsOf(source, language))
  const units = rests.flatMap(({ source: id }) => all.filter(({ source }) => source.id === id))
  return {
    units: [...new Set(units)],
    all,
    words,
    asked: askedIn(canonical(question, same), language),
    personal: false,
    language,
  }
}

/** Whether a list of cases is announced whole and cases of it are said beside: these would be taken for all of it. */
export function listInPart(said: readonly Said[]): boolean {
  return said.some(
    ({ ref, opensList }) => opensList && said.some((other) => other.ref !== ref && encloses(ref, other.ref)),
  )
}

/** A line that ends in a comma or a colon goes on in the next. */
function sentencesOf(text: string, { words }: PhrasingLanguage): string[] {
  return sentencesIn(text.replace(/(?<=[，、：,:])\s*\n\s*/g, ''), words.same)
}

/** All that a sentence may be made of, for saying what in it is not. */
function bearerText({ units, language }: Bench): string {
  const { same } = language.words
  const posts = units.flatMap((unit) => unit.posts)
  const said = posts.flatMap(({ name, titles, at }) => [
    name,
    ...titles,
    ...at.flatMap((level) => level.titles),
  ])
  return [
    ...new Set(said.map((name) => canonical(name, same))),
    ...new Set(units.map(({ source, leadIn }) => `${source.label}${leadIn}${canonical(source.text, same)}`)),
  ].join('\n')
}
