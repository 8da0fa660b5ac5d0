import { z } from 'zod'
import { QUESTION_KINDS } from './types.ts'

const expression = z.string().check(({ value, issues }) => {
  try {
    new RegExp(value, 'u')
  } catch {
    issues.push({ code: 'custom', input: value, message: `正则表达式写法有误：${value}` })
  }
})

/** A question kind as language/search.yaml writes it: expressions on the question and on the article. */
const kind = z.strictObject({ asks: expression, answers: expression })

/** language/search.yaml: how a query is read. */
export const searchLanguageSchema = z.strictObject({
  kinds: z.strictObject(
    Object.fromEntries(QUESTION_KINDS.map((name) => [name, kind])) as Record<
      (typeof QUESTION_KINDS)[number],
      typeof kind
    >,
  ),
  breach: expression,
  defined: z.array(expression),
  definition: expression.refine((value) => value.includes('X'), '要用 X 标出所问的词'),
  asking: z.string().min(1),
  'asking-text': expression,
  law: expression,
  local: expression,
  'name-openings': z.array(z.string().min(1)),
})
