import { type Answer, createAnswerer } from '../../src/answers/index.ts'
import { loadKnowledge } from '../../src/knowledge/index.ts'
import { loadPhrasingLanguage, type Source, sourcesOf, verifySegment } from '../../src/phrasing/index.ts'
import type { Provision } from '../../src/regulation/index.ts'

export const TODAY = '2026-11-22'
export const knowledge = loadKnowledge(new URL('../../knowledge', import.meta.url).pathname)
export const language = loadPhrasingLanguage(knowledge)
const answerer = createAnswerer(knowledge)

/** A question that names nobody. */
export const NEUTRAL = '这一条是怎么规定的？'

export function answerTo(question: string, post: string | null = null): Answer {
  return answerer.ask(question, { regulation: null, post, today: TODAY })
}

/** The sources of provisions, as an answer that cites them gives them. */
export function sources(...refs: string[]): Source[] {
  const citations = refs.map((ref) => ({ ref, label: '', quote: '' }))
  return sourcesOf({ ...answerTo(NEUTRAL), citations }, [], knowledge)
}

export function fact(id: string, text: string): Source {
  return { id, kind: 'fact', ref: null, label: '事实', text, leadIn: '' }
}

/** What is found of a text that rests on all of each of the given sources. */
export function verdictOn(text: string, given: readonly Source[], question = NEUTRAL) {
  const rests = given.map(({ id, text: words }) => ({ source: id, words }))
  return verifySegment({ text, rests }, given, question, language)
}

export function holds(text: string, given: readonly Source[], question = NEUTRAL): boolean {
  return verdictOn(text, given, question).holds
}

export function faultIn(text: string, given: readonly Source[], question = NEUTRAL): string | null {
  const verdict = verdictOn(text, given, question)
  return verdict.holds ? null : verdict.fault
}

/** Provisions that enclose no others. */
export const LEAVES: Provision[] = knowledge.packs.flatMap(({ regulation }) =>
  regulation.provisions.filter(({ kind, children }) => kind !== 'chapter' && children.length === 0),
)

/** Without the number of an item. */
export function bodyOf({ text }: Provision): string {
  return text.replace(/^[（(][一二三四五六七八九十]+[）)]\s*/, '')
}

/** Whether a text is shown of a provision, by itself or said of a post whose duty it is. */
export function isShown(text: string, leaf: Provision): boolean {
  const given = sources(leaf.ref)
  const [regulation] = leaf.ref.split('#')
  const binds = (duty: string) =>
    leaf.ref === duty || leaf.ref.startsWith(`${duty}.`) || leaf.ref.startsWith(`${duty}/`)
  const post = knowledge.pack(regulation as string)?.posts.find(({ duties }) => duties.some(binds))
  return holds(text, given) || (post !== undefined && holds(`${post.name}${text}`, given))
}
