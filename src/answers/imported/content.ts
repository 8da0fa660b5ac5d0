/** What a question speaks of, and how much of it a text has. */
import type { DraftingVocabulary } from '../../drafting/index.ts'
import type { KnowledgePack } from '../../knowledge/index.ts'
import { wordsOf } from '../../retrieval/index.ts'
import { foldWidth, simplify } from '../../text/index.ts'
import type { Expression, QuestionLanguage } from '../language/index.ts'
import type { Question } from '../reading/question.ts'
import { placesIn } from './places.ts'

/** How far apart the characters of a shortened word may stand, and what it counts then. */
const SPREAD = 2
const SHORTENED = 0.8
/** How often stands inside a verb: 巡一次河, 开几次会. */
const INSIDE_VERB = /[一二两三四五六几\d]+[次回趟]/g
/** When something was or is to be: no article has the asker's dates. */
const DATE = /(?:[12]\d{3}|今|去|明|本)年(?:度|\d{1,2}月(?:\d{1,2}[日号])?)?|现在|目前/g

/** What a question speaks of: without the words of asking, and without the regulation's own name. */
export function contentOf(
  question: Question,
  pack: KnowledgePack,
  language: QuestionLanguage,
  drafting: Pick<DraftingVocabulary, 'gazetteer'>,
): { text: string; named: boolean } {
  const nameless = namelessOf(question, pack)
  // A place says where it is asked for; the nation's and a province's texts do not name it.
  const places = placesIn(nameless, drafting).flatMap(({ name, short }) => [name, short])
  const placeless = places.reduce((text, place) => text.replaceAll(place, ' '), nameless)
  const dateless = placeless.replace(DATE, ' ').replace(INSIDE_VERB, '')
  return { text: blanked(dateless, language.askingWords), named: nameless !== question.titled }
}

/** A question without the names of the regulation and of its place. */
export function namelessOf({ titled }: Question, { meta }: KnowledgePack): string {
  // What is in brackets of a title folds to commas in a question.
  const plainName = meta.fullName.replace(/[（(].*$/, '')
  const names = [meta.fullName, plainName, meta.shortName, ...meta.aliases, meta.region.name]
  return [...names, ...meta.region.aliases]
    .filter((name) => name !== '')
    .sort((a, b) => b.length - a.length)
    .reduce((text, name) => text.replaceAll(name.toLowerCase(), ' '), titled)
}

/** With a blank for everything that the expressions match, so that what stood apart stays apart. */
function blanked(text: string, expressions: readonly Expression[]): string {
  let left = text
  for (const expression of expressions) {
    for (
      let match = expression.match(left);
      match && match.end > match.start;
      match = expression.match(left)
    ) {
      left = `${left.slice(0, match.start)} ${left.slice(match.end)}`
    }
  }
  return left
}

/** What is spoken of: words of two characters and more, single ones that stand together as one word. */
export function thingsIn(text: string): string[] {
  return text.split(/[^\p{Script=Han}a-z0-9]+/u).flatMap((run) => {
    const things: string[] = []
    let singles = ''
    for (const word of [...wordsOf(run), '']) {
      if (word.length === 1) {
        singles += word
        continue
      }
      if (singles.length > 1) things.push(singles)
      singles = ''
      if (word !== '') things.push(word)
    }
    return things
  })
}

/**
 * How much a folded text has of a word: 1 where it has it, less where it has its characters near one another (维保 is
 * said for 维护保养), else 0.
 */
export function holder(word: string): (text: string) => number {
  const spread = /^\p{Script=Han}{2,4}$/u.test(word)
    ? new RegExp([...word].join(`[^，。；、\\s]{0,${SPREAD}}`), 'u')
    : null
  return (text) => (text.includes(word) ? 1 : spread?.test(text) ? SHORTENED : 0)
}

/** Simplified, half-width, lower case. */
export function folded(text: string): string {
  return simplify(foldWidth(text)).toLowerCase()
}
