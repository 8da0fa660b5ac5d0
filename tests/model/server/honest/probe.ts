import type { JsonSchema, Prompt } from '../types.ts'

/** The least that has the shape asked for. */
export function probe(prompt: Prompt): unknown {
  const schema = prompt.schema ?? written(prompt.text)
  return schema ? least(schema) : { colour: '蓝色' }
}

/** A schema that stands in the words of the prompt. */
function written(text: string): JsonSchema | null {
  const line = text.split('\n').find((one) => one.startsWith('{') && one.includes('"properties"'))
  try {
    return line ? (JSON.parse(line) as JsonSchema) : null
  } catch {
    return null
  }
}

function least(schema: JsonSchema): unknown {
  if (schema.const !== undefined) return schema.const
  if (schema.enum) return schema.enum[0]
  if (schema.anyOf?.[0]) return least(schema.anyOf[0])
  const type = Array.isArray(schema.type) ? schema.type[0] : schema.type
  switch (type) {
    case 'object':
      return Object.fromEntries(
        Object.entries(schema.properties ?? {}).map(([name, property]) => [name, least(property)]),
      )
    case 'array':
      return []
    case 'boolean':
      return true
    case 'number':
    case 'integer':
      return 1
    case 'null':
      return null
    default:
      return '好'
  }
}
