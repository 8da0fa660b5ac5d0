/**
 * `zhaodan/retriever`: the door for programs of others. Nothing of the product imports it, so that LangChain is loaded
 * by those alone who use it.
 */
import { join } from 'node:path'
import { loadKnowledge } from '../../knowledge/index.ts'
import { createRegulationSearch } from '../regulation-search.ts'
import { ProvisionRetriever } from './retriever.ts'

export { type ProvisionMetadata, ProvisionRetriever, type ProvisionRetrieverInput } from './retriever.ts'

export interface OpenRetrieverOptions {
  /** Data folder whose imported regulations are searched as well. Default: the shipped ones alone. */
  data?: string
  /** How many provisions are wanted at most, from 1. Default: 10. */
  k?: number
  /** Id of the regulation that alone is searched. Default: all. */
  regulation?: string
}

const KNOWLEDGE_DIR = join(import.meta.dirname, '../../../knowledge')

/**
 * A retriever over the regulations of 照单. No key, no network.
 * @throws {RangeError} where `k` is out of range or there is no such regulation.
 */
export function openProvisionRetriever(options: OpenRetrieverOptions = {}): ProvisionRetriever {
  const { data, regulation = null, ...rest } = options
  const knowledge = loadKnowledge(KNOWLEDGE_DIR, data === undefined ? null : join(data, 'regulations'))
  if (regulation !== null && knowledge.pack(regulation) === undefined) {
    const known = knowledge.packs.map(({ meta }) => meta.id).join(', ')
    throw new RangeError(`regulation: ${regulation} is none of ${known}`)
  }
  const { search } = createRegulationSearch(knowledge)
  return new ProvisionRetriever({ search, regulation, ...rest })
}
