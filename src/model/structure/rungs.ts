import type { ChatRequest } from '../endpoint/client.ts'
import type { JsonSchema } from './schema.ts'

/** Ways to be given an answer in a shape, the strictest first. */
export const RUNGS = ['json_schema', 'tool', 'json_object', 'prompt'] as const
export type Rung = (typeof RUNGS)[number]

export function isRung(name: unknown): name is Rung {
  return (RUNGS as readonly unknown[]).includes(name)
}

const NAME = 'answer'

/** A request for an answer in the shape of `schema`, in the way of a rung. */
export function shapedRequest(
  rung: Rung,
  words: { system: string; user: string },
  schema: JsonSchema,
): ChatRequest {
  switch (rung) {
    case 'json_schema':
      return {
        ...words,
        options: {
          response_format: { type: 'json_schema', json_schema: { name: NAME, strict: true, schema } },
        },
      }
    case 'tool':
      return {
        ...words,
        options: {
          tools: [
            {
              type: 'function',
              function: { name: NAME, description: '交出答案，各栏按要求填写。', parameters: schema },
            },
          ],
          tool_choice: { type: 'function', function: { name: NAME } },
        },
      }
    case 'json_object':
      return { ...inWords(words, schema), options: { response_format: { type: 'json_object' } } }
    case 'prompt':
      return { ...inWords(words, schema), options: {} }
  }
}

/** Endpoints with `json_object` ask that the words name JSON, too. */
function inWords(words: { system: string; user: string }, schema: JsonSchema) {
  const shape = `只回答一个 JSON 对象，前后不要写别的话，不要用代码框。它要符合这个 JSON Schema：\n${JSON.stringify(schema)}`
  return { system: `${words.system}\n\n${shape}`, user: words.user }
}
