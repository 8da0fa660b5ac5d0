import { type CivilDate, formatDay } from '../calendar/index.ts'
import { loadDrafting } from '../drafting/index.ts'
import type { Knowledge, KnowledgePack, RegulationMeta } from '../knowledge/index.ts'
import { createRegulationSearch, type RegulationSearch } from '../retrieval/index.ts'
import { remembering } from '../text/index.ts'
import { createAnnotatedAnswerer } from './annotated.ts'
import { citationOf, compose } from './composing/blocks.ts'
import { type Asked, createPacksAsked } from './imported/asked.ts'
import { bySpecificity, isInForce } from './imported/binding.ts'
import { createPoints, type Points } from './imported/points.ts'
import { createByWords } from './imported/words.ts'
import { loadQuestionLanguage, type QuestionLanguage } from './language/index.ts'
import { createQuestionReader, type Question } from './reading/question.ts'
import { outsideRule } from './scope.ts'
import type { Answer, Answerer, AskContext, Point } from './types.ts'
import { verified } from './verify.ts'

/** So many regulations are pointed at beside the one that answers. */
const POINTED_AT = 3
/** How many provisions are offered beside a refusal. */
const OFFERED = 3
/** Below this share of its words in what is cited, an answer may be about something else. */
const LITTLE = 0.3
/** So certain is it then at least: words alone must hold more than this to come before it. */
const LEAST = 0.8

interface Part {
  pack: KnowledgePack
  /** null: the annotated answer. */
  points: Points | null
  /** How certain it is that it answers, 0–1. */
  certainty: number
}

/**
 * Makes the answerer over loaded knowledge; its vocabulary of questions is read from `knowledge.dir` unless given.
 * A question is answered by the regulation that binds the asker on the day in question, the more specific first; the
 * others that have something on it are named. Where nothing was imported, the shipped ones answer as they are annotated.
 * Pure from then on: no clock, no network; nothing of a question bears on the next. An answer cannot be changed.
 * @throws KnowledgeError where the vocabulary has mistakes.
 */
export function createAnswerer(
  knowledge: Knowledge,
  language: QuestionLanguage = loadQuestionLanguage(knowledge.dir, knowledge),
  search: RegulationSearch = createRegulationSearch(knowledge),
): Answerer {
  if (knowledge.packs.every(({ origin }) => origin === 'shipped')) {
    return createAnnotatedAnswerer(knowledge, language, search)
  }
  const shipped = { ...knowledge, packs: knowledge.packs.filter(({ origin }) => origin === 'shipped') }
  const annotated = createAnnotatedAnswerer(shipped, language, search)
  const read = createQuestionReader(knowledge, language)
  const drafting = loadDrafting(knowledge.dir)
  const byWords = createByWords(knowledge, search, language, drafting)
  const packsAsked = createPacksAsked(knowledge, language, drafting)
  const pointsOf = createPoints(knowledge, language, byWords)

  function ask(text: string, context: AskContext, topics?: readonly string[]): Answer {
    const question = read(text, context)
    const asked = packsAsked(question, context)
    const ownIds = asked.packs.filter(({ origin }) => origin === 'shipped').map(({ meta }) => meta.id)
    const given = shipped.packs.some(({ meta }) => meta.id === context.regulation)
    const [only, ...more] = ownIds
    const regulation = given ? context.regulation : more.length === 0 ? (only ?? null) : null
    const base = annotated.ask(text, { ...context, regulation }, topics)
    const rule = outsideRule(question, language)
    // 北京小区养狗怎么管 is small talk until a regulation of Beijing's is there.
    const ofImported =
      (asked.named || asked.place !== null) && asked.packs.some(({ origin }) => origin === 'imported')
    if (base.trace.refusal === 'empty') return base
    if (rule?.everywhere && !(rule.kind === 'chat' && ofImported)) return base

    const parts = asked.packs
      .filter(({ origin }) => origin === 'imported')
      .flatMap((pack): Part[] => {
        const points = pointsOf(question, pack)
        return points ? [{ pack, points, certainty: points.certainty }] : []
      })
    if (!base.refused && ownIds.length > 0) {
      const [first = ownIds[0] as string] = base.citations.map(({ ref }) => ref.split('#')[0] as string)
      const pack = knowledge.pack(first) as KnowledgePack
      const certainty = certaintyOf(question, pack, base)
      parts.push({ pack, points: null, certainty })
    }
    const [main, ...rest] = inOrder(parts, asked)
    if (main === undefined) {
      if (ownIds.length > 0 && !base.refused) return base
      return verified(refusedBy(question, asked, ownIds.length > 0 ? base : null), knowledge)
    }
    const also = rest.filter(({ pack }) => pack.meta.id !== main.pack.meta.id).slice(0, POINTED_AT)
    const answer = main.points === null ? base : answerOf(question, main.points, base, main.pack, context)
    return also.length === 0 ? answer : verified(pointing(answer, also, base), knowledge)
  }

  /**
   * An annotated answer is taken for certain; but the shipped regulations are about little, and where their provisions
   * hold next to nothing of what is asked, another regulation that holds it all is nearer.
   */
  function certaintyOf(question: Question, pack: KnowledgePack, base: Answer): number {
    const refs = base.citations.map(({ ref }) => ref).filter((ref) => ref.startsWith(`${pack.meta.id}#`))
    const share = byWords.shareOf(question, pack, refs)
    return base.trace.chosen?.by === 'nearest' || share < LITTLE ? Math.max(share, LEAST) : 1
  }

  /**
   * A refusal that tells which regulations were searched, with what comes nearest in them.
   * @param base what the shipped regulations say, where they were asked.
   */
  function refusedBy(question: Question, { packs, place }: Asked, base: Answer | null): Answer {
    const imported = packs.filter(({ origin }) => origin === 'imported')
    const near = imported
      .flatMap((pack) => byWords.find(question, pack) ?? [])
      .sort((a, b) => b.share - a.share)
      .flatMap(({ refs }) => refs.slice(0, 1).map((ref) => citationOf(ref, knowledge)))
    const [only, ...more] = imported
    const where = more.length > 0 ? `导入的${imported.length}部法规` : `《${only?.meta.shortName ?? ''}》`
    const searched = only ? `按字面，${where}里没有足够接近的规定。` : ''
    const none = packs.length === 0 ? `没有载入当天适用于${place ?? '当地'}的法规。` : ''
    const reason = [none, searched, base?.reason ?? ''].filter(Boolean).join('\n')
    return {
      mode: 'offline',
      refused: true,
      reason,
      blocks: [{ type: 'lead', text: reason }],
      opening: '',
      citations: [],
      nearest: [...near, ...(base?.nearest ?? [])].slice(0, OFFERED),
      trace: base?.trace ?? { ...question.trace, refusal: 'not-understood' },
    }
  }

  function answerOf(
    question: Question,
    { by, findings }: Points,
    base: Answer,
    { meta }: KnowledgePack,
    { today }: AskContext,
  ): Answer {
    const { blocks, citations } = compose('', findings, knowledge)
    if (!isInForce(meta, today)) blocks.push({ type: 'note', text: notInForce(meta, today) })
    const points = findings.map((one): Point => {
      const { regulation, topic, refs, rules = [], elsewhere, absent, sentence } = one
      return { regulation, topic, refs: [...refs], rules: [...rules], elsewhere, absent, sentence }
    })
    const made: Answer = {
      ...base,
      mode: 'offline',
      refused: false,
      reason: null,
      blocks,
      opening: '',
      citations,
      nearest: [],
      trace: {
        ...question.trace,
        regulations: [...new Set(findings.map(({ regulation }) => regulation))],
        refs: citations.map(({ ref }) => ref),
        refusal: null,
        chosen: { by, correction: null, points },
      },
    }
    return verified(made, knowledge)
  }

  /** The regulations that are left to ask for, each with the places where it speaks of it. */
  function pointing(answer: Answer, rest: readonly Part[], base: Answer): Answer {
    const also = rest.map(({ pack, points }) => ({
      regulation: pack.meta.id,
      refs:
        points === null
          ? base.citations.map(({ ref }) => ref).filter((ref) => ref.startsWith(`${pack.meta.id}#`))
          : points.findings.flatMap(({ refs }) => refs),
    }))
    const labels = also.flatMap(({ refs }) => refs.slice(0, 1)).map((ref) => knowledge.provision(ref)?.label)
    const text = `另见${labels.join('、')}；要看哪一部怎么写，请在问题前加上它的名称。`
    return { ...answer, blocks: [...answer.blocks, { type: 'note', text }], also }
  }

  const remembered = remembering(
    (text, { context, topics }: { context: AskContext; topics: readonly string[] | undefined }) =>
      ask(text, context, topics),
    ({ context: { today, regulation, post }, topics }) =>
      JSON.stringify([today, regulation, post, topics ?? null]),
  )
  return { ask: (question, context, topics) => remembered(question, { context, topics }) }
}

/** A regulation that was asked for by name and does not bind on the day. */
function notInForce({ shortName, inForce, repealed }: RegulationMeta, today: CivilDate): string {
  return today < inForce
    ? `《${shortName}》${formatDay(inForce)}起施行，这一天还没有施行。`
    : `《${shortName}》${formatDay(repealed as CivilDate)}起不再施行。`
}

/**
 * What answers for certain before what was found by words; then, where the asker's place is known, the more specific
 * first, or in the order in which they are named; else what answers most certainly, the annotated answer first among
 * equals.
 */
function inOrder(parts: readonly Part[], { packs, named, ordered }: Asked): Part[] {
  const guessed = ({ certainty }: Part) => Number(certainty < 1)
  return parts.toSorted((a, b) => {
    if (named) return packs.indexOf(a.pack) - packs.indexOf(b.pack)
    const sure = guessed(a) - guessed(b)
    if (sure !== 0) return sure
    if (ordered && a.points && b.points) return bySpecificity(a.pack, b.pack)
    return (
      b.certainty - a.certainty ||
      Number(a.points !== null) - Number(b.points !== null) ||
      bySpecificity(a.pack, b.pack)
    )
  })
}
