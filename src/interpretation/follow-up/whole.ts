import type { Context } from './context.ts'

const ENDING = /(?:的话)?[呢咧哩呐]$/

/**
 * Whether a folded question asks something by itself. 企业呢 and 如果瞒报呢 do not: what they ask hangs on a question
 * before them, and nothing can be built upon it.
 */
export function isWhole(question: string, { language }: Context): boolean {
  const bare = question.replace(ENDING, '')
  if (language.asks.some((expression) => expression.match(bare))) return true
  if (bare !== question) return false
  return (
    Object.values(language.forms).some((forms) => forms.some((expression) => expression.match(bare))) ||
    language.topics.some(({ strong }) => strong.some((expression) => expression.match(bare)))
  )
}
