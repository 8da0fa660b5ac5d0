/** From a topic to what one regulation says on it. */
import type { Knowledge, KnowledgePack, Obligation, Post } from '../../knowledge/index.ts'
import type { Ref } from '../../regulation/index.ts'
import type { QuestionLanguage, Topic, TopicProvisions } from '../language/index.ts'
import type { Question } from '../reading/question.ts'
import { DOCUMENT_TOPIC, documentFinding } from './document.ts'
import { type Finding, finding } from './finding.ts'
import { annualSentences, atLevels, frequencyVerdict, ruleSentences, rulesOn } from './frequency.ts'
import { boundPosts, ownersOf, ownList, within } from './posts.ts'

const NO_NUMBER = '条文没有规定多久一次，也没有规定具体次数。'

/** The question, and of what it is asked. */
export interface TopicScene {
  question: Question
  pack: KnowledgePack
  knowledge: Knowledge
  language: QuestionLanguage
}

/** What the regulation says on the topic, or that it says nothing; null where that need not be said. */
export function topicFinding(topic: Topic, scene: TopicScene): Finding | null {
  const { question, pack, language } = scene
  if (topic.id === DOCUMENT_TOPIC) return documentFinding(pack)
  const posts = postsFor(topic, scene)
  const provisions = language.provisionsOf(pack.meta.id, topic.id)
  const all = rulesOn(topic, pack, question.today)
  const rules = rulesFor(all, posts, scene)
  const refs = provisionsFor(topic, provisions, posts, rules, scene)
  if (rules.length > 0 && !asksWhatItSays(rules, provisions, question)) {
    return ruleFinding(topic, rules, posts, refs, scene)
  }
  if (provisions && refs.length > 0) return textFinding(topic, provisions, refs, posts, scene)
  const instead = topic.instead === null ? undefined : language.topic(topic.instead)
  if (
    instead &&
    rulesFor(rulesOn(instead, pack, question.today), posts, scene).length > 0 &&
    (posts.length > 0 || all.length === 0)
  ) {
    return topicFinding(instead, scene)
  }
  const absence = language.absenceOf(pack.meta.id, topic.id)
  if (posts.length > 0 && (all.length > 0 || provisions))
    return elsewhere(topic, all, provisions, posts, scene)
  if (absence === undefined) return null
  const own = topic.activities.length > 0 ? [...new Set(posts.flatMap(ownList))] : []
  return finding({
    regulation: pack.meta.id,
    topic: topic.id,
    sentence: absence.says,
    refs: own.length > 0 ? own : absence.closest,
    absent: true,
    verdict: question.forms.has('confirm') ? 'differs' : null,
  })
}

/** A duty of institutions, of which the question asks something else than how often: 巡查结果怎么用. */
function asksWhatItSays(
  rules: readonly Obligation[],
  provisions: TopicProvisions | undefined,
  { forms, frequencies }: Question,
): boolean {
  if (!provisions?.says || frequencies.length > 0) return false
  if (forms.has('how-often') || forms.has('annual') || forms.has('due')) return false
  return rules.every(({ kind }) => kind === 'institutional')
}

/** The posts that limit a topic: none for what is no duty of a post, and none of the asker's where 谁 is asked. */
function postsFor(topic: Topic, { question, pack, knowledge }: TopicScene): Post[] {
  if (!isDuty(topic)) return []
  const reading = question.posts.get(pack.meta.id)
  if (reading?.from === 'context' && question.forms.has('who') && !question.forms.has('first-person'))
    return []
  return boundPosts(question, pack.meta.id, knowledge).filter(({ institution }) => !institution)
}

export function isDuty(topic: Topic): boolean {
  return topic.activities.length > 0 || /^(?:act|duty)\./.test(topic.id)
}

function rulesFor(rules: Obligation[], posts: readonly Post[], { question, pack }: TopicScene): Obligation[] {
  if (posts.length === 0) return atLevels(rules, question.levels, pack)
  return rules.filter(
    ({ kind, posts: bound }) => kind === 'institutional' || posts.some(({ id }) => bound.includes(id)),
  )
}

function provisionsFor(
  topic: Topic,
  provisions: TopicProvisions | undefined,
  posts: readonly Post[],
  rules: readonly Obligation[],
  { question, pack, knowledge }: TopicScene,
): Ref[] {
  if (provisions === undefined) return []
  const { refs, onlyPosts } = provisions
  if (onlyPosts && !posts.some(({ id }) => onlyPosts.includes(id))) return []
  if (!isDuty(topic) || rules.some(({ kind }) => kind === 'institutional')) return refs
  if (posts.length > 0) return refs.filter((ref) => posts.some(({ duties }) => within(ref, duties)))
  const atLevel = refs.filter((ref) =>
    ownersOf(ref, pack.meta.id, knowledge).some(({ at }) =>
      at.some(({ level }) => question.levels.includes(level)),
    ),
  )
  return atLevel.length > 0 ? atLevel : refs
}

function ruleFinding(
  topic: Topic,
  rules: Obligation[],
  posts: readonly Post[],
  refs: readonly Ref[],
  { question, pack, knowledge }: TopicScene,
): Finding {
  const ids = posts.map(({ id }) => id)
  const sentences = [...new Set(ruleSentences(rules, ids, knowledge))]
  const annual = question.forms.has('annual') || question.frequencies.some(({ unit }) => unit === 'year')
  const yearly = annual ? annualSentences(rules, ids, knowledge) : []
  return finding({
    regulation: pack.meta.id,
    topic: topic.id,
    sentence: `${[...sentences, ...yearly].join('；')}。`,
    refs: [...new Set([...rules.map(({ ref }) => ref), ...refs])],
    rules: rules.map(({ id }) => id),
    times: [...new Set(rules.map(({ period, count }) => `${period} ${count}`))].sort(),
    verdict: frequencyVerdict(question, rules),
    note: rules.every(({ reading }) => reading === rules[0]?.reading) ? (rules[0]?.reading ?? null) : null,
  })
}

function textFinding(
  topic: Topic,
  provisions: TopicProvisions,
  refs: Ref[],
  posts: readonly Post[],
  { question, pack, knowledge }: TopicScene,
): Finding {
  const asksOften = question.forms.has('how-often') && !topic.id.startsWith('accountability.')
  const often = question.forms.has('how-often') ? provisions.often : null
  const parts = [often, provisions.says ?? dutySentence(topic, refs, posts, pack, knowledge)]
  if (asksOften && often === null && isDuty(topic)) parts.push(NO_NUMBER)
  return finding({
    regulation: pack.meta.id,
    topic: topic.id,
    sentence: parts.filter(Boolean).join(''),
    refs,
    verdict: isDuty(topic) || provisions.often ? frequencyVerdict(question, []) : null,
  })
}

/** 安全生产专项资金，是区（市）政府主要负责人的职责。 */
function dutySentence(
  { name }: Topic,
  refs: readonly Ref[],
  posts: readonly Post[],
  pack: KnowledgePack,
  knowledge: Knowledge,
): string {
  const owners = posts.length > 0 ? posts : refs.flatMap((ref) => ownersOf(ref, pack.meta.id, knowledge))
  const names = [...new Set(owners.map((post) => post.name))]
  return names.length === 0 ? `条文写到了${name}。` : `${name}，写在${names.join('、')}的职责里。`
}

/** The duty is another post's: say whose, and show that the own list does not have it. */
function elsewhere(
  topic: Topic,
  rules: Obligation[],
  provisions: TopicProvisions | undefined,
  posts: readonly Post[],
  scene: TopicScene,
): Finding | null {
  const { question, pack, knowledge } = scene
  // The asker's own post is no part of a question that does not speak of the asker.
  if (question.posts.get(pack.meta.id)?.from === 'context' && !question.forms.has('first-person')) {
    if (rules.length > 0) return ruleFinding(topic, rules, [], [], scene)
    return provisions ? textFinding(topic, provisions, provisions.refs, [], scene) : null
  }
  const levels = posts.flatMap(({ at }) => at.map(({ level }) => level))
  const near = atLevels(rules, levels, pack)
  const nearRefs = near.length > 0 ? near.map(({ ref }) => ref) : (provisions?.refs ?? [])
  const owners = [
    ...new Set(nearRefs.flatMap((ref) => ownersOf(ref, pack.meta.id, knowledge)).map(({ name }) => name)),
  ]
  const who = [...new Set(posts.map(({ name }) => name))].join('、')
  const what = near.length > 0 ? `没有规定${who}${topic.name}的次数` : `没有把${topic.name}写进${who}的职责`
  const whose = owners.length > 0 ? `；这是${owners.join('、')}的职责` : ''
  const rule = near.length > 0 ? `（${[...new Set(ruleSentences(near, [], knowledge))].join('；')}）` : ''
  return finding({
    regulation: pack.meta.id,
    topic: topic.id,
    sentence: `${what}${whose}${rule}。`,
    refs: [...new Set([...nearRefs, ...posts.flatMap(ownList)])],
    elsewhere: true,
    verdict: 'differs',
  })
}
