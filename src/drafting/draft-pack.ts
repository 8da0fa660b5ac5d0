import type { Knowledge } from '../knowledge/index.ts'
import type { ParsedRegulation } from '../regulation/index.ts'
import { createActivityBook } from './activities.ts'
import type { Candidate } from './candidate.ts'
import { type Reading, readCandidates } from './candidates.ts'
import { confidenceOf } from './confidence.ts'
import { leftoverPhrases } from './leftover.ts'
import { articleNumber, itemNumber } from './lines.ts'
import { phrasesOf } from './phrases.ts'
import { createPostBook } from './posts.ts'
import type { ReadingName } from './schema.ts'
import type { Draft, DraftedPack, DraftedPhrase } from './types.ts'
import type { DraftingVocabulary } from './vocabulary.ts'

/**
 * Proposes posts and rules of frequency out of a regulation's words alone: the same text gives the same proposals. A
 * text without articles, or without any word of frequency, gives none. Never throws for what the text holds.
 * @param knowledge its activities are the known ones
 */
export function draftPack(
  parsed: ParsedRegulation,
  knowledge: Pick<Knowledge, 'activities'>,
  vocabulary: DraftingVocabulary,
): DraftedPack {
  const reading = readCandidates(parsed, vocabulary)
  const posts = createPostBook(vocabulary, reading.subjects)
  const activities = createActivityBook(
    vocabulary,
    parsed.id,
    new Set(knowledge.activities.map(({ id }) => id)),
    /安全生产/.test(parsed.title ?? ''),
  )
  for (const { name, ref } of listed(reading)) posts.of(name, ref)
  const drafts = reading.candidates.map((candidate) => draftOf(candidate))
  const phrases = phrasesOf(reading, vocabulary, reading.penal, ({ main, list, line }) => {
    const who = main ?? list
    return who === null ? [] : posts.known(who).filter((id) => id !== '' && line.ref !== '')
  })
  const left = leftoverPhrases(parsed, [...drafts, ...phrases], vocabulary.words.phrases.reasons.other)
  return {
    posts: posts.all(),
    drafts,
    phrases: distinct([...phrases, ...left]),
    activities: activities.own(),
  }

  function draftOf(candidate: Candidate): Draft {
    const { line, bearer, what, unit } = candidate
    const quote = line.text.slice(candidate.from, candidate.end)
    const bound = bearer.list === null ? bearer.who : answersFor(bearer.who, bearer.list)
    const ids = posts.of(bound, holderOf(candidate))
    const personal = ids.length > 0 && ids.every((id) => posts.personal(id))
    return {
      ref: line.ref,
      article: articleNumber(line.ref),
      item: itemNumber(line.ref),
      quote,
      who: bearer.who,
      what,
      count: candidate.count,
      atLeast: true,
      period: { n: unit.n, unit: unit.unit },
      confidence: confidenceOf({ ...candidate, from: bearer.from, verb: vocabulary.verb.test(what) }),
      printed: candidate.printed,
      activity: activities.of(what, `${bearer.who}${what}`, line.article.text),
      posts: ids,
      kind: personal ? 'personal' : 'institutional',
      reading: readingOf(candidate, quote),
    }
  }

  /** 市县人民政府 in a list of 各级政府主要负责人: its head answers for it; another body in the list: who the list is led by. */
  function answersFor(who: string, list: string): string {
    const rank = /(?:政府|党委|党工委|党（工）委)(?<rank>(?:行政|党政)?主要负责人|主要领导干部?)$/.exec(list)
      ?.groups?.rank
    return rank !== undefined && /(?:政府|党委)$/.test(who) ? `${who}${rank}` : list
  }

  function readingOf(candidate: Candidate, quote: string): string | null {
    const { unit, bearer, count, readings } = candidate
    const period =
      unit.n === 1
        ? vocabulary.words.onePeriodNames[unit.unit]
        : `每${unit.n}${vocabulary.words.periodNames[unit.unit]}`
    const say = ([name, gaps]: [ReadingName, Record<string, string>]) =>
      Object.entries({ period, n: String(count), ...gaps }).reduce(
        (text, [gap, value]) => text.replaceAll(`{${gap}}`, value),
        vocabulary.words.readings[name],
      )
    const all: [ReadingName, Record<string, string>][] = [...readings]
    if (candidate.printed && !candidate.floor && !readings.some(([name]) => name === 'range')) {
      all.push(['noFloor', { count: `${count}次` }])
    }
    if (bearer.list !== null) all.push(['own', { who: bearer.who, lead: bearer.list }])
    if (bearer.from === 'heading') all.push(['heading', { who: bearer.who }])
    if (bearer.from === 'nearby') all.push(['nearby', { who: bearer.who }])
    if (bearer.from === 'none') all.push(['nobody', {}])
    return all.length === 0 || quote === '' ? null : all.map(say).join('')
  }
}

/** A quote accounts for every place of its provision where it stands: once is enough. */
function distinct(phrases: readonly DraftedPhrase[]): DraftedPhrase[] {
  return [...new Map(phrases.map((phrase) => [`${phrase.ref} ${phrase.quote}`, phrase])).values()]
}

/** Who has a list of duties of its own, or an article in a chapter of duties, whether or not a rule stands in it. */
function listed({ lines, penal, subjects }: Reading): { name: string; ref: string }[] {
  const relative = new Set(
    lines.flatMap(({ line, list, main }) =>
      list !== null && main !== null && main !== list && !line.leads.includes(main) ? line.leadRefs : [],
    ),
  )
  return lines.flatMap((read) => {
    const { line, list, main } = read
    if (penal(read, line.text)) return []
    const duties = [...line.headings, ...line.leads].some((words) => /职责|责任|义务/.test(words))
    if (!duties) return []
    if (list !== null && main !== null && subjects.personal(main)) return [{ name: main, ref: line.ref }]
    const lead = line.leadRefs.at(-1)
    if (list !== null && lead !== undefined && !relative.has(lead)) return [{ name: list, ref: lead }]
    const alone = line.leads.length === 0 && line.headings.some((words) => /职责/.test(words))
    return alone && main !== null && subjects.personal(main) && !/[：:]$/.test(line.text)
      ? [{ name: main, ref: line.ref }]
      : []
  })
}

/** The provision that a post's duty stands in: its list where that has a lead, else the smallest that holds the line. */
function holderOf({ line, bearer }: Pick<Candidate, 'line' | 'bearer'>): string {
  const listed = bearer.from === 'lead' || bearer.list !== null
  return (listed ? line.leadRefs.at(-1) : undefined) ?? line.ref
}
