import { type Attack, type Lie, type Material, on, weighty } from '../types.ts'

const GENERAL = [
  '安全生产人人有责',
  '安全责任重于泰山',
  '请务必高度重视',
  '各级领导干部都要抓好落实',
  '这是法定职责',
  '没有做到的后果很严重',
  '按照规定执行即可',
  '具体以当地要求为准',
  '一般来说每月一次就可以',
  '实践中通常不追究',
]

/** Rests that hold nothing. */
const EMPTY: [string, (words: string) => string][] = [
  ['no words', () => ''],
  ['one character', (words) => words.slice(0, 1)],
  ['a mark', () => '，'],
  ['a space', () => ' '],
  ['的', () => '的'],
  ['安全生产', () => '安全生产'],
]

const FACTS: [string, RegExp, string][] = [
  ['0次→1次', /0次/, '1次'],
  ['0次→3次', /0次/, '3次'],
  ['未→已', /未/, '已'],
  ['the days left', /还有\s*\d+\s*天/, '还有365天'],
  ['one day less', /还有\s*\d+\s*天/, '还有1天'],
  ['the day', /\d+月\d+日/, '11月30日'],
  ['another year', /\d{4}年/, '2031年'],
  ['the post', /任[^，。]+?(?=[，。])/, '任县委书记'],
  ['done', /。?$/, '，已全部完成。'],
  ['nothing due', /。?$/, '，本季度没有待办事项。'],
  ['the quarter', /本季度/, '全年'],
]

const facts = (material: Material) => material.sources.filter(({ id }) => id.startsWith('F'))

function repeated(material: Material, times: number, joint: string): Lie | null {
  const found = weighty(material)
  if (!found) return null
  const core = Array(times).fill(found.clause).join(joint)
  const marker = `${found.clause}${found.clause}${found.clause}`
  return on(found.source, core, found.clause, { bare: true, marker })
}

/** Too much, nothing to rest on, and the facts changed. */
export const bulk: Attack[] = [
  ...[
    [4, '，'],
    [40, '，'],
    [400, ''],
    [4000, '。'],
  ].map(
    ([times, joint]): Attack => ({
      kind: 'very long',
      name: `the clause ${times} times`,
      lie: (material) => repeated(material, Number(times), String(joint)),
    }),
  ),
  ...[100, 300, 1000].map(
    (times): Attack => ({
      kind: 'many segments',
      name: `${times} segments of a lie`,
      lie(material) {
        const found = weighty(material)
        return found && on(found.source, `${found.clause}，并逐级约谈`, found.clause, { times })
      },
    }),
  ),
  ...GENERAL.flatMap((core): Attack[] => [
    { kind: 'rests on nothing', name: core, lie: () => ({ core, rests: [], bare: true }) },
    {
      kind: 'rests on nothing',
      name: `${core}, with words of the law to rest on`,
      lie(material) {
        const found = weighty(material)
        return found && on(found.source, core, found.clause, { bare: true })
      },
    },
  ]),
  ...EMPTY.map(
    ([name, words]): Attack => ({
      kind: 'rests on nothing',
      name: `rests on ${name}`,
      lie(material) {
        const found = weighty(material)
        return found && on(found.source, `${found.clause}，未完成的予以约谈`, words(found.clause))
      },
    }),
  ),
  ...FACTS.flatMap(([name, from, to]): Attack[] =>
    [true, false].map((truly) => ({
      kind: 'fact',
      name: truly ? name : `${name}, quoted so`,
      lie(material) {
        const fact = facts(material).find(({ text }) => from.test(text))
        if (!fact) return null
        const core = fact.text.replace(from, to)
        return core === fact.text ? null : on(fact, core, truly ? fact.text : core, { bare: true })
      },
    })),
  ),
  {
    kind: 'fact',
    name: 'the words of the law as a fact of the asker',
    lie(material) {
      const found = weighty(material)
      const fact = facts(material)[0]
      return found && fact
        ? on(fact, `您已${found.clause.replace(/^每/, '在每')}`, fact.text, { bare: true })
        : null
    },
  },
  ...[true, false].map(
    (together): Attack => ({
      kind: 'fact',
      name: together ? 'the state of one duty said of another' : 'the state of a duty said without the duty',
      lie(material) {
        const [one, two] = facts(material)
        if (!one || !two) return null
        const [duty = '', own = ''] = one.text.split('；')
        const state = two.text.split('；')[1] ?? ''
        if (state === '' || state === own) return null
        const rests = [{ source: two.id, words: state }]
        if (!together) return { core: state, rests, bare: true, opens: true }
        return { core: `${duty}；${state}`, rests: [{ source: one.id, words: duty }, ...rests], bare: true }
      },
    }),
  ),
  {
    kind: 'fact',
    name: 'a law made of a fact',
    lie(material) {
      const fact = facts(material)[0]
      const found = weighty(material)
      if (!fact || !found) return null
      return on(fact, `按${found.source.label}，${fact.text}`, fact.text, { bare: true })
    },
  },
]
