import { readFileSync } from 'node:fs'
import { join } from 'node:path'

let text: string | undefined

/**
 * The stand-alone verifier: one file without anything beside it, which opens as a page and runs as `node 核验.html`.
 * Its policy lets run its own script alone, told by hash.
 */
export function verifierHtml(): string {
  text ??= readFileSync(join(import.meta.dirname, 'verifier.html'), 'utf8')
  return text
}
