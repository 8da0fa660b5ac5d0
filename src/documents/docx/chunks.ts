import { isMarkup } from '../detect.ts'
import { DocumentError } from '../errors.ts'
import { readHtml } from '../html/read.ts'
import { isMime, pageOf } from '../mime.ts'
import type { Sink } from '../sink.ts'
import { charsetIn } from '../text/charset.ts'
import { decodeText } from '../text/decode.ts'
import { plainText } from '../text/plain.ts'
import type { Package } from './package.ts'
import type { Relation } from './relations.ts'

/**
 * Files that a document puts in whole (`w:altChunk`), as programs do that make a Word document of a web page: web
 * pages, alone or as a message, and plain text, by relation. Others are not among them.
 * @throws {DocumentError} as the package, and where their text is too long
 */
export async function readChunks(
  from: Package,
  relations: readonly Relation[],
  sink: Sink,
): Promise<Map<string, string[]>> {
  const chunks = new Map<string, string[]>()
  for (const { id, type, target } of relations) {
    if (type.toLowerCase() !== 'afchunk' || !from.has(target)) continue
    const pieces: Buffer[] = []
    for await (const piece of from.read(target)) pieces.push(piece)
    const text = textOf(Buffer.concat(pieces), sink)
    if (text !== null)
      chunks.set(
        id,
        text.split('\n').filter((line) => line.trim() !== ''),
      )
  }
  return chunks
}

function textOf(bytes: Buffer, sink: Sink): string | null {
  const head = bytes.toString('latin1', 0, 4_000)
  // Another Word document, or RTF: what they hold is no text as it stands.
  if (/^(?:PK\x03\x04|\xd0\xcf\x11\xe0|\s*\{\\rtf)/.test(head)) return null
  const page = isMime(head) ? pageOf(bytes) : null
  if (isMime(head) && page === null) return null
  const content = page?.bytes ?? bytes
  try {
    const charset = page?.charset ?? charsetIn(content)
    const text = plainText(decodeText(content, sink, charset), sink)
    const markup = page === null ? isMarkup(text, true) : page.type === 'text/html'
    if (markup) return readHtml(text, sink)
    sink.count(text.length)
    return text
  } catch (error) {
    if (error instanceof DocumentError && error.fault === 'undecodable') return null
    throw error
  }
}
