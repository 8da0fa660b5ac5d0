import type { DocumentFault } from './types.ts'

/** A file that cannot be read. `message` is one plain Chinese sentence: what is wrong, where, and how to mend it. */
export class DocumentError extends Error {
  override readonly name = 'DocumentError'
  readonly fault: DocumentFault

  constructor(fault: DocumentFault, message: string) {
    super(message)
    this.fault = fault
  }
}
