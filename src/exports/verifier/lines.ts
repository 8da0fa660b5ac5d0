import type { SealedLine } from '../../chain/index.ts'

const HASH = /^[0-9a-f]{64}$/

/** The lines of a chain file, one JSON object a line. One that cannot be read holds nothing, so that no hash fits it. */
export function linesOf(bytes: Buffer | undefined): SealedLine[] {
  const raw = (bytes ?? Buffer.alloc(0)).toString('utf8').split('\n')
  if (raw.at(-1) === '') raw.pop()
  return raw.map((text, at) => lineOf(text) ?? { seq: at + 1, prev: '', hash: '' })
}

/** Nothing may stand in a line beside what its hash covers, nor a member twice, of which readers take either. */
function lineOf(text: string): SealedLine | null {
  let value: unknown
  try {
    value = JSON.parse(text)
  } catch {
    return null
  }
  if (typeof value !== 'object' || value === null || JSON.stringify(value) !== text) return null
  const { seq, prev, hash, body, digest } = value as Record<string, unknown>
  if (!Number.isSafeInteger(seq) || !isHash(prev) || !isHash(hash)) return null
  const line = { seq: seq as number, prev, hash }
  switch (Object.keys(value).sort().join()) {
    case 'body,hash,prev,seq':
      return typeof body === 'object' && body !== null
        ? { ...line, body: body as Record<string, unknown> }
        : null
    case 'digest,hash,prev,seq':
      return isHash(digest) ? { ...line, digest } : null
    default:
      return null
  }
}

function isHash(value: unknown): value is string {
  return typeof value === 'string' && HASH.test(value)
}
