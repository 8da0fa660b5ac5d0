import { expect } from 'vitest'
import {
  DocumentError,
  type DocumentFault,
  readDocument,
  type SourceDocument,
} from '../../src/documents/index.ts'

/** Reads a file, its text as lines. */
export async function read(
  name: string,
  bytes: Uint8Array | string,
): Promise<SourceDocument & { lines: string[] }> {
  const document = await readDocument(
    name,
    typeof bytes === 'string' ? new TextEncoder().encode(bytes) : bytes,
  )
  return { ...document, lines: document.text.split('\n') }
}

/** Reads a file that must be refused. */
export async function refused(
  name: string,
  bytes: Uint8Array | string,
  limits?: Parameters<typeof readDocument>[2],
): Promise<{ fault: DocumentFault; message: string }> {
  const given = typeof bytes === 'string' ? new TextEncoder().encode(bytes) : bytes
  try {
    const document = await readDocument(name, given, limits)
    expect.fail(`read as ${document.format}: ${document.text.slice(0, 60)}`)
  } catch (error) {
    if (!(error instanceof DocumentError)) throw error
    expect(error.message).toMatch(/^[^\n]*\p{Script=Han}[^\n]*。$/u)
    return { fault: error.fault, message: error.message }
  }
}
