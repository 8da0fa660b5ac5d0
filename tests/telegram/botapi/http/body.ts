/** Reads a request's parameters: from its address, and from JSON, a form, or a form with files. */
import type { IncomingMessage } from 'node:http'
import type { Raw } from '../methods/index.ts'
import { malformed } from '../refusal.ts'

export async function bytesOf(request: IncomingMessage): Promise<Buffer> {
  const chunks: Buffer[] = []
  for await (const chunk of request) chunks.push(chunk as Buffer)
  return chunks.length === 1 && chunks[0] ? chunks[0] : Buffer.concat(chunks)
}

/** @throws Refusal where the body cannot be read. */
export async function readBody(request: IncomingMessage, query: URLSearchParams): Promise<Raw> {
  const body = await bytesOf(request)
  const raw: Raw = Object.fromEntries(query)
  if (body.length === 0) return raw
  const type = request.headers['content-type'] ?? ''
  if (type.startsWith('application/json')) return { ...raw, ...readJson(body) }
  if (type.startsWith('application/x-www-form-urlencoded'))
    return { ...raw, ...Object.fromEntries(new URLSearchParams(body.toString())) }
  if (type.startsWith('multipart/form-data')) return { ...raw, ...(await readForm(body, type)) }
  throw malformed(`request body has an unknown type "${type}"`)
}

function readJson(body: Buffer): Raw {
  try {
    const value: unknown = JSON.parse(body.toString())
    if (typeof value === 'object' && value !== null && !Array.isArray(value)) return value as Raw
  } catch {
    // Said below.
  }
  throw malformed("can't parse JSON object in the request's body")
}

async function readForm(body: Buffer, type: string): Promise<Raw> {
  const raw: Raw = {}
  let form: FormData
  try {
    form = await new Response(new Uint8Array(body), { headers: { 'content-type': type } }).formData()
  } catch {
    throw malformed("can't parse the form in the request's body")
  }
  for (const [name, value] of form)
    raw[name] =
      typeof value === 'string'
        ? value
        : { name: value.name, type: value.type, content: new Uint8Array(await value.arrayBuffer()) }
  return raw
}
