import type { JsonSchema, Prompt } from '../types.ts'

/** The least that has the shape asked for. */
export function probe(prompt: Prompt): unknown {
  return prompt.schema ? least(prompt.schema) : { ok: true }
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
