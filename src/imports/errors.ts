export type ImportFault =
  | 'no-text'
  | 'no-regulation'
  | 'too-large'
  | 'unknown'
  | 'busy'
  | 'disk'
  | 'bad-decision'
  | 'in-use'
  | 'damaged'

/** An import or a review that cannot go on. The message is one sentence for the person: what is wrong, what mends it. */
export class ImportError extends Error {
  override readonly name = 'ImportError'
  readonly fault: ImportFault

  constructor(fault: ImportFault, message: string, options?: ErrorOptions) {
    super(message, options)
    this.fault = fault
  }
}
