import type { Candidate } from './candidate.ts'

/**
 * How sure a draft is, 0–1: what speaks for it added up, so that more evidence never makes it less sure.
 *
 * | evidence | adds |
 * |---|---|
 * | a period is named | 0.20 |
 * | …by 每, 按 | 0.10 |
 * | the number of times is printed | 0.25 |
 * | …as a floor | 0.08 |
 * | who: in its clause or sentence 0.20, in the lead of its list 0.18, in its line 0.14, in a heading 0.12, nearby | 0.05 |
 * | nobody is named | −0.10 |
 * | a deed that regulations ask for is named | 0.15 |
 *
 * A number of things in place of times (不少于2家) takes away what a clear reading of the number would have given: 0.20.
 * A term of school (学期) and a third of a month (旬) are at most 0.48: no period of ours is as long.
 */
export function confidenceOf(
  candidate: Pick<Candidate, 'unit' | 'printed' | 'floor' | 'weak'> & { from: string; verb: boolean },
): number {
  let sum = 0.2
  if (candidate.unit.form === 'each' || candidate.unit.form === 'by') sum += 0.1
  if (candidate.printed) sum += 0.25
  if (candidate.floor) sum += 0.08
  sum += WHO[candidate.from] ?? 0
  if (candidate.verb) sum += 0.15
  if (candidate.weak) sum -= 0.2
  if (/^(?:学期|旬)$/.test(candidate.unit.unitWords)) sum = Math.min(sum, UNLIKE)
  return Math.round(Math.min(0.98, Math.max(0.05, sum)) * 100) / 100
}

/** A school term is no half-year and a 旬 no ten days counted on: what they are read as is a guess. */
const UNLIKE = 0.48

const WHO: Record<string, number> = {
  clause: 0.2,
  sentence: 0.2,
  lead: 0.18,
  line: 0.14,
  heading: 0.12,
  nearby: 0.05,
  none: -0.1,
}
