/** One mistake in a prompt: where it stands and one Chinese sentence on what is wrong. */
export interface PromptFinding {
  /** Name of the file: `phrase.md`. */
  file: string
  /** Line in that file, from 1. */
  line: number
  message: string
}

/** Prompts that cannot be used as they are, or were given other inputs than they name. Not the endpoint's doing. */
export class PromptError extends Error {
  override readonly name = 'PromptError'
  /** Every mistake found in the files; empty where the inputs are wrong. */
  readonly findings: PromptFinding[]
  constructor(message: string, findings: PromptFinding[] = []) {
    super(message)
    this.findings = findings
  }
}
