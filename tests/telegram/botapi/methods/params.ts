/** Reads the parameters of a call, from JSON or from a form. */
import { malformed } from '../refusal.ts'
import type { Uploaded } from '../types.ts'

export type Kind = 'int' | 'string' | 'bool' | 'json' | 'chat' | 'file'
export type Raw = Record<string, unknown>

export interface Params {
  int(name: string): number | undefined
  string(name: string): string | undefined
  bool(name: string): boolean
  json(name: string): unknown
  file(name: string): Uploaded | string | undefined
  /** The numeric id, or undefined where none was given. */
  chat(name: string): number | undefined
}

export const isUpload = (value: unknown): value is Uploaded =>
  typeof value === 'object' && value !== null && 'content' in value && value.content instanceof Uint8Array

/**
 * Parameters of `raw`, each of its kind.
 * @throws Refusal for a parameter that the method does not know, and for a value of another kind.
 */
export function readParams(raw: Raw, kinds: Record<string, Kind>): Params {
  const values = new Map<string, unknown>()
  for (const [name, value] of Object.entries(raw)) {
    const kind = kinds[name]
    // Telegram's own HTTP interface also takes the method's name as a parameter; telegraf sends it with files.
    if (name === 'method' && kind === undefined) continue
    if (kind === undefined) throw malformed(`unknown parameter "${name}"`)
    if (value === null || value === undefined) continue
    values.set(name, readValue(name, value, kind))
  }
  const get = <T>(name: string) => values.get(name) as T | undefined
  return {
    int: get,
    string: get,
    bool: (name) => get<boolean>(name) ?? false,
    json: get,
    file: get,
    chat: get,
  }
}

function readValue(name: string, value: unknown, kind: Kind): unknown {
  const wrong = () => malformed(`parameter "${name}" is not of the right type`)
  switch (kind) {
    case 'int':
    case 'chat': {
      if (kind === 'chat' && typeof value === 'string' && value.startsWith('@')) return value
      const number = typeof value === 'string' && /^-?\d+$/.test(value) ? Number(value) : value
      if (typeof number !== 'number' || !Number.isSafeInteger(number)) throw wrong()
      return number
    }
    case 'string':
      if (typeof value === 'number' || typeof value === 'boolean') return String(value)
      if (typeof value !== 'string') throw wrong()
      return value
    case 'bool':
      if (value === true || value === 'true' || value === 'True' || value === '1' || value === 1) return true
      if (value === false || value === 'false' || value === 'False' || value === '0' || value === 0)
        return false
      throw wrong()
    case 'json':
      if (typeof value !== 'string') return value
      try {
        return JSON.parse(value) as unknown
      } catch {
        throw malformed(`can't parse ${name.replaceAll('_', ' ')} JSON object`)
      }
    case 'file':
      if (typeof value === 'string' || isUpload(value)) return value
      throw wrong()
  }
}

/** An object with no other fields than `known`. */
export function objectOf(value: unknown, what: string, known: string[]): Record<string, unknown> {
  if (typeof value !== 'object' || value === null || Array.isArray(value))
    throw malformed(`object expected as ${what}`)
  const unknown = Object.keys(value).find((name) => !known.includes(name))
  if (unknown !== undefined) throw malformed(`unknown field "${unknown}" in ${what}`)
  return value as Record<string, unknown>
}
