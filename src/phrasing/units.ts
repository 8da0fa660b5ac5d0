import type { Post } from '../knowledge/index.ts'
import { articleOf, type Provision, type Ref, regulationOf } from '../regulation/index.ts'
import { canonical, sentencesIn } from './canonical.ts'
import { beginsDuty } from './starts.ts'
import type { Source } from './types.ts'
import { speaksOfVerdict } from './verdict.ts'
import type { PhrasingLanguage } from './words.ts'

/** What a sentence may be taken from: an item, a paragraph, or the words before a list. */
export interface Unit {
  source: Source
  ref: Ref
  regulation: string
  /** `（三）` of an item, canonical; empty else. */
  marker: string
  /** Canonical; ends with the list's colon. */
  leadIn: string
  /** It announces a list of cases, whole. */
  opensList: boolean
  /** Posts whose duty it is; empty where it is nobody's own duty. */
  posts: Post[]
  /** Whether every item beside it is a duty of the same posts, so that the words before the list name who is bound. */
  shared: boolean
  sentences: UnitSentence[]
}

/** From one full stop or semicolon of the law to the next. */
export interface UnitSentence {
  /** Canonical, without the mark at its end. */
  text: string
  clauses: string[]
  /** The mark behind each clause but the last: ， or ：. */
  marks: string[]
  /** Stands for itself: an item with what is concluded from it, or the words that a rule was read from. */
  apart?: true
}

/** The units of a source, in the order of the text; a fact has none. */
export function unitsOf(source: Source, language: PhrasingLanguage): Unit[] {
  if (source.ref === null) return []
  const provision = language.knowledge.provision(source.ref)
  return provision === undefined ? [] : below(provision, source, language)
}

function below(provision: Provision, source: Source, language: PhrasingLanguage): Unit[] {
  const { knowledge } = language
  const children = provision.children.flatMap((ref) => knowledge.provision(ref) ?? [])
  const own = ownText(provision, children)
  const units = own === '' ? [] : [unitOf(provision, own, source, language)]
  return [...units, ...children.flatMap((child) => below(child, source, language))]
}

/** What of a provision's text stands in none of its children. */
function ownText({ text }: Provision, children: readonly Provision[]): string {
  const [first] = children
  if (first === undefined) return text
  const at = text.indexOf(first.text)
  return at < 0 ? text : text.slice(0, at)
}

function unitOf(provision: Provision, text: string, source: Source, language: PhrasingLanguage): Unit {
  const { knowledge, words } = language
  const regulation = regulationOf(provision.ref)
  const marker = provision.kind === 'item' ? canonical(provision.marker ?? '', words.same) : ''
  const plain = canonical(text, words.same)
  const posts = provision.children.length > 0 ? [] : postsBound(provision.ref, regulation, language)
  const siblings = knowledge.provision(provision.parent ?? '')?.children ?? []
  const shared = siblings.every((ref) => sameIds(postsBound(ref, regulation, language), posts))
  const leadIn = canonical(leadInOf(provision, language), words.same)
  const body = plain.startsWith(marker) ? plain.slice(marker.length) : plain
  const said = sentencesOf(provision.children.length > 0 ? withoutClosing(body, language) : body, language)
  const sentences = [
    // A case says nothing without what is concluded from it.
    ...(isCase(leadIn, language) ? caseOf(said, leadIn, language) : said),
    ...rulesOf(provision.ref, posts, language),
  ]
  const opensList = provision.children.length > 0 && isCase(plain, language)
  return { source, ref: provision.ref, regulation, marker, leadIn, opensList, posts, shared, sentences }
}

/** Whether the words before a list are those before cases: 有下列情形之一的，应当…： */
export function isCase(leadIn: string, { words }: PhrasingLanguage): boolean {
  return words.caseLists.some((end) => leadIn.includes(`${end}，`))
}

/** An item of 有下列情形之一的，应当…： with what is concluded from it: 对…负有领导责任的，应当…. */
function caseOf(said: readonly UnitSentence[], leadIn: string, { words }: PhrasingLanguage): UnitSentence[] {
  const [only, ...more] = said
  const list = words.caseLists.find((end) => leadIn.includes(`${end}，`))
  if (only === undefined || more.length > 0 || list === undefined) return []
  const conclusion = leadIn.slice(leadIn.indexOf(`${list}，`) + list.length + 1).replace(/：$/, '')
  return [{ ...sentenceOf(`${only.text}，${conclusion}`), apart: true }]
}

/**
 * The duties that the rules of the knowledge quote: reviewed as saying by themselves who does what how often. Of an item
 * that binds several, a rule for some of them only where its words name who acts.
 */
function rulesOf(ref: Ref, posts: readonly Post[], { knowledge, words }: PhrasingLanguage): UnitSentence[] {
  const all = knowledge.pack(regulationOf(ref))?.obligations.filter((rule) => rule.ref === ref) ?? []
  const rules = all.filter(
    (rule) =>
      posts.every(({ id }) => rule.posts.includes(id)) ||
      !beginsDuty(canonical(rule.quote, words.same), words),
  )
  return [...new Set(rules.map(({ quote }) => canonical(quote, words.same)))]
    .filter((quote) => !speaksOfVerdict(quote, words))
    .map((quote) => ({ ...sentenceOf(quote), apart: true }))
}

/** The words before the list that an item stands in; empty of anything else. */
export function leadInOf(provision: Provision, { knowledge }: Pick<PhrasingLanguage, 'knowledge'>): string {
  const parent = provision.kind === 'item' ? knowledge.provision(provision.parent ?? '') : undefined
  if (parent === undefined || parent.kind === 'chapter') return ''
  const children = parent.children.flatMap((ref) => knowledge.provision(ref) ?? [])
  return ownText(parent, children).trim()
}

/** Posts in whose duty list a provision stands. */
function postsBound(ref: Ref, regulation: string, { knowledge }: PhrasingLanguage): Post[] {
  const holds = (duty: Ref) => ref === duty || ref.startsWith(`${duty}.`) || ref.startsWith(`${duty}/`)
  return knowledge.pack(regulation)?.posts.filter(({ duties }) => duties.some(holds)) ?? []
}

function sameIds(a: readonly Post[], b: readonly Post[]): boolean {
  return a.length === b.length && a.every(({ id }) => b.some((other) => other.id === id))
}

/** …分管安全生产工作，其安全生产职责主要包括： without its announcement of a list. */
function withoutClosing(plain: string, { words }: PhrasingLanguage): string {
  const closing = words.listClosings.find((end) => plain.endsWith(`${end}：`))
  if (closing === undefined) return plain
  const comma = plain.lastIndexOf('，')
  return comma > 0 ? plain.slice(0, comma) : ''
}

function sentencesOf(text: string, { words }: PhrasingLanguage): UnitSentence[] {
  return sentencesIn(text, words.same).map(sentenceOf)
}

function sentenceOf(text: string): UnitSentence {
  return { text, clauses: text.split(/[，：]/), marks: text.match(/[，：]/g) ?? [] }
}

/** Whether `ref` is `inner` or encloses it. */
export function encloses(ref: Ref, inner: Ref): boolean {
  return (
    ref === inner || inner.startsWith(`${ref}.`) || inner.startsWith(`${ref}/`) || articleOf(inner) === ref
  )
}
