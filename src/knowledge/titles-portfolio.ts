import type { TitlePortfolio, Vocabulary } from './titles-schema.ts'
import type { Token } from './titles-tokens.ts'

export type PortfolioToken = Extract<Token, { kind: 'portfolio' }>

/** Finds what a person is in charge of: 分管安全生产(的), 不管安全, 负责教育、文旅. */
export function portfolioFinder({
  portfolio,
  offices,
  ranks,
}: Vocabulary): (text: string) => PortfolioToken[] {
  const any = (list: readonly string[]) =>
    [...list]
      .sort((a, b) => b.length - a.length)
      .map(escapeRegExp)
      .join('|')
  const office = `(?:${any(Object.values(ranks).flat())}){0,3}(?:${any(offices.flatMap(({ words }) => words))})`
  const verb = portfolio.verbs
    .flatMap(({ words, notAfter, notBefore }) =>
      words.map((word) => {
        const left = notAfter ? `(?<![${notAfter}])` : ''
        return `${left}${escapeRegExp(word)}${notBefore ? `(?![${notBefore}])` : ''}`
      }),
    )
    .join('|')
  const negation = any(portfolio.negations)
  const pattern = new RegExp(
    `(?<negation>${negation})?(?<verb>${verb})(?!${office})(?<object>[^,。;?!:()\\n]{1,30}?)(?=工作的|的|[,。;?!:()\\n]|$|${office})`,
    'g',
  )
  const ends = new RegExp(any(portfolio.ends))
  const notSafety = new RegExp(any(portfolio.notSafety), 'g')
  const safety = new RegExp(any(portfolio.safety))
  const inner = new RegExp(`(?:${negation})(?:${verb}).*`)
  const headless = new RegExp(`^(?:工作)?的(?:$|[,。;?!:)\\n]|${any(portfolio.headless)})`)
  const saysSafety = (object: string) => safety.test(object.replace(notSafety, ''))

  const read = (negated: boolean, object: string): TitlePortfolio | null => {
    const denied = inner.exec(object)?.[0] ?? ''
    if (negated) return saysSafety(object) ? 'other' : null
    return saysSafety(object.slice(0, object.length - denied.length)) ? 'safety' : 'other'
  }
  return (text) =>
    [...text.matchAll(pattern)].flatMap((match) => {
      const { negation, object: whole = '' } = match.groups ?? {}
      const object = whole.split(ends)[0] as string
      if (object === '') return []
      const cut = object.length < whole.length
      const start = match.index
      const end = cut ? start + match[0].indexOf(object, 1) + object.length : start + match[0].length
      const token: PortfolioToken = {
        kind: 'portfolio',
        portfolio: read(negation !== undefined, object),
        headless: headless.test(text.slice(end)),
        word: text.slice(start, end),
        start,
        end,
      }
      return [token]
    })
}

function escapeRegExp(word: string): string {
  return word.replace(/[.*+?^${}()|[\]\\/]/g, '\\$&')
}
