import { createIndexBuilder } from './build.ts'
import type { IndexData } from './data.ts'
import { createFirstStage, type FirstStageSearch } from './first-stage.ts'
import type { FirstStageParameters, IndexDocument, IndexView } from './types.ts'
import { createView } from './view.ts'

/** An index that can be searched. */
export interface Engine {
  view: IndexView
  firstStage: FirstStageSearch
}

/** Makes an index of documents in memory. They are read one by one and not kept. */
export function buildEngine(documents: Iterable<IndexDocument>, parameters: FirstStageParameters): Engine {
  const builder = createIndexBuilder(parameters)
  for (const document of documents) builder.add(document)
  return engineOf(builder.finish(), parameters)
}

export function engineOf(data: IndexData, parameters: FirstStageParameters): Engine {
  const view = createView(data)
  return { view, firstStage: createFirstStage(data, view, parameters) }
}
