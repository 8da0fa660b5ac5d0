import { buildEngine, type IndexDocument } from '../../../src/retrieval/engine/index.ts'
import { PARAMETERS } from '../../../src/retrieval/parameters.ts'
import { analyseQuery, loadSearchLanguage } from '../../../src/retrieval/query/index.ts'
import { createRanking, loadWeights, type Weights } from '../../../src/retrieval/ranking/index.ts'

const language = loadSearchLanguage('knowledge')
const shipped = loadWeights('knowledge')

/** An article by its document, number and text; its id is `document#number`. */
export type Article = readonly [document: string, number: string, body: string]

/** Searches articles through both stages. */
export function searching(articles: readonly Article[], weights: Weights = shipped) {
  const documents = articles.map(([group, number, body], at): IndexDocument => {
    return {
      id: number === '' ? `${group}@${at}` : `${group}#${number}`,
      group,
      name: group,
      path: '',
      number,
      body,
    }
  })
  const { view, firstStage } = buildEngine(documents, PARAMETERS)
  const rank = createRanking(view, language, weights)
  return {
    first(query: string): string[] {
      const { words, pairs } = analyseQuery(query, language)
      return Array.from(firstStage({ words, pairs, group: null }, 300).candidates, (each) => view.id(each))
    },
    search(query: string, { group = null, k = 10 }: { group?: string | null; k?: number } = {}): string[] {
      const analysed = analyseQuery(query, language)
      const only = group === null ? null : view.groupByKey(group)
      const first = firstStage(
        { words: analysed.words, pairs: analysed.pairs, group: only },
        Math.max(k, 300),
      )
      return rank(analysed, first, only, k).map(({ document }) => view.id(document))
    },
  }
}
