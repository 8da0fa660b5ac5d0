import type { CallbackManagerForRetrieverRun } from '@langchain/core/callbacks/manager'
import { Document } from '@langchain/core/documents'
import { BaseRetriever, type BaseRetrieverInput } from '@langchain/core/retrievers'
import type { Hit } from '../types.ts'

/** What stands beside the words of a provision. */
export interface ProvisionMetadata {
  /** zaozhuang-2019#6.1 */
  ref: string
  /** 《枣庄办法》第六条第（一）项 */
  label: string
  /** Id of its regulation. */
  regulation: string
  /** Higher is nearer; comparable within one result alone. */
  score: number
}

type Search = (query: string, options: { regulation: string | null; k: number }) => Hit[] | Promise<Hit[]>

export interface ProvisionRetrieverInput extends BaseRetrieverInput {
  search: Search
  /** How many provisions are wanted at most, from 1. Default: 10. */
  k?: number
  /** Id of the regulation that alone is searched. Default: all. */
  regulation?: string | null
}

/** The search over the regulations as a LangChain retriever: each document is one provision, word for word. */
export class ProvisionRetriever extends BaseRetriever<ProvisionMetadata> {
  static override lc_name(): string {
    return 'ProvisionRetriever'
  }
  override lc_namespace = ['zhaodan', 'retrievers']
  readonly k: number
  readonly regulation: string | null
  private readonly search: Search

  /** @throws {RangeError} where `k` is no whole number from 1. */
  constructor({ search, k = 10, regulation = null, ...rest }: ProvisionRetrieverInput) {
    super(rest)
    if (!Number.isInteger(k) || k < 1) throw new RangeError(`k: ${k} is not a whole number of at least 1`)
    this.search = search
    this.k = k
    this.regulation = regulation
  }

  override async _getRelevantDocuments(
    query: string,
    _run?: CallbackManagerForRetrieverRun,
  ): Promise<Document<ProvisionMetadata>[]> {
    const { k, regulation } = this
    const hits = await this.search(query, { regulation, k })
    return hits.map(
      ({ ref, label, score, text }) =>
        new Document({
          id: ref,
          pageContent: text,
          metadata: { ref, label, regulation: ref.split('#')[0] as string, score },
        }),
    )
  }
}
