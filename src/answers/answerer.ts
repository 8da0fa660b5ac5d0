import type { Knowledge, KnowledgePack } from '../knowledge/index.ts'
import { createRegulationSearch, type RegulationSearch } from '../retrieval/index.ts'
import { compose } from './composing/blocks.ts'
import { DOCUMENT_TOPIC } from './composing/document.ts'
import type { Finding } from './composing/finding.ts'
import { createLookup } from './composing/lookup.ts'
import { within } from './composing/posts.ts'
import {
  articleCorrection,
  dateVerdict,
  knownCorrection,
  missingWords,
  modalCorrection,
  namedElsewhere,
} from './composing/premise.ts'
import { findingsOf } from './composing/select.ts'
import { topicFinding } from './composing/topic-findings.ts'
import { loadQuestionLanguage, type QuestionLanguage } from './language/index.ts'
import { createNearestTopic } from './reading/nearest-topic.ts'
import { createQuestionReader, type Question } from './reading/question.ts'
import { createRefusal } from './refusal.ts'
import { outsideRule } from './scope.ts'
import type { Answer, Answerer, AskContext } from './types.ts'
import { verified } from './verify.ts'

/**
 * Makes the answerer over loaded knowledge; its vocabulary of questions is read from `knowledge.dir` unless given.
 * Pure from then on: no clock, no network, no state between questions.
 * @throws KnowledgeError where the vocabulary has mistakes.
 */
export function createAnswerer(
  knowledge: Knowledge,
  language: QuestionLanguage = loadQuestionLanguage(knowledge.dir, knowledge),
  search: RegulationSearch = createRegulationSearch(knowledge),
): Answerer {
  const read = createQuestionReader(knowledge, language)
  const lookup = createLookup(knowledge)
  const nearestTopic = createNearestTopic(knowledge, language)
  const refuse = createRefusal(knowledge, search)

  function ask(text: string, context: AskContext): Answer {
    const question = read(text, context)
    const trace = traceOf(question)
    if (question.plain.replace(/[，？]/g, '') === '') return refuse('没有收到问题', question, trace, false)
    const outside = outsideRule(question, language)
    if (outside)
      return refuse(outside.reason, question, trace, outside.kind !== 'injection' && outside.kind !== 'chat')
    if (question.citations.length > 0 && question.citations.every(({ foreign }) => foreign !== null)) {
      return refuse('没有规定这个问题，其他文件不在其中', question, trace, true)
    }

    const cited = lookup(question)
    const findings = question.regulations.flatMap((regulation) =>
      findingsOf(question, knowledge.pack(regulation) as KnowledgePack, knowledge, language),
    )
    if (cited !== null && (findings.length === 0 || isPlainLookup(question, findings, cited.findings))) {
      if (cited.findings.length > 0)
        return answer(openingOf(question, cited.findings, null), cited.findings, trace)
      return refuse(cited.missing.join(''), question, trace, true)
    }
    const correction = knownCorrection(question, language)
    if (correction) {
      const own = findings.filter(({ topic }) => topic !== null && correction.topics.includes(topic))
      if (!correction.keep) findings.splice(0, findings.length, ...own)
      for (const regulation of question.regulations) {
        const pack = knowledge.pack(regulation) as KnowledgePack
        for (const id of correction.topics) {
          const topic = language.topic(id)
          const known = findings.some((one) => one.regulation === regulation && one.topic === id)
          if (topic === undefined || known) continue
          const added = topicFinding(topic, { question, pack, knowledge, language })
          if (added) findings.push(added)
        }
      }
    }
    if (findings.length === 0) findings.push(...nearest(question))
    const kept = worthSaying(findings)
    if (kept.some(({ refs, topic }) => refs.length > 0 || topic === DOCUMENT_TOPIC)) {
      const opening = openingOf(question, kept, correction?.says ?? null)
      const named = cited === null ? [] : namedElsewhere(question, kept, cited.findings)
      return answer(opening, [...kept, ...named], trace)
    }
    if (kept.length > 0) {
      const reason = kept.map(({ regulation, sentence }) => `${shortName(regulation)}${sentence}`).join('')
      return refuseWith(reason, question, trace)
    }
    return refuse(null, question, trace, true)
  }

  function answer(opening: string, findings: Finding[], trace: Answer['trace']): Answer {
    const { blocks, citations } = compose(opening, findings, knowledge)
    const refs = citations.map(({ ref }) => ref)
    const made: Answer = {
      mode: 'offline',
      refused: false,
      reason: null,
      blocks,
      citations,
      nearest: [],
      trace: { ...trace, refs },
    }
    return verified(made, knowledge)
  }

  function refuseWith(reason: string, question: Question, trace: Answer['trace']): Answer {
    const made = refuse(null, question, trace, true)
    return { ...made, reason, blocks: [{ type: 'lead', text: reason }] }
  }

  function shortName(regulation: string): string {
    return `《${knowledge.pack(regulation)?.meta.shortName ?? regulation}》`
  }

  /** 不对。 and the like, before the answer itself. */
  function openingOf(question: Question, findings: readonly Finding[], says: string | null): string {
    if (says !== null) return says
    for (const { regulation, topic } of findings) {
      if (topic !== 'general.in-force') continue
      const day = dateVerdict(question, knowledge.pack(regulation) as KnowledgePack)
      if (day) return day.verdict === 'agrees' ? '是的。' : `不对，${day.sentence}`
    }
    const elsewhere = question.regulations
      .map((regulation) => articleCorrection(question, regulation, findings))
      .find((sentence) => sentence !== null)
    if (elsewhere) return `不对，${elsewhere}`
    if (findings.some(({ verdict }) => verdict === 'differs')) return differs(question)
    const modal = modalCorrection(question, findings, knowledge)
    if (modal) return modal
    const missing = missingWords(question, findings, knowledge, language)
    if (missing.length > 0) return `不对，条文没有写${missing.map((word) => `“${word}”`).join('、')}。`
    return findings.some(({ verdict }) => verdict === 'agrees') ? '是的。' : ''
  }

  function differs({ frequencies, forms }: Question): string {
    const [claim] = frequencies
    if (claim && forms.has('confirm')) return `不对，条文规定的不是“${claim.words}”。`
    return forms.has('confirm') ? '不是这样。' : ''
  }

  /** Where no expression fits: what the regulations say on the topic whose words come nearest. */
  function nearest(question: Question): Finding[] {
    return question.regulations.flatMap((regulation) => {
      const topic = nearestTopic(question.plain, regulation)
      if (topic === null) return []
      const pack = knowledge.pack(regulation) as KnowledgePack
      const along = topic.follow.flatMap((id) => language.topic(id) ?? [])
      return [topic, ...along].flatMap(
        (one) => topicFinding(one, { question, pack, knowledge, language }) ?? [],
      )
    })
  }

  return { ask }
}

/**
 * Whether only the wording of the cited provision is asked for. Where what was found lies inside the cited article,
 * the question is which part of it applies.
 */
function isPlainLookup(question: Question, found: readonly Finding[], cited: readonly Finding[]): boolean {
  const { forms, topics, frequencies, dates } = question
  if (frequencies.length > 0 || dates.length > 0 || forms.has('how-often') || forms.has('asserts'))
    return false
  const articles = cited.flatMap(({ refs }) => refs)
  const inside = found.some(({ refs }) =>
    refs.some((ref) => within(ref, articles) && !articles.includes(ref)),
  )
  if (inside) return false
  return forms.has('content') ? !forms.has('confirm') : topics.length === 0
}

/** Absences are said only where something else is answered or nothing is; what is asked of one alone stays. */
function worthSaying(findings: Finding[]): Finding[] {
  const present = findings.filter(({ absent }) => !absent)
  if (present.length === 0) return findings
  return findings.map((one) => (one.absent ? { ...one, refs: [] } : one))
}

function traceOf(question: Question): Answer['trace'] {
  return {
    topics: question.topics.map(({ id }) => id),
    posts: [...question.posts].flatMap(([regulation, { matches }]) =>
      matches.map(({ post }) => `${regulation}:${post}`),
    ),
    regulations: question.regulations,
    refs: [],
  }
}
