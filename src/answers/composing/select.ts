/** Which points a question asks of one regulation. */
import type { Knowledge, KnowledgePack, Post } from '../../knowledge/index.ts'
import type { QuestionLanguage, Topic } from '../language/index.ts'
import { isPerson } from '../reading/posts.ts'
import type { Question } from '../reading/question.ts'
import { NOT_PERFORMED, withoutAll } from '../reading/topics.ts'
import {
  alternativeLists,
  alternativePosts,
  dueFindings,
  dutyListFindings,
  institutionFindings,
  TO_BE_SETTLED,
} from './duty-list.ts'
import { type Finding, finding } from './finding.ts'
import { boundPosts } from './posts.ts'
import { isDuty, type TopicScene, topicFinding } from './topic-findings.ts'

const SITUATION = /^accountability\.(?:situation|aggravation|mitigation|exemption|lifelong|veto)/
const BLAME = /^accountability\./
const ORGAN = /^organ\./
const CHAPTER = /^chapter\./
/** Who is bound at all; beside a duty it only sets the scene. */
const SCOPE = /^general\.scope(?!-by-reference)/
/** 每季度要做什么, 一年要做哪些事: the duties with a period, not the whole list. */
const BY_PERIOD = /(?:每个?|一个?|全)(?:季度?|半年|年|月)|季度的?(?:任务|动作|工作)/
/** 分管安全的: a title that leaves the office out. */
const PORTFOLIO = /^(?:分管|主管|协管|管)/
/** With a post named and nothing else, words by which the duties are meant. */
const OF_THE_TEXTS = /安全|办法|细则|规定|条文|责任制/
/** So much may be left where the question asks what a person has to do. */
const SOME_WORDS = 8
/** With so little left after the everyday words are taken away, the question is about the post's duties. */
const FEW_WORDS = 4

/** Findings of one regulation, in the order in which they are said. */
export function findingsOf(
  question: Question,
  pack: KnowledgePack,
  knowledge: Knowledge,
  language: QuestionLanguage,
): Finding[] {
  const regulation = pack.meta.id
  const unbound = notBound(question, regulation, language)
  const byReference = question.posts.get(regulation)?.matches[0]?.by?.relation === 'by-reference'
  const topics = topicsFor(question, language).filter(({ id }) => !(byReference && SCOPE.test(id)))
  if (unbound && topics.every((topic) => isDuty(topic) || SCOPE.test(topic.id))) return [unbound]
  const posts = boundPosts(question, regulation, knowledge).filter(({ institution }) => !institution)
  if (asksWhatInstitutionOwes(question, posts)) return institutionFindings(question, pack, knowledge)
  if (asksWhatIsDue(question, posts)) {
    return withReference(question, regulation, dueFindings(posts, question, pack, knowledge))
  }
  const scene = { question, pack, knowledge, language }
  const findings = topics.flatMap((topic) => topicFinding(topic, scene) ?? [])
  if (posts.length > 0 && question.forms.has('due') && noneOwed(question, findings, language)) {
    return withReference(question, regulation, dueFindings(posts, question, pack, knowledge))
  }
  const rest = topics.filter(({ id }) => !ORGAN.test(id))
  const referred =
    byReference && question.topics.some(({ id }) => SCOPE.test(id)) && question.forms.has('list')
  if (posts.length > 0 && (referred || asksForList(question, rest, findings, language))) {
    const list =
      BY_PERIOD.test(question.plain) || question.forms.has('how-often') || question.forms.has('due')
        ? dueFindings(posts, question, pack, knowledge)
        : [
            ...dutyListFindings(posts, question, pack, knowledge),
            ...alternativeLists(question, pack, knowledge),
          ]
    const organs = findings.filter(({ topic, absent }) => topic !== null && ORGAN.test(topic) && !absent)
    const general = findings.filter(({ topic }) => topic?.startsWith('general.'))
    return withReference(question, regulation, [...general, ...list, ...organs])
  }
  const duties = findings.some(({ topic }) => topic !== null && isDuty(language.topic(topic) as Topic))
  if (!duties) return findings
  return withReference(question, regulation, [...findings, ...otherwise(findings, topics, scene)])
}

/** What the duties that are spoken of come to if the title means another kind of department. */
function otherwise(
  findings: readonly Finding[],
  topics: readonly Topic[],
  { question, pack, ...rest }: TopicScene,
): Finding[] {
  const regulation = pack.meta.id
  return alternativePosts(question, pack, rest.knowledge, ['department']).flatMap(({ match, post }) => {
    const posts = new Map(question.posts).set(regulation, { matches: [match], from: 'question' })
    const scene = { question: { ...question, posts }, pack, ...rest }
    return topics.filter(isDuty).flatMap((topic) => {
      const other = topicFinding(topic, scene)
      const said = findings.some(({ rules, sentence }) => rules !== undefined && sentence !== other?.sentence)
      if (!other || !said || other.absent) return []
      const what = other.elsewhere ? `条文没有规定${topic.name}的次数。` : other.sentence
      const sentence = `${TO_BE_SETTLED}；如果是${post.name}，${what}`
      return [{ ...other, sentence, refs: other.elsewhere ? [] : other.refs, verdict: null }]
    })
  })
}

/** What is due in a period is asked by the name of something that the post does not owe. */
function noneOwed(
  { forms, frequencies }: Question,
  findings: readonly Finding[],
  language: QuestionLanguage,
): boolean {
  if (forms.has('how-often') || frequencies.length > 0 || findings.length === 0) return false
  const duty = (id: string | null) => id !== null && isDuty(language.topic(id) as Topic)
  return findings.every(({ topic, absent, elsewhere }) => duty(topic) && (absent || elsewhere))
}

/** Topics to answer: with what follows from them, without what only the story mentions. */
function topicsFor(question: Question, language: QuestionLanguage): Topic[] {
  const { topics, forms } = question
  const chapter = topics.filter(({ id }) => CHAPTER.test(id))
  if (chapter.length > 0) return chapter
  const ids = new Set(topics.map(({ id }) => id))
  const blamed = topics.some(({ id }) => BLAME.test(id))
  const story = topics.some(({ id }) => SITUATION.test(id))
  const dutiesMatter =
    !blamed ||
    (ids.has(NOT_PERFORMED) && namesPost(question)) ||
    forms.has('how-often') ||
    (forms.has('who') && !story)
  const others = topics.filter(({ id }) => !ORGAN.test(id))
  const duties = others.some(isDuty)
  const counted = forms.has('how-often') && others.some(({ activities }) => activities.length > 0)
  const kept = (others.length > 0 ? others : topics).filter((topic) =>
    isDuty(topic)
      ? dutiesMatter && !(counted && topic.activities.length === 0)
      : !(duties && SCOPE.test(topic.id)),
  )
  const ordered = [...kept.filter(isDuty), ...kept.filter((topic) => !isDuty(topic))]
  return withFollowing(ordered, language)
}

function namesPost({ posts }: Question): boolean {
  return [...posts.values()].some(({ matches }) => matches.some(({ post }) => post !== ''))
}

/** Each topic once; what follows from several stands right after the last of them. */
function withFollowing(topics: readonly Topic[], language: QuestionLanguage): Topic[] {
  const given = new Set(topics.map(({ id }) => id))
  return topics.flatMap((topic, i) => {
    const later = new Set(topics.slice(i + 1).flatMap(({ follow }) => follow))
    const due = topic.follow.filter((id) => !given.has(id) && !later.has(id))
    return [topic, ...due.flatMap((id) => language.topic(id) ?? [])]
  })
}

/** 区委区政府这个季度要办的: what is due from the institution, no person being meant. */
function asksWhatInstitutionOwes({ forms, topics, institution }: Question, bound: readonly Post[]): boolean {
  return (
    forms.has('due') && bound.length === 0 && institution && topics.every((topic) => !BLAME.test(topic.id))
  )
}

function asksWhatIsDue({ forms, topics, posts }: Question, bound: readonly Post[]): boolean {
  if (!forms.has('due') || bound.length === 0) return false
  if (topics.some(({ id }) => BLAME.test(id)) || (forms.has('omits') && forms.has('consequence')))
    return false
  const own = forms.has('first-person') || [...posts.values()].some(({ from }) => from === 'context')
  const open = forms.has('list') && !forms.has('how-often') && !forms.has('confirm')
  return own || open || topics.every((topic) => !isDuty(topic))
}

/**
 * Whether the duties of the post as a whole are asked for: no topic is named, or what is named is not among the
 * post's duties and only sets the scene.
 */
function asksForList(
  question: Question,
  topics: readonly Topic[],
  findings: readonly Finding[],
  language: QuestionLanguage,
): boolean {
  const { forms, plain } = question
  if (topics.some(({ id }) => !isDuty(language.topic(id) as Topic) && !id.startsWith('general.')))
    return false
  if (forms.has('how-often') || forms.has('confirm')) {
    if (topics.length > 0) return false
    return /安全|职责|次数|频次/.test(question.text)
  }
  const missed = findings
    .filter(({ topic }) => topic !== null && isDuty(language.topic(topic) as Topic))
    .every(({ verdict, absent }) => absent || verdict === 'differs')
  if (topics.length > 0 && (!forms.has('list') || !missed)) {
    return forms.has('list') && topics.every(({ id }) => id.startsWith('general.'))
  }
  const left = ownWords(plain, language)
  const personal = [...question.posts.values()].some(
    ({ from, matches }) =>
      from === 'context' || matches.some(({ words }) => isPerson(words, language) || PORTFOLIO.test(words)),
  )
  if (!forms.has('list')) {
    const told = forms.has('compare') || OF_THE_TEXTS.test(question.text)
    return left === 0 || (topics.length === 0 && personal && told)
  }
  const organ = question.topics.some(({ id }) => ORGAN.test(id))
  return (
    organ ||
    forms.has('compare') ||
    /安全|职责/.test(question.text) ||
    BY_PERIOD.test(plain) ||
    left <= (personal ? SOME_WORDS : FEW_WORDS)
  )
}

/** How many characters of a question are neither titles nor everyday words. */
function ownWords(plain: string, { fillers }: QuestionLanguage): number {
  return withoutAll(plain.replace(/[◇，？]/g, ''), fillers).length
}

/** A title that the regulation does not bind, where the question names it. */
function notBound(question: Question, regulation: string, language: QuestionLanguage): Finding | null {
  const reading = question.posts.get(regulation)
  const own = question.forms.has('first-person') && question.topics.length === 0 && !question.institution
  const meant = reading?.from === 'question' || own
  const [match] = meant ? (reading?.matches ?? []) : []
  const by = match?.by
  if (by?.relation !== 'not-bound' || !isPerson(match?.words ?? '', language)) return null
  return finding({ regulation, sentence: by.note, refs: [by.ref], elsewhere: true, verdict: 'differs' })
}

/** Where the title is bound only by reference, the provision that says so comes first. */
function withReference(question: Question, regulation: string, findings: Finding[]): Finding[] {
  const by = question.posts.get(regulation)?.matches[0]?.by
  if (by?.relation !== 'by-reference') return findings
  return [finding({ regulation, sentence: by.note, refs: [by.ref] }), ...findings]
}
