import { applyPortfolios } from './titles-parts.ts'
import type { TitleFrame, TitlePortfolio, Vocabulary } from './titles-schema.ts'
import type { Token } from './titles-tokens.ts'

/**
 * Reads what stands behind a title and belongs to it: （党委委员，不分管安全生产）, ，分管教育.
 * @returns the index of the last token that belongs to the title; `frame` takes what was said.
 */
export function readRight(
  text: string,
  tokens: readonly Token[],
  index: number,
  frame: TitleFrame,
  vocabulary: Vocabulary,
): number {
  const portfolios: (TitlePortfolio | null)[] = []
  let to = index
  let i = index + 1
  while (tokens[i]?.kind === 'filler') i += 1
  if (tokens[i]?.kind === 'open') {
    const close = tokens.findIndex((token, at) => at > i && token.kind === 'close')
    to = close < 0 ? tokens.length - 1 : close
    const inside = tokens.slice(i, to + 1)
    portfolios.push(...readAside(inside, frame))
    const words = text.slice(inside[0]?.start, inside.at(-1)?.end)
    // （安全）
    if (portfolios.length === 0 && vocabulary.portfolio.safety.some((word) => words.includes(word))) {
      portfolios.push('safety')
    }
    i = to + 1
  }
  while (tokens[i]?.kind === 'filler' || tokens[i]?.word === ',') i += 1
  const next = tokens[i]
  if (next?.kind === 'portfolio' && !leadsTitle(tokens, i)) {
    portfolios.push(next.portfolio)
    to = i
  }
  applyPortfolios(frame, portfolios)
  return to
}

/** What parentheses behind a title say about it. */
function readAside(inside: readonly Token[], frame: TitleFrame): (TitlePortfolio | null)[] {
  const portfolios: (TitlePortfolio | null)[] = []
  for (const token of inside) {
    if (token.kind === 'portfolio') portfolios.push(token.portfolio)
    if (token.kind === 'office' && token.entry.side === 'party' && token.entry.rank === 'member')
      frame.seat = true
    if (token.kind === 'level' && (frame.level === null || frame.level === 'city')) frame.level = token.level
    if (token.kind === 'rank' && token.rank === 'executive-deputy' && frame.rank === 'deputy')
      frame.rank = token.rank
    if (token.kind === 'organ' && token.entry.side === 'department' && frame.side === 'department') {
      frame.department = token.entry.department
    }
  }
  return portfolios
}

/** Whether the portfolio belongs to a title that follows it: ，分管安全的副镇长. */
function leadsTitle(tokens: readonly Token[], index: number): boolean {
  const next = tokens.slice(index + 1).find(({ kind }) => kind !== 'filler')
  return next !== undefined && ['office', 'organ', 'rank', 'level', 'place'].includes(next.kind)
}
