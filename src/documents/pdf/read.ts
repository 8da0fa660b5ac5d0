import { DocumentError } from '../errors.ts'
import type { Sink } from '../sink.ts'

/** The text of a PDF, a printed line a line. */
export async function readPdf(_bytes: Uint8Array, _sink: Sink): Promise<{ text: string; pages: number }> {
  throw new DocumentError('unknown-format', '还读不了 PDF。')
}
