/** One mistake in the knowledge files: where it stands and one Chinese sentence on what is wrong. */
export interface Finding {
  /** Path of the file, below the knowledge folder: `zaozhuang-2019/rules.yaml`. */
  file: string
  /** Line in that file, from 1. */
  line: number
  message: string
}

/** The knowledge files cannot be used as they are; `findings` holds every mistake found, never empty. */
export class KnowledgeError extends Error {
  override readonly name = 'KnowledgeError'
  readonly findings: Finding[]

  constructor(findings: Finding[], options?: ErrorOptions) {
    super(findings.map(formatFinding).join('\n'), options)
    this.findings = findings
  }
}

/** `zaozhuang-2019/rules.yaml:12 岗位“x”不存在。` */
export function formatFinding(finding: Finding): string {
  return `${finding.file}:${finding.line} ${finding.message}`
}
