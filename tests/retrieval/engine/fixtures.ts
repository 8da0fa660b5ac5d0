import fc from 'fast-check'
import type { FirstStageParameters, IndexDocument } from '../../../src/retrieval/engine/index.ts'

export const PARAMETERS: FirstStageParameters = {
  revision: 'test',
  k1: 0.5,
  weights: { name: 1.5, path: 2, body: 1 },
  b: { name: 0.2, path: 0.3, body: 0.4 },
  pairWeight: 0.5,
  candidates: 100,
}

/** A document of which only some fields matter. */
export function document(fields: Partial<IndexDocument> & { id: string }): IndexDocument {
  return { group: 'g', name: '', path: '', number: '', body: '', ...fields }
}

const PHRASES = [
  '安全',
  '生产',
  '检查',
  '主要负责人',
  '应当',
  '每季度',
  '责任',
  '制',
  'safety',
  'Plans',
  '12',
  '，',
  '。',
  '\n',
]
export const someText = fc
  .array(fc.constantFrom(...PHRASES), { maxLength: 12 })
  .map((parts) => parts.join(''))

/** Up to twelve documents in up to three groups that stand mixed. */
export const someDocuments: fc.Arbitrary<IndexDocument[]> = fc
  .array(
    fc.record({ group: fc.constantFrom('a', 'b', 'c'), name: someText, path: someText, body: someText }),
    { maxLength: 12 },
  )
  .map((documents) => documents.map((fields, i) => document({ id: `d${i}`, ...fields })))
