import type { Knowledge } from '../knowledge/index.ts'
import type { Block } from '../reply/index.ts'
import type { RegulationSearch } from '../retrieval/index.ts'
import { remembering } from '../text/index.ts'
import { citationOf, compose } from './composing/blocks.ts'
import { NO_DEFINITION, undefinedWord } from './composing/definition.ts'
import { DOCUMENT_TOPIC } from './composing/document.ts'
import type { Finding } from './composing/finding.ts'
import { createFindings } from './composing/findings.ts'
import { createLookup } from './composing/lookup.ts'
import { openingOf } from './composing/opening.ts'
import { within } from './composing/posts.ts'
import { knownCorrection, namedElsewhere, unwrittenRule } from './composing/premise.ts'
import type { Correction, QuestionLanguage } from './language/index.ts'
import { createQuestionReader, type Question } from './reading/question.ts'
import { createRefusal } from './refusal.ts'
import { outsideRule } from './scope.ts'
import type { Answer, Answerer, AskContext, Chosen, Point } from './types.ts'
import { verified } from './verify.ts'

/**
 * Makes the answerer over regulations that are annotated: which topic each provision settles is known.
 * Pure: no clock, no network; nothing of a question bears on the next. An answer cannot be changed.
 */
export function createAnnotatedAnswerer(
  knowledge: Knowledge,
  language: QuestionLanguage,
  search: RegulationSearch,
): Answerer {
  const read = createQuestionReader(knowledge, language)
  const lookup = createLookup(knowledge)
  const findings = createFindings(knowledge, language)
  const refuse = createRefusal(knowledge, language, search)

  function ask(text: string, context: AskContext, chosen?: readonly string[]): Answer {
    const asked = read(text, context)
    const question = chosen
      ? read(
          text,
          context,
          chosen.flatMap((id) => language.topic(id) ?? []),
        )
      : asked
    if (question.plain.replace(/[，？]/g, '') === '')
      return refuse.saying('empty', '没看到问题，请再说一遍。', question)
    const open = unwrittenRule(question, language)
    // What is outside stays so, whatever topics were chosen for it.
    const outside = outsideRule(asked, language)
    if (outside && !(open && outside.kind === 'subject')) {
      const near = offersNearest(outside.kind) ? question.regulations : []
      const ruled = { ...question, trace: { ...question.trace, rule: outside.id } }
      return refuse.because('outside', outside.reason, ruled, near)
    }
    if (citesOthersAlone(question)) {
      return refuse.because('document', '没有规定这个问题，其他文件不在其中', question, question.regulations)
    }

    if (open?.refuse) {
      const topics = open.topics.flatMap((id) => language.topic(id) ?? [])
      return refuse.saying('absent', open.says, { ...question, topics })
    }

    const cited = lookup(question)
    const found = findings.asked(question)
    if (cited !== null && (found.length === 0 || isPlainLookup(question, found, cited.findings))) {
      if (cited.findings.length > 0) return answer(question, 'look-up', cited.findings, null)
      return refuse.saying('absent', cited.missing, { ...question, regulations: [] })
    }
    const correction = knownCorrection(question, language) ?? open
    const held = correction ? findings.corrected(found, correction, question) : found
    const points = worthSaying(held.length > 0 ? held : findings.nearest(question))
    if (points.some(({ refs, topic }) => refs.length > 0 || topic === DOCUMENT_TOPIC)) {
      const word = correction === null ? undefinedWord(question, points) : null
      if (word) return answer(question, 'definition', word, null, [], NO_DEFINITION)
      const named = cited === null ? [] : namedElsewhere(question, points, cited.findings)
      return answer(question, held.length > 0 ? 'topics' : 'nearest', points, correction, named)
    }
    if (points.length > 0) return refuse.saying('absent', points.map(sentenceOf).join(''), question)
    return refuse.because('not-understood', null, question, question.regulations)
  }

  function answer(
    question: Question,
    by: Chosen['by'],
    points: readonly Finding[],
    correction: Correction | null,
    beside: readonly Finding[] = [],
    first: string | null = null,
  ): Answer {
    const opening = first ?? openingOf(question, points, correction, knowledge, language)
    const { blocks, citations } = compose(opening, [...points, ...beside], knowledge)
    blocks.push(...referredTo(question))
    const chosen = { by, correction: correction?.says ?? null, points: [...points, ...beside].map(pointOf) }
    const refs = citations.map(({ ref }) => ref)
    const trace = { ...question.trace, refs, refusal: null, chosen }
    const made: Answer = {
      mode: 'offline',
      refused: false,
      reason: null,
      blocks,
      opening,
      citations,
      nearest: [],
      trace,
    }
    return verified(made, knowledge)
  }

  /** Regulations left out for the post's sake that apply to it by reference: said in a line, not cited. */
  function referredTo({ beside }: Question): Block[] {
    return [...beside].flatMap(([, { matches }]): Block[] => {
      const by = matches[0]?.by
      if (by?.relation !== 'by-reference') return []
      return [{ type: 'note', text: `${citationOf(by.ref, knowledge).label}：${by.note}` }]
    })
  }

  function sentenceOf({ regulation, sentence }: Finding): string {
    return `《${knowledge.pack(regulation)?.meta.shortName ?? regulation}》${sentence}`
  }

  function pointOf(finding: Finding): Point {
    const { regulation, topic, refs, rules = [], elsewhere, absent } = finding
    return {
      regulation,
      topic,
      refs: [...refs],
      rules: [...rules],
      elsewhere,
      absent,
      sentence: sentenceOf(finding),
    }
  }

  const remembered = remembering(
    (text, { context, topics }: { context: AskContext; topics: readonly string[] | undefined }) =>
      ask(text, context, topics),
    ({ context: { today, regulation, post }, topics }) =>
      JSON.stringify([today, regulation, post, topics ?? null]),
  )
  return { ask: (question, context, topics) => remembered(question, { context, topics }) }
}

/** Beside small talk and instructions nothing is near. */
function offersNearest(kind: string): boolean {
  return kind !== 'injection' && kind !== 'chat'
}

/** The question cites other documents and none of the regulations. */
function citesOthersAlone({ citations }: Question): boolean {
  return citations.length > 0 && citations.every(({ foreign }) => foreign !== null)
}

/**
 * Whether only the wording of the cited provision is asked for. Where what was found lies inside the cited article,
 * the question is which part of it applies.
 */
function isPlainLookup(question: Question, found: readonly Finding[], cited: readonly Finding[]): boolean {
  const { forms, topics, frequencies, dates } = question
  if (frequencies.length > 0 || dates.length > 0) return false
  if (forms.has('how-often') || forms.has('asserts')) return false
  const articles = cited.flatMap(({ refs }) => refs)
  const inside = (ref: string) => within(ref, articles) && !articles.includes(ref)
  if (found.some(({ refs }) => refs.some(inside))) return false
  return forms.has('content') ? !forms.has('confirm') : topics.length === 0
}

/** What comes closest to an absent rule is cited only where nothing else answers. */
function worthSaying(findings: readonly Finding[]): Finding[] {
  if (findings.every(({ absent }) => absent)) return [...findings]
  return findings.map((one) => (one.absent ? { ...one, refs: [] } : one))
}
