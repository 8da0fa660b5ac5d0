import { mkdirSync, mkdtempSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { dutyItemsOf, loadItemLanguage, ownItems, suggestItems } from '../../src/checklist/index.ts'
import { KnowledgeError } from '../../src/knowledge/index.ts'
import { GX, knowledge, ownItem, ZZ } from './people.ts'
import { apart, calibration } from './sentences.ts'
import { figuresOf } from './suggest-figures.ts'

const mayor = dutyItemsOf(knowledge, { regulation: ZZ, post: 'district-government-head' })
const partyHead = dutyItemsOf(knowledge, { regulation: ZZ, post: 'district-party-head' })
const keys = (items: typeof mayor, words: string) => suggestItems(items, words).map(({ item }) => item.key)

describe('how often the right item is proposed', () => {
  it('on the sentences by which words and thresholds were found', () => {
    const figures = figuresOf(calibration)
    expect(figures.wrong.length, figures.wrong.join('\n')).toBeLessThanOrEqual(6)
    expect(figures.first / figures.about).toBeGreaterThanOrEqual(0.98)
    expect(figures.amongThree / figures.about).toBeGreaterThanOrEqual(0.99)
    expect(figures.falsely / figures.nothing).toBeLessThanOrEqual(0.03)
  })

  it('on sentences that were never looked at for it', () => {
    const figures = figuresOf(apart)
    expect(figures.first / figures.about).toBeGreaterThanOrEqual(0.8)
    expect(figures.amongThree / figures.about).toBeGreaterThanOrEqual(0.8)
    expect(figures.falsely / figures.nothing).toBeLessThanOrEqual(0.05)
  })
})

describe('what is proposed', () => {
  it('says which of the law’s words spoke for it', () => {
    const [first] = suggestItems(mayor, '收到群众举报后协调专项整治')
    expect(first?.item.key).toBe(`${ZZ}#7.7`)
    expect(first?.because).toEqual(['统筹协调安全生产工作'])
    expect(first?.item.text).toContain(first?.because[0])
  })

  it.each(['吃饭', '开党风廉政会', '今天请假', '', '。', '安全', '开了个会'])(
    'is nothing for %s',
    (words) => {
      expect(keys(mayor, words)).toEqual([])
      expect(keys(partyHead, words)).toEqual([])
    },
  )

  it('is only ever one of the person’s own items', () => {
    const words = '主持安委会全体会议'
    expect(keys(mayor, words)[0]).toBe(`${ZZ}#7.7`)
    expect(keys(dutyItemsOf(knowledge, { regulation: GX, post: 'government-head' }), words)[0]).toBe(
      `${GX}#6.6`,
    )
    expect(keys([], words)).toEqual([])
  })

  it('does not depend on how the words are written', () => {
    expect(keys(mayor, '主持 安委會 全體會議')).toEqual(keys(mayor, '主持安委会全体会议'))
  })

  it('may be one of the organisation’s own, by its words', () => {
    const items = [...mayor, ...ownItems([ownItem({ text: '每月走访一家重点企业，听职工讲安全' })])]
    expect(keys(items, '下午走访了一家企业，跟职工聊了聊')[0]).toBe('own:i1')
    expect(keys(items, '主持安委会全体会议')[0]).toBe(`${ZZ}#7.7`)
  })

  it('is at most three, best first, and the same for the same', () => {
    const some = fc.array(fc.constantFrom(...calibration.map(({ words }) => words)), {
      minLength: 1,
      maxLength: 4,
    })
    fc.assert(
      fc.property(some, (parts) => {
        const found = suggestItems(partyHead, parts.join('，'))
        expect(found.length).toBeLessThanOrEqual(3)
        const scores = found.map(({ score }) => score)
        expect(scores).toEqual(scores.toSorted((a, b) => b - a))
        for (const { item, score, because } of found) {
          expect(score > 0 && score < 1).toBe(true)
          expect(because.length).toBeGreaterThan(0)
          expect(partyHead).toContain(item)
        }
        expect(suggestItems(partyHead, parts.join('，'))).toEqual(found)
      }),
    )
  })

  it('bears any text', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (words) => void suggestItems(mayor, words)),
      { numRuns: 30 },
    )
  })
})

describe('the file of words', () => {
  it('names a mistake by its line', () => {
    const dir = mkdtempSync(join(tmpdir(), 'zhaodan-items-'))
    mkdirSync(join(dir, 'language'))
    writeFileSync(
      join(dir, 'language/checklist.yaml'),
      'domain: [安全]\nplain: [组织]\ngroups:\n  - law: []\n    says: [协调]\n',
    )
    expect(() => loadItemLanguage(dir)).toThrow(KnowledgeError)
    expect(() => loadItemLanguage(dir)).toThrow(/checklist\.yaml:4/)
  })

  it('has only words of the law in every group, so that none is without use', () => {
    const texts = knowledge.packs.flatMap((pack) =>
      pack.posts.flatMap(({ id }) =>
        dutyItemsOf(knowledge, { regulation: pack.meta.id, post: id }).map(({ text }) => text),
      ),
    )
    const folded = texts.map((text) => text.replaceAll('（', '(').replaceAll('）', ')').replaceAll('，', ','))
    const { groups } = loadItemLanguage(knowledge.dir)
    const idle = groups.filter(({ law }) => !law.some((words) => folded.some((text) => text.includes(words))))
    expect(idle.map(({ law }) => law)).toEqual([])
  })
})
