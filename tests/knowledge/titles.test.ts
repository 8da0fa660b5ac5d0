import { describe, expect, it } from 'vitest'
import { loadKnowledge, matchPosts, type PostMatch } from '../../src/knowledge/index.ts'
import { type TitleRow, titleRows } from './titles.table.ts'

const knowledge = loadKnowledge('knowledge')

/** The best matches in the notation of the table, cut to as many as `like` names. */
function written(matches: PostMatch[], like: string): string {
  if (matches.length === 0) return '-'
  const name = (match: PostMatch) => {
    const ref = match.by ? ` ${match.by.ref.slice(match.by.ref.indexOf('#'))}` : ''
    return `${match.post || '∅'}${like.includes('#') ? ref : ''}`
  }
  const wanted = like.split(/ [>=] /).length
  const [first, second] = matches
  if (!first) return '-'
  if (wanted === 1)
    return second && second.score >= first.score ? `${name(first)} = ${name(second)}` : name(first)
  return second ? `${name(first)} ${second.score < first.score ? '>' : '='} ${name(second)}` : name(first)
}

function check(regulation: string, text: string, expected: string): void {
  const matches = matchPosts(text, knowledge).filter((match) => match.regulation === regulation)
  const sides = expected.split(' = ')
  const actual = written(matches, expected)
  expect(sides.length === 2 ? actual.split(' = ').sort().join(' = ') : actual, text).toBe(
    sides.length === 2 ? sides.sort().join(' = ') : expected,
  )
}

describe('everyday titles', () => {
  it.each(titleRows as TitleRow[])('%s', (text, zaozhuang, guangxi) => {
    if (zaozhuang !== undefined) check('zaozhuang-2019', text, zaozhuang)
    if (guangxi !== undefined) check('guangxi-2018', text, guangxi)
  })
})
