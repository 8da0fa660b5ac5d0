import type { EvaluationSet } from './sets.ts'

export async function compareWithModel(_folder: string, _sets: EvaluationSet[]): Promise<string> {
  return ''
}
