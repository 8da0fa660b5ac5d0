import { fileURLToPath } from 'node:url'
import { StringOutputParser } from '@langchain/core/output_parsers'
import { ChatPromptTemplate } from '@langchain/core/prompts'
import { RunnableLambda, RunnablePassthrough, RunnableSequence } from '@langchain/core/runnables'
import { FakeListChatModel } from '@langchain/core/utils/testing'
import { describe, expect, it, test } from 'vitest'
import { openProvisionRetriever, ProvisionRetriever } from 'zhaodan/retriever'
import { loadKnowledge } from '../../src/knowledge/index.ts'

const knowledge = loadKnowledge(fileURLToPath(new URL('../../knowledge', import.meta.url)))
const QUESTION = '约谈有关党政领导干部'
const FOUND = 'zaozhuang-2019#33'

describe('the retriever', () => {
  it('gives provisions word for word, with where they stand', async () => {
    const documents = await openProvisionRetriever({ k: 3 }).invoke(QUESTION)
    expect(documents).toHaveLength(3)
    for (const { pageContent, metadata } of documents) {
      const provision = knowledge.provision(metadata.ref)
      expect(pageContent).toBe(provision?.text)
      expect(metadata.label).toBe(provision?.label)
      expect(metadata.ref.startsWith(`${metadata.regulation}#`)).toBe(true)
      expect(metadata.score).toBeGreaterThan(0)
    }
    expect(documents[0]?.metadata.ref).toBe(FOUND)
    expect(documents[0]?.id).toBe(FOUND)
  })

  it('keeps to one regulation', async () => {
    const documents = await openProvisionRetriever({ regulation: 'guangxi-2018' }).invoke(QUESTION)
    expect(new Set(documents.map(({ metadata }) => metadata.regulation))).toEqual(new Set(['guangxi-2018']))
  })

  it('finds nothing for nothing', async () => {
    expect(await openProvisionRetriever().invoke('？')).toEqual([])
  })

  test.each([0, -1, 1.5, Number.NaN])('refuses k = %d', (k) => {
    expect(() => openProvisionRetriever({ k })).toThrow(RangeError)
  })

  it('names the regulations that there are', () => {
    expect(() => openProvisionRetriever({ regulation: 'nowhere' })).toThrow(/zaozhuang-2019/)
  })

  it('takes a search that has to wait, and tells its callbacks what it found', async () => {
    const told: string[] = []
    const retriever = new ProvisionRetriever({
      search: async (query, { k }) => [
        { ref: 'a#1', label: `${query} ${k}`, text: '文', score: 1, coverage: 1 },
      ],
      callbacks: [
        { handleRetrieverEnd: (documents) => void told.push(...documents.map(({ id }) => id ?? '')) },
      ],
    })
    expect((await retriever.invoke('问'))[0]?.metadata.label).toBe('问 10')
    expect(told).toEqual(['a#1'])
  })

  it('stands in a chain: the prompt holds the provisions that the answer rests on', async () => {
    const seen: string[] = []
    const chain = RunnableSequence.from([
      {
        context: openProvisionRetriever({ k: 2 }).pipe((documents) =>
          documents.map(({ metadata, pageContent }) => `${metadata.label}：${pageContent}`).join('\n'),
        ),
        question: new RunnablePassthrough<string>(),
      },
      ChatPromptTemplate.fromTemplate('只根据这些条文回答。\n{context}\n\n问：{question}'),
      RunnableLambda.from((prompt: { toString(): string }) => {
        seen.push(prompt.toString())
        return prompt as never
      }),
      new FakeListChatModel({ responses: ['约谈'] }),
      new StringOutputParser(),
    ])
    expect(await chain.invoke(QUESTION)).toBe('约谈')
    expect(seen[0]).toContain(knowledge.provision(FOUND)?.text)
    expect(seen[0]).toContain(knowledge.provision(FOUND)?.label)
    expect(seen[0]).toContain(`问：${QUESTION}`)
  })
})
