/** Duties of posts in every shape that a regulation may print them in, as imported ones do. */
import { describe, expect, it } from 'vitest'
import { checklistOf, dutyItemsOf, itemsNamed } from '../../src/checklist/index.ts'
import { dutyRules } from '../../src/duties/index.ts'
import type { Knowledge, KnowledgePack, Obligation } from '../../src/knowledge/index.ts'
import { createIndex, parseRegulation } from '../../src/regulation/index.ts'
import { knowledge as shipped, tenure, ZZ } from './people.ts'

const TEXT = `某县安全生产责任制规定
第一章 总则
第一条 为了安全，制定本规定。
第二章 职责
第二条 镇长履行下列职责：
（一）每月至少检查1次；
（二）做好下列工作：
1.建立台账；
2.每周至少更新1次台账。
（三）宣传安全知识。
第三条 副镇长协助镇长，并且做好下列工作：
（一）组织演练；
（二）组织培训。
副镇长每季度至少报告1次工作。
第四条 村主任每年至少开会1次，并做到：
（一）排查隐患；
（二）报告隐患。
第五条 各有关人员应当参加学习。
各有关人员每年至少学习1次。
`

const regulation = parseRegulation(TEXT, { id: 'county-2024', shortName: '某县规定' })

function knowledgeWith(posts: Record<string, string[]>, rules: Partial<Obligation>[] = []): Knowledge {
  const zz = shipped.pack(ZZ) as KnowledgePack
  const pack: KnowledgePack = {
    ...zz,
    origin: 'imported',
    meta: {
      ...zz.meta,
      id: 'county-2024',
      shortName: '某县规定',
      fullName: '某县安全生产责任制规定',
      aliases: [],
    },
    regulation,
    posts: Object.entries(posts).map(([id, duties]) => ({
      ...(zz.posts[0] as KnowledgePack['posts'][number]),
      regulation: 'county-2024',
      id,
      name: id,
      duties: duties.map((ref) => `county-2024${ref}`),
    })),
    obligations: rules.map((rule, i) => ({
      id: `c-${i}`,
      regulation: 'county-2024',
      ref: 'county-2024#2.1',
      quote: '每月至少检查1次',
      posts: Object.keys(posts),
      activity: 'other',
      count: 1,
      period: 'month',
      every: 1,
      kind: 'personal',
      from: '2024-01-01',
      to: null,
      ...rule,
    })),
    uncounted: [],
  }
  const provisions = createIndex(regulation)
  return {
    ...shipped,
    packs: [pack],
    pack: (id) => (id === pack.meta.id ? pack : undefined),
    provision: (ref) => provisions.get(ref),
    post: (_, id) => pack.posts.find((post) => post.id === id),
  }
}

const itemsOf = (duties: string[], rules: Partial<Obligation>[] = []) =>
  dutyItemsOf(knowledgeWith({ head: duties }, rules), { regulation: 'county-2024', post: 'head' }).map(
    ({ key }) => key.slice(key.indexOf('#')),
  )

describe('the items of provisions in every shape', () => {
  it.each([
    ['an article with items; one that has 目 stays whole', ['#2'], ['#2.1', '#2.2', '#2.3']],
    ['one item with 目', ['#2.2'], ['#2.2']],
    ['one 目', ['#2.2.1'], ['#2.2.1']],
    ['an article of which one paragraph has items', ['#3'], ['#3/1.1', '#3/1.2', '#3/2']],
    ['the paragraph that has them', ['#3/1'], ['#3/1.1', '#3/1.2']],
    ['the paragraph that has none', ['#3/2'], ['#3/2']],
    ['an article of paragraphs alone', ['#5'], ['#5/1', '#5/2']],
    [
      'a chapter',
      ['#c2'],
      ['#2.1', '#2.2', '#2.3', '#3/1.1', '#3/1.2', '#3/2', '#4.1', '#4.2', '#5/1', '#5/2'],
    ],
    ['the same twice', ['#2.3', '#2', '#2.3'], ['#2.3', '#2.1', '#2.2']],
    ['what is not there', ['#9', '#2.3'], ['#2.3']],
    ['nothing', [], []],
  ])('%s', (_, duties, expected) => {
    expect(itemsOf(duties)).toEqual(expected)
  })
})

describe('a rule', () => {
  const weekly = { ref: 'county-2024#2.2.2', quote: '每周至少更新1次台账', period: 'week' as const }
  const yearly = { ref: 'county-2024#4', quote: '每年至少开会1次', period: 'year' as const }
  const whole = { ref: 'county-2024#2', quote: '宣传安全知识' }
  const elsewhere = { ref: 'county-2024#5/2', quote: '每年至少学习1次', period: 'year' as const }

  it.each([
    ['of a 目 stands with its item', ['#2'], [weekly], ['#2.1', '#2.2', '#2.3']],
    ['in words that lead in to items has a row of its own', ['#4'], [yearly], ['#4.1', '#4.2', '#4']],
    ['of a whole article stands with the item that has its words', ['#2'], [whole], ['#2.1', '#2.2', '#2.3']],
    ['from elsewhere has a row of its own, once', ['#2.3'], [elsewhere, elsewhere], ['#2.3', '#5/2']],
    [
      'rules from elsewhere stand in the order of the text',
      ['#2.3'],
      [elsewhere, yearly],
      ['#2.3', '#4', '#5/2'],
    ],
  ])('%s', (_, duties, rules, expected) => {
    expect(itemsOf(duties, rules)).toEqual(expected)
  })

  it('has each of its periods on exactly one row', () => {
    const knowledge = knowledgeWith({ head: ['#2', '#4'] }, [{}, weekly, yearly, whole, elsewhere])
    const rules = dutyRules(knowledge.packs)
    const held = tenure({ regulation: 'county-2024', post: 'head' })
    const record = { person: 'zhang', tenures: [held], entries: [], items: [] }
    const span = { from: '2026-01-01', to: '2026-12-31' }
    const { lists } = checklistOf({ knowledge, rules }, record, span, '2026-11-22')
    const rows = lists[0]?.rows.map(({ item, periods }) => [
      item.key.slice(item.key.indexOf('#')),
      ...new Set(periods.map(({ entry }) => entry.obligation)),
    ])
    expect(rows).toEqual([
      ['#2.1', 'c-0'],
      ['#2.2', 'c-1'],
      ['#2.3', 'c-3'],
      ['#4.1'],
      ['#4.2'],
      ['#4', 'c-2'],
      ['#5/2', 'c-4'],
    ])
  })

  it('is named with all that stands in its article', () => {
    const knowledge = knowledgeWith({ head: ['#4'] }, [yearly])
    const items = dutyItemsOf(knowledge, { regulation: 'county-2024', post: 'head' })
    const named = (words: string) => itemsNamed(knowledge, items, words).map(({ key }) => key.split('#')[1])
    expect(named('第四条')).toEqual(['4.1', '4.2', '4'])
    expect(named('4（一）')).toEqual(['4.1'])
  })
})
