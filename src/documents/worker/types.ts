import type { DocumentFault, DocumentLimits, SourceDocument } from '../types.ts'

/** What the worker is given. */
export interface Task {
  name: string
  bytes: Uint8Array
  limits: DocumentLimits
}

/** What it answers, once. */
export type Answer = { document: SourceDocument } | { fault: DocumentFault; message: string }

/** The answer, and how many bytes of memory the thread holds after it. */
export interface Report {
  answer: Answer
  heap: number
}
