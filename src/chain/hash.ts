import { createHash } from 'node:crypto'
import canonicalize from 'canonicalize'

/** What stands before the first line of a chain: 64 zeros. */
export const GENESIS = '0'.repeat(64)

const sha256 = (text: string): string => createHash('sha256').update(text, 'utf8').digest('hex')

/**
 * A JSON value in the one form that RFC 8785 gives it: members sorted, no white space, so that equal values have equal
 * bytes on any machine.
 * @throws where the value is none of JSON (undefined, NaN).
 */
export function canonical(value: unknown): string {
  const text = canonicalize(value)
  if (text === undefined) throw new TypeError('canonical: no JSON value')
  return text
}

/** SHA-256 of the canonical form in UTF-8, as 64 hexadecimal digits in lower case. */
export function digestOf(body: unknown): string {
  return sha256(canonical(body))
}

/**
 * The hash of a line: SHA-256 of the hash before it followed by the digest of its body, both as hexadecimal digits. A
 * chain can so be checked where some bodies are left out and only their digests are given.
 * @param prev hash of the line before, {@link GENESIS} for the first.
 */
export function linkOf(prev: string, digest: string): string {
  return sha256(prev + digest)
}
