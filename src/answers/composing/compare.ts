/** What a comparison comes to, where one regulation has the rule and the other has not. */
import type { Knowledge } from '../../knowledge/index.ts'
import type { Question } from '../reading/question.ts'
import type { Finding } from './finding.ts'

/** 只有《枣庄办法》有这项规定，《广西细则》没有。 Empty where both have it or nothing is compared. */
export function comparison({ forms }: Question, points: readonly Finding[], knowledge: Knowledge): string {
  const regulations = [...new Set(points.map(({ regulation }) => regulation))]
  if (!forms.has('compare') || regulations.length < 2) return ''
  const lacks = (id: string) =>
    points.every(({ regulation, absent, elsewhere }) => regulation !== id || absent || elsewhere)
  const without = regulations.filter(lacks)
  const having = regulations.filter((id) => !lacks(id))
  if (without.length === 0) return frequencies(points, regulations)
  if (having.length === 0) return ''
  const names = (ids: string[]) =>
    ids.map((id) => `《${knowledge.pack(id)?.meta.shortName ?? id}》`).join('和')
  return `只有${names(having)}有这项规定，${names(without)}没有。`
}

/** Where each says how often on one and the same topic: whether they say the same. */
function frequencies(points: readonly Finding[], regulations: readonly string[]): string {
  const [topic] = points.flatMap(({ topic: id, times }) => (id !== null && times ? [id] : []))
  const sets = regulations.map((id) =>
    points.find((point) => point.regulation === id && point.topic === topic)?.times?.join(),
  )
  if (sets.some((set) => set === undefined)) return ''
  return new Set(sets).size === 1 ? '两部规定的次数相同。' : '两部规定的次数不同。'
}
