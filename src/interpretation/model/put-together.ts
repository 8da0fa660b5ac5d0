/** The whole questions that a follow-up can mean: one earlier question with what is named now in place of its like. */
import { withActivity, withPeriod } from '../follow-up/activities.ts'
import { type Context, placesOf, titlesOf } from '../follow-up/context.ts'
import { withLevel, withPost } from '../follow-up/posts.ts'
import { withPlace } from '../follow-up/regions.ts'
import { withCircumstance, withSituation } from '../follow-up/situations.ts'
import { replaced, spansOf } from '../follow-up/text.ts'
import { isWhole } from '../follow-up/whole.ts'
import { oneOf } from '../follow-up/words.ts'
import { ARTICLE, type Named, namedIn } from './named.ts'

const FIRST_PERSON = /我|本人|咱|俺/
/** How a follow-up leads over to what it asks. */
const LEADING = /^(?:那么|那|可是|但是|不过|还有|好的|好|嗯|哦|如果|要是|假如)+[,，]?/
const TRAILING = /[呢咧呐啊呀]+$/

/** Whether a question decides something about somebody, so that it must not be asked of anything else. */
export type Decides = (question: string) => boolean

/**
 * @param said, earlier folded, without the mark at the end
 * @returns the earlier question with all that is named put in its place, and the words said now with what they lack of
 * the earlier question; those that make sense. Every asking word of the one that is kept stays as it was.
 */
export function putTogether(said: string, earlier: string, context: Context, decides: Decides): string[] {
  if (!isWhole(earlier, context) || decides(earlier)) return []
  const now = namedIn(said, context)
  if (now === null) return []
  const made = Object.keys(now).length > 0 ? replacing(earlier, now, context) : null
  return [made, completed(said, earlier, now, context, decides)].filter(
    (question): question is string => question !== null && question !== earlier && question !== said,
  )
}

function replacing(earlier: string, named: Named, context: Context): string | null {
  const { place, post, level, activity, period, article, situation, circumstance } = named
  const of = post && circumstance ? { subject: { words: post, self: false } } : {}
  let made: string | null = earlier
  if (made !== null && place) made = withPlace(made, place, context)
  if (made !== null && post && !circumstance) made = withPost(made, post, context)
  if (made !== null && level) made = withLevel(made, level, context)
  if (made !== null && activity) made = withActivity(made, activity, context)
  if (made !== null && period) made = withPeriod(made, period, context)
  if (made !== null && article) made = withArticle(made, article)
  if (made !== null && situation) made = withSituation(made, { words: situation }, context)
  if (made !== null && circumstance) made = withCircumstance(made, { words: circumstance, ...of }, context)
  return made
}

/** What is said now, where it asks by itself, of the post, place and activity of the earlier question. */
function completed(
  said: string,
  earlier: string,
  now: Named,
  context: Context,
  decides: Decides,
): string | null {
  const bare = said.replace(LEADING, '').replace(TRAILING, '')
  const asks = context.language.asks.some((expression) => expression.match(bare))
  if (!asks || !isWhole(bare, context) || decides(bare) || FIRST_PERSON.test(bare)) return null
  const before = namedIn(earlier, context)
  if (before === null) return null
  const speaksOfPost = titlesOf(bare, context).length > 0 || now.level !== undefined
  const speaksOfPlace = placesOf(bare, context).length > 0
  let made: string | null = bare
  if (made !== null && before.activity && !now.activity && !now.situation)
    made = withActivity(made, before.activity, context) ?? made
  if (made !== null && before.post && !speaksOfPost) made = withPost(made, before.post, context)
  if (made !== null && before.place && !speaksOfPlace) made = withPlace(made, before.place, context)
  return made
}

/** Another article in place of the one cited; null where several are, or the one is cited to another depth. */
function withArticle(question: string, article: string): string | null {
  const [span, ...more] = spansOf(ARTICLE, question)
  if (!span || more.length > 0) return null
  const depth = (cited: string) => cited.match(new RegExp(oneOf(['条', '款', '项']), 'g'))?.join('')
  const old = question.slice(span.start, span.end)
  return depth(old) === depth(article) ? replaced(question, span, article) : null
}
