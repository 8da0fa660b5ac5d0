import { describe, expect, it } from 'vitest'
import { checklistOf, dutyItemsOf, itemsNamed, ownItems } from '../../src/checklist/index.ts'
import { GX, knowledge, law, ownItem, tenure, ZZ } from './people.ts'

const both = [
  ...dutyItemsOf(knowledge, { regulation: ZZ, post: 'district-party-head' }),
  ...dutyItemsOf(knowledge, { regulation: GX, post: 'government-head' }),
  ...ownItems([ownItem()]),
]
const regulator = dutyItemsOf(knowledge, { regulation: ZZ, post: 'regulator-head' })

const six = (regulation: string, last: number) =>
  Array.from({ length: last }, (_, i) => `${regulation}#6.${i + 1}`)

describe('items named by their provisions', () => {
  it.each([
    ['枣庄办法第六条第三项有什么记录', [`${ZZ}#6.3`]],
    ['《枣庄办法》第六条第（三）项', [`${ZZ}#6.3`]],
    ['第六条第三项有什么记录', [`${ZZ}#6.3`, `${GX}#6.3`]],
    ['第6条第（七）项', [`${ZZ}#6.7`]],
    ['6(七)有记录吗', [`${ZZ}#6.7`]],
    ['6（3）', [`${ZZ}#6.3`, `${GX}#6.3`]],
    ['广西细则6(三)', [`${GX}#6.3`]],
    ['广西细则第六条', six(GX, 6)],
    ['广西第六条', six(GX, 6)],
    ['枣庄的第六条第三项', [`${ZZ}#6.3`]],
    ['第六条', [...six(ZZ, 7), ...six(GX, 6)]],
    ['枣庄办法第五条和广西细则第六条第一项', [`${ZZ}#5`, `${GX}#6.1`]],
    ['第五条和广西细则第六条第一项', [`${GX}#6.1`]],
    ['枣庄办法第五条和第六条第二项', [`${ZZ}#6.2`, `${ZZ}#5`]],
    ['第二十五条第二款', [`${ZZ}#25/2`]],
    ['第二十五条', [`${ZZ}#25/2`]],
    ['zaozhuang-2019#6.4', [`${ZZ}#6.4`]],
    ['#6.4', [`${ZZ}#6.4`, `${GX}#6.4`]],
    ['第七条第一项', []],
    ['第六条第九项', []],
    ['安全生产法第六条', []],
    ['室字〔2019〕88号', []],
    ['今天开了6(次)会', []],
    ['', []],
  ])('%s', (words, expected) => {
    expect(itemsNamed(knowledge, both, words).map(({ key }) => key)).toEqual(expected)
  })

  it.each([
    ['12(一)', ['#12.1']],
    ['十二（一）', ['#12.1']],
    ['第十二条第一项', ['#12.1']],
    ['第12条第(1)项', ['#12.1']],
    ['第十一条', ['#11/1', '#11/2']],
    ['第十二条', ['#12.1']],
    ['12(二)', []],
  ])('of a head of department: %s', (words, expected) => {
    expect(itemsNamed(knowledge, regulator, words).map(({ key }) => key)).toEqual(
      expected.map((ref) => `${ZZ}${ref}`),
    )
  })

  it('are read off a whole list, each once though two posts have them', () => {
    const tenures = [tenure(), tenure({ id: 't2', post: 'district-party-head' })]
    const span = { from: '2026-01-01', to: '2026-12-31' }
    const person = { person: 'zhang', tenures, entries: [], items: [] }
    const checklist = checklistOf(law, person, span, '2026-11-22')
    expect(itemsNamed(knowledge, checklist, '第五条').map(({ key }) => key)).toEqual([`${ZZ}#5`])
  })
})
