/** Which regulations a question is put to. */
import type { DraftingVocabulary } from '../../drafting/index.ts'
import type { Knowledge, KnowledgePack } from '../../knowledge/index.ts'
import { foldWidth } from '../../text/index.ts'
import type { QuestionLanguage } from '../language/index.ts'
import type { Question } from '../reading/question.ts'
import { namedRegulations } from '../reading/regulations.ts'
import type { AskContext } from '../types.ts'
import { bindingPacks, bindsAround, isInForce, packsThere, versionsOn } from './binding.ts'
import { bindsIn, placesIn } from './places.ts'

export interface Asked {
  packs: KnowledgePack[]
  /** By a name of theirs, or by several places; else by one place, by what is known of the asker, or all. */
  named: boolean
  /** The more specific of `packs` come first: they bind in one place. */
  ordered: boolean
  /** The place where they bind, where the question names one and no regulation. */
  place: string | null
}

/** Pure. Of several versions of one regulation the one of `context.today` is asked, unless another is named itself. */
export function createPacksAsked(
  knowledge: Knowledge,
  language: QuestionLanguage,
  drafting: Pick<DraftingVocabulary, 'gazetteer'>,
): (question: Question, context: AskContext) => Asked {
  const familyOf = (id: string) => {
    const series = knowledge.pack(id)?.meta.series
    return knowledge.packs.filter(({ meta }) => meta.series === series)
  }
  /** One list a regulation: its versions. */
  const families = (ids: readonly string[]) => {
    const seen = new Set<string>()
    return ids.map(familyOf).filter(([first]) => {
      const series = first?.meta.series
      if (series === undefined || seen.has(series)) return false
      seen.add(series)
      return true
    })
  }

  return (question, context) => {
    const { today } = context
    const cited = question.citations.flatMap(({ regulation }) => regulation ?? [])
    const mentioned = namedRegulations(question.text, knowledge, language)
    const byName = mentioned.filter((id) => familyOf(id).some((pack) => isNamed(pack, question)))
    const named = families([...new Set([...cited, ...byName])]).flatMap((versions) =>
      versionMeant(versions, question, today),
    )
    if (named.length > 0) return { packs: named, named: true, ordered: false, place: null }

    const regions = [...new Set(mentioned.flatMap((id) => knowledge.pack(id)?.meta.region.name ?? []))]
    if (regions.length > 1) {
      const packs = families(mentioned)
        .flatMap((versions) => versionsOn(versions, today))
        .filter(({ meta }) => isInForce(meta, today))
      return { packs, named: true, ordered: false, place: null }
    }
    const own = knowledge.pack(mentioned[0] ?? '')?.meta.region
    if (own !== undefined) {
      const packs = packsThere(knowledge, today, bindsAround([own]))
      return { packs, named: false, ordered: true, place: own.name }
    }
    const [place] = placesIn(question.text, drafting)
    if (place !== undefined) {
      const packs = packsThere(knowledge, today, (pack) => bindsIn(place, pack))
      return { packs, named: false, ordered: true, place: place.name }
    }
    const binding = bindingPacks(context, knowledge)
    if (binding !== null && binding.length > 0) {
      return { packs: binding, named: false, ordered: true, place: null }
    }
    const packs = knowledge.packs.filter(({ origin, meta }) => origin === 'shipped' || isInForce(meta, today))
    return { packs, named: false, ordered: false, place: null }
  }
}

/** The version whose own name is said, one that the others do not bear; else that of the day. */
function versionMeant(
  versions: readonly KnowledgePack[],
  question: Question,
  today: string,
): KnowledgePack[] {
  const text = folded(question.text)
  const own = versions.filter((pack) => {
    const others = versions.filter((other) => other !== pack).flatMap(namesOf)
    return namesOf(pack).some((name) => text.includes(name) && !others.some((other) => other.includes(name)))
  })
  return own.length === 1 ? own : versionsOn(versions, today)
}

/** By a name of its own, not by its region alone. */
function isNamed(pack: KnowledgePack, { text }: Question): boolean {
  const plain = folded(text)
  return [...namesOf(pack), ...pack.meta.aliases.map(folded)].some((name) => plain.includes(name))
}

function namesOf({ meta }: KnowledgePack): string[] {
  return [meta.fullName, meta.shortName].map(folded)
}

function folded(text: string): string {
  return foldWidth(text).toLowerCase()
}
