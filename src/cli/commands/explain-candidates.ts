/** What was compared, and what each score is made of. */
import type { FieldScores, ScoreParts } from '../../retrieval/index.ts'
import type { Explanation } from './explanation.ts'

/** Terms of a candidate that are named. */
const TERMS = 5

/** @returns lines of one provision: its score and label, the parts of the score, its weightiest terms. */
export function candidateRows({
  label,
  score,
  coverage,
  parts,
  rank,
  chosen,
}: Explanation['candidates'][number]) {
  const terms = parts.terms.slice(0, TERMS).map(({ term, score: one }) => `${term} ${one.toFixed(1)}`)
  return [
    `${chosen ? '✓' : ' '}${`${rank}`.padStart(4)}${score.toFixed(2).padStart(7)}  ${label}`,
    `              名称 ${fieldText(parts.name)}  标题 ${fieldText(parts.heading)}  正文 ${fieldText(parts.body)}  细读 ${signed(parts.reading)}${meantText(parts.meant)}  覆盖 ${Math.round(coverage * 100)}%`,
    `              ${terms.join('、')}`,
  ]
}

/** 词、双字, in this order. */
function fieldText({ words, pairs }: FieldScores): string {
  return [words, pairs].map((one) => one.toFixed(1)).join('/')
}

/** +1.2, -0.3 */
function signed(score: number): string {
  const text = score.toFixed(1)
  return score < 0 ? text : `+${text}`
}

/** What the question says of a provision besides its words; empty where that is nothing. */
function meantText(meant: ScoreParts['meant']): string {
  const named = [
    ['条号', meant.cited],
    ['岗位', meant.post],
    ['地区', meant.region],
  ] as const
  return named.flatMap(([name, score]) => (score > 0 ? [`  ${name} ${score.toFixed(1)}`] : [])).join('')
}
