import { describe, expect, it } from 'vitest'
import { dutyItemsOf, itemOfTarget, ownItems } from '../../src/checklist/index.ts'
import { itemOfRule } from '../../src/checklist/items.ts'
import { obligationsOf } from '../../src/duties/index.ts'
import { formatCitation } from '../../src/regulation/index.ts'
import { GX, knowledge, ownItem, rules, ZZ } from './people.ts'

const keys = (regulation: string, post: string) =>
  dutyItemsOf(knowledge, { regulation, post }).map(({ key }) => key.slice(key.indexOf('#')))

const numbers = (article: number, last: number) =>
  Array.from({ length: last }, (_, i) => `#${article}.${i + 1}`)

describe('the duty items of each post', () => {
  it.each([
    [ZZ, 'district-party-head', [...numbers(6, 7), '#5', '#25/2']],
    [ZZ, 'district-government-head', [...numbers(7, 8), '#5', '#25/2']],
    [ZZ, 'district-standing-member', ['#8', '#5', '#25/2']],
    [ZZ, 'district-safety-deputy', [...numbers(9, 6), '#5', '#25/2']],
    [ZZ, 'district-deputy', [...numbers(10, 6), '#5', '#25/2']],
    [ZZ, 'regulator-head', ['#12.1', '#11/1', '#11/2']],
    [ZZ, 'regulator-safety-deputy', ['#12.2', '#11/1']],
    [ZZ, 'regulator-member', ['#12.3', '#11/1']],
    [ZZ, 'industry-head', ['#13.1', '#11/1', '#11/2']],
    [ZZ, 'industry-member', ['#13.2', '#11/1']],
    [ZZ, 'support-leader', [...numbers(14, 2), '#11/1', '#11/2']],
    [ZZ, 'town-party-head', [...numbers(15, 7), '#25/2']],
    [ZZ, 'town-government-head', [...numbers(16, 5), '#25/2']],
    [ZZ, 'town-safety-deputy', [...numbers(17, 5), '#25/2']],
    [ZZ, 'town-member', ['#18', '#25/2']],
    [ZZ, 'town-emergency-deputy-director', numbers(19, 7)],
    [ZZ, 'party-and-government', ['#20', '#21', '#22', '#23', '#24', '#25/1', '#25/2', '#26', '#27']],
    [GX, 'party-head', [...numbers(5, 6), '#14/2']],
    [GX, 'regional-government-head', [...numbers(6, 6), '#14/2']],
    [GX, 'government-head', [...numbers(6, 6), '#14/2']],
    [GX, 'standing-member', ['#7', '#14/2']],
    [GX, 'safety-deputy', [...numbers(8, 6), '#14/2']],
    [GX, 'deputy', [...numbers(9, 5), '#14/2']],
    [GX, 'department-head', ['#10']],
    [GX, 'department-member', ['#10']],
    [GX, 'party-and-government', ['#11', '#12', '#13', '#14/1', '#14/2', '#15/1', '#15/2', '#16']],
  ])('%s %s', (regulation, post, expected) => {
    expect(keys(regulation, post)).toEqual(expected)
  })

  it('leaves out no post', () => {
    for (const { meta, posts } of knowledge.packs) {
      for (const { id } of posts) expect(keys(meta.id, id)).not.toEqual([])
    }
  })

  it('of a post that no loaded regulation has, are none', () => {
    expect(dutyItemsOf(knowledge, { regulation: ZZ, post: 'emperor' })).toEqual([])
    expect(dutyItemsOf(knowledge, { regulation: 'elsewhere', post: 'party-head' })).toEqual([])
  })
})

describe.each(knowledge.packs.flatMap(({ meta, posts }) => posts.map(({ id }) => [meta.id, id] as const)))(
  '%s %s',
  (regulation, post) => {
    const items = dutyItemsOf(knowledge, { regulation, post })

    it('has every obligation and every periodic duty under exactly one item, with the words in it', () => {
      const uncounted = rules.uncounted.filter(
        (duty) => duty.regulation === regulation && duty.posts.includes(post),
      )
      for (const rule of [...obligationsOf(rules, regulation, post), ...uncounted]) {
        const item = itemOfRule(knowledge, items, rule)
        expect(item?.text).toContain(rule.quote)
        expect(items.filter(({ text }) => text.includes(rule.quote))).toEqual([item])
      }
    })

    it('says each item in the law’s words, once, under its citation', () => {
      const shortName = knowledge.pack(regulation)?.meta.shortName as string
      expect(new Set(items.map(({ key }) => key)).size).toBe(items.length)
      for (const { key, label, text, target } of items) {
        expect(target).toEqual({ ref: key })
        expect(text).toBe(knowledge.provision(key)?.text)
        expect(text).not.toMatch(/主要包括[：:]|职责包括[：:]/)
        expect(label).toBe(formatCitation(key, shortName))
      }
    })
  },
)

describe('the item of a link', () => {
  const items = [
    ...dutyItemsOf(knowledge, { regulation: ZZ, post: 'district-government-head' }),
    ...ownItems([ownItem()]),
  ]
  const found = (ref: string) => itemOfTarget(knowledge, items, { ref })?.key ?? null

  it.each([
    ['the item itself', `${ZZ}#7.7`, `${ZZ}#7.7`],
    ['an article that is an item', `${ZZ}#5`, `${ZZ}#5`],
    ['an article of which one paragraph is an item', `${ZZ}#25`, `${ZZ}#25/2`],
    ['an article of several items', `${ZZ}#7`, null],
    ['another paragraph of the same article', `${ZZ}#25/1`, null],
    ['an item of another post', `${ZZ}#6.1`, null],
    ['another regulation', `${GX}#6.1`, null],
    ['no provision at all', `${ZZ}#99.1`, null],
  ])('%s', (_, ref, key) => {
    expect(found(ref)).toBe(key)
  })

  it('is one of the organisation’s own by its id', () => {
    expect(itemOfTarget(knowledge, items, { item: 'i1' })?.key).toBe('own:i1')
    expect(itemOfTarget(knowledge, items, { item: 'i2' })).toBeNull()
  })
})

describe('an item of the organisation’s own', () => {
  it('says that it is none of the law, where it comes from and when', () => {
    expect(ownItems([ownItem()])[0]).toEqual({
      target: { item: 'i1' },
      key: 'own:i1',
      label: '本单位补充：2026年度安全生产责任清单（2026年1月15日）',
      text: '每月到重点企业走访一次',
      own: ownItem(),
    })
  })

  it('says no day where none was stated', () => {
    expect(ownItems([ownItem({ sourceDate: null })])[0]?.label).toBe('本单位补充：2026年度安全生产责任清单')
  })
})
