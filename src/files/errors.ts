import type { FileFault } from './types.ts'

/** A file that is not kept or not found; the message is a sentence for the person. */
export class FileError extends Error {
  readonly fault: FileFault
  constructor(fault: FileFault, message: string) {
    super(message)
    this.name = 'FileError'
    this.fault = fault
  }
}
