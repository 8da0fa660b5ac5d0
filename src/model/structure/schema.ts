import { type ZodType, z } from 'zod'

/** A JSON schema in the few words that every endpoint with strict schemas understands. */
export type JsonSchema = Record<string, unknown>

/** Limits such as the length of a string are refused by some endpoints, and zod checks them anyway. */
const KEPT = new Set(['type', 'enum', 'description'])

/**
 * The JSON schema of a zod schema: every key required, none beyond them, no limits.
 * @throws RangeError for what strict schemas cannot say: records, tuples, recursion.
 */
export function jsonSchemaOf(schema: ZodType): JsonSchema {
  return plain(z.toJSONSchema(schema, { io: 'input', unrepresentable: 'any', reused: 'inline' }))
}

function plain(node: unknown): JsonSchema {
  if (typeof node !== 'object' || node === null) throw new RangeError('schema: a part of it has no shape')
  const { properties, items, anyOf, oneOf, $ref, ...rest } = node as JsonSchema
  if ($ref !== undefined) throw new RangeError('schema: it contains itself')
  const kept: JsonSchema = Object.fromEntries(Object.entries(rest).filter(([name]) => KEPT.has(name)))
  if ('const' in rest) kept.enum = [rest.const]
  const choices = anyOf ?? oneOf
  if (Array.isArray(choices)) return { ...kept, anyOf: choices.map(plain) }
  if (rest.type === 'array') return { ...kept, items: plain(items) }
  if (rest.type !== 'object') return kept
  if (!properties) throw new RangeError('schema: an object needs named keys')
  const entries = Object.entries(properties as JsonSchema).map(([name, value]) => [name, plain(value)])
  return {
    ...kept,
    properties: Object.fromEntries(entries),
    required: Object.keys(properties as JsonSchema),
    additionalProperties: false,
  }
}
