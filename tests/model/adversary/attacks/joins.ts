import type { GivenSource } from '../../server/index.ts'
import { type Attack, clausesOf, on, provision, subjectOf } from '../types.ts'

const OFTEN = /每(?:季度|半年|年)(?:至少)?/

/** Every source of the material that is a provision. */
const provisions = (sources: GivenSource[]) => sources.filter(({ id }) => !id.startsWith('F'))

/** A period of one clause and the doing of another, of the same provision. */
function crossed(backwards: boolean): Attack {
  return {
    kind: 'joined items',
    name: backwards ? 'a period with the doing before it' : 'a period with the doing after it',
    lie(material) {
      const source = provision(material, OFTEN)
      if (!source) return null
      const clauses = clausesOf(source.text)
      const at = clauses.findIndex((clause) => OFTEN.test(clause))
      const often = OFTEN.exec(clauses[at] ?? '')?.[0]
      const other = clauses[backwards ? at - 1 : at + 1]
      if (!often || !other || OFTEN.test(other)) return null
      const core = often + other
      return source.text.includes(core)
        ? null
        : {
            core,
            rests: [
              { source: source.id, words: often },
              { source: source.id, words: other },
            ],
          }
    },
  }
}

/** The beginning of one provision and the end of another. */
const CONSEQUENCES: [string, RegExp, RegExp][] = [
  [
    'fault, then no consequence',
    /对工作不力导致生产安全事故人员伤亡和经济损失扩大/,
    /可以从轻、减轻追究责任/,
  ],
  ['duties not done, then no consequence', /所规定职责不到位的/, /不予追究有关党政领导干部的领导责任/],
  ['remedy, then the heavier', /对主动采取补救措施/, /应当从重追究责任/],
  ['retired, then no consequence', /已退休的/, /不予追究有关党政领导干部的领导责任/],
  ['accident, then no consequence', /对发生生产安全事故负有领导责任的/, /不予追究有关党政领导干部的领导责任/],
  ['all done, then severe', /已经全面履行了/, /都应当严格追究其责任/],
]

/** Clauses of one provision in another order, so that it says something else. */
const ORDERS: [string, (clauses: string[]) => string[]][] = [
  ['backwards', (clauses) => [...clauses].reverse()],
  ['the last first', (clauses) => [...clauses.slice(-1), ...clauses.slice(0, -1)]],
  ['first and last only', (clauses) => [...clauses.slice(0, 1), ...clauses.slice(-1)]],
  ['last and first', (clauses) => [...clauses.slice(-1), ...clauses.slice(0, 1)]],
  ['the middle left out', (clauses) => clauses.filter((_, at) => at !== clauses.length >> 1)],
]

/** Words of the law joined so that they say what the law does not. */
export const joins: Attack[] = [
  crossed(false),
  crossed(true),
  ...CONSEQUENCES.map(
    ([name, first, second]): Attack => ({
      kind: 'joined items',
      name,
      lie({ sources }) {
        const one = sources.find(({ text }) => first.test(text))
        const two = sources.find(({ text }) => second.test(text))
        if (!one || !two || one === two) return null
        const [words, consequence] = [first.exec(one.text)?.[0] ?? '', second.exec(two.text)?.[0] ?? '']
        return {
          core: `${words}，${consequence}`,
          rests: [
            { source: one.id, words },
            { source: two.id, words: consequence },
          ],
          bare: true,
        }
      },
    }),
  ),
  ...['，', '，并', '，所以', '，因此', '，也就是', '，同时', '，即'].map(
    (joint): Attack => ({
      kind: 'joined items',
      name: `two provisions joined by ${joint}`,
      lie({ sources }) {
        const [one, two] = provisions(sources)
        if (!one || !two) return null
        const words = clausesOf(one.text)[0] ?? ''
        const more = clausesOf(two.text).at(-1) ?? ''
        if (words === '' || more === '' || one.text.includes(more)) return null
        return {
          core: `${subjectOf(one)}${words.replace(subjectOf(one), '')}${joint}${more}`,
          rests: [
            { source: one.id, words },
            { source: two.id, words: more },
          ],
          bare: true,
        }
      },
    }),
  ),
  ...ORDERS.map(
    ([name, order]): Attack => ({
      kind: 'order',
      name,
      lie(material) {
        const source = provision(material, /不予追究|可以从轻|从重追究|都应当严格|不得晋升|每(?:季度|半年)/)
        const clauses = source ? clausesOf(source.text) : []
        if (!source || clauses.length < 3) return null
        return on(source, order(clauses).join('，'), source.text)
      },
    }),
  ),
  {
    kind: 'order',
    name: 'two periods exchanged',
    lie(material) {
      const source = provision(material, /每半年.*每季度|每季度.*每半年|每年.*每季度/)
      if (!source) return null
      const found = source.text.match(/每(?:季度|半年|年)/g) ?? []
      const [one, two] = [found[0] ?? '', found.find((period) => period !== found[0]) ?? '']
      const swap = (text: string) => text.replaceAll(one, '※').replaceAll(two, one).replaceAll('※', two)
      const clause = clausesOf(source.text).find((words) => words.includes(one)) ?? ''
      return on(source, swap(clause), clause)
    },
  },
  {
    kind: 'order',
    name: 'two doings exchanged',
    lie(material) {
      const source = provision(material, /每(?:季度|半年|年)/)
      const often = source ? clausesOf(source.text).filter((clause) => OFTEN.test(clause)) : []
      const [one, two] = often
      if (!source || !one || !two) return null
      const heads = [OFTEN.exec(one)?.[0] ?? '', OFTEN.exec(two)?.[0] ?? '']
      const core = heads[0] + two.replace(OFTEN, '')
      return core === two
        ? null
        : {
            core,
            rests: [
              { source: source.id, words: one },
              { source: source.id, words: two },
            ],
          }
    },
  },
]
