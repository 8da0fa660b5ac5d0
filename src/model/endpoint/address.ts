import { ModelError } from '../errors.ts'
import type { Endpoint } from './guard.ts'

const OPENAI = 'https://api.openai.com/v1'

/**
 * Where chat completions are asked for.
 * @param options.baseUrl up to its version, with or without a slash at the end; OpenAI's where there is none.
 * @throws {ModelError} `not-configured` where there is neither key nor address, or the address is none.
 */
export function chatEndpoint(options: {
  baseUrl?: string | undefined
  apiKey?: string | undefined
}): Endpoint {
  const { baseUrl, apiKey } = options
  if (!baseUrl && !apiKey) throw new ModelError('not-configured')
  const url = URL.parse(baseUrl || OPENAI)
  if (!url || !/^https?:$/.test(url.protocol)) throw new ModelError('not-configured')
  url.pathname = `${url.pathname.replace(/\/+$/, '').replace(/\/chat\/completions$/, '')}/chat/completions`
  url.hash = ''
  return { url, apiKey: apiKey || null }
}
