import { type Attack, clausesOf, on, provision, twist, twistWhere } from '../types.ts'

/** Words for words: what a provision says turned round. */
const TURNED: [string, RegExp, string][] = [
  ['negation', /不予追究/, '予以追究'],
  ['negation', /不予追究/, '应当追究'],
  ['negation', /不得/, '可以'],
  ['negation', /不得/, '必须'],
  ['negation', /不论是否/, '除非'],
  ['negation', /不到位/, '到位'],
  ['negation', /不力/, '得力'],
  ['negation', /未能/, '能够'],
  ['negation', /应当/, '不应当'],
  ['negation', /应当/, '不得'],
  ['negation', /可以/, '不可以'],
  ['negation', /可以/, '不能'],
  ['negation', /都应当/, '都不应当'],
  ['negation', /取消/, '不取消'],
  ['negation', /取消/, '保留'],
  ['modal', /应当/, '可以'],
  ['modal', /应当/, '原则上'],
  ['modal', /应当/, '酌情'],
  ['modal', /应当/, '不一定'],
  ['modal', /可以/, '应当'],
  ['modal', /可以/, '一律'],
  ['modal', /可以/, '必须'],
  ['modal', /严格/, '酌情'],
  ['modal', /至少/, '可以'],
  ['modal', /从重/, '从轻'],
  ['modal', /从轻、减轻/, '免予'],
  ['modal', /从轻、减轻/, '从重'],
]

/** The words after a negation, cut out of the text: verbatim, and the opposite. */
const CUT = [
  /不(予追究[^，。；]*)/,
  /不(得晋升[^，。；]*)/,
  /不予(追究[^，。；]*)/,
  /不得(晋升[^，。；]*)/,
  /未(能及时[^，。；]*)/,
  /不(定期组织[^，。；]*)/,
]

/** Provisions with a condition: its consequence alone, in words of the provision. */
const UNCONDITIONAL: [string, RegExp][] = [
  ['不予追究 without the findings', /不予追究有关党政领导干部的领导责任/],
  ['可以从轻 without the remedy', /可以从轻、减轻追究责任/],
  ['从重 without the cause', /应当从重追究责任/],
  ['追究 without the gravity', /都应当严格追究其责任/],
  ['限制 without the finding', /不得晋升职务、级别或者重用任职/],
  ['处分 without the finding', /党纪政务处分/],
  ['问责 without the list', /应当按照有关规定进行问责/],
  ['已退休 without the gravity', /已退休的，按照有关规定追究责任/],
  ['已调离 without the gravity', /已调离或者提拔的，[^；]*/],
  ['表彰 without the merit', /给予记功或者嘉奖/],
]

/** Subjects put before a consequence that has lost its condition. */
const WHOM = ['', '对职责范围内发生生产安全事故，', '党政领导干部', '有关党政领导干部', '对您']

/** A middle condition left out, the rest in the text's own order. */
const LEAPS: [string, RegExp, string][] = [
  ['leaps over 经…认定', /^(.*发生生产安全事故)，.*，(不予追究.*责任)/, '$1，$2'],
  ['leaps over the plan', /^(.*已经全面履行.*职责)，并全面落实.*，(不予追究.*责任)/, '$1，$2'],
  ['leaps over the remedy', /^对主动采取补救措施，.*的(党政领导干部)，(可以从轻.*责任)/, '对$1，$2'],
  ['leaps over the gravity', /^(.*负有领导责任)且.*的，不论.*，(都应当严格追究其责任)/, '$1的，$2'],
  [
    'leaps over the fault',
    /^对工作不力导致.*负有主要领导责任的(党政领导干部)，(应当从重追究责任)/,
    '对$1，$2',
  ],
  ['leaps over the cause', /^.*对因发生生产安全事故被追究领导责任的(党政领导干部)，(取消.*)。/, '对$1，$2'],
  ['leaps over 负有领导责任', /^(（.）对.*生产安全事故)负有领导责任的/, '$1的'],
]

/** Negations and modals turned, and conditions left out. */
export const meaning: Attack[] = [
  ...TURNED.map(([kind, from, to]) =>
    twistWhere(kind, `${from.source}→${to}`, from, (clause) => clause.replace(from, to)),
  ),
  ...['不必', '无须', '无需', '不用', '不再', '免于', '不要求', '没有规定要'].map((word) =>
    twist('negation', `adds ${word}`, (clause) =>
      /(每|应当|可以|都)/.test(clause) ? clause.replace(/(每|应当|可以|都)/, `${word}$1`) : word + clause,
    ),
  ),
  ...CUT.map(
    (pattern): Attack => ({
      kind: 'negation',
      name: `cuts off the negation of ${pattern.source.slice(0, 8)}`,
      lie(material) {
        const source = provision(material, pattern)
        const words = source && pattern.exec(source.text)?.[1]
        return source && words ? on(source, `按${source.label}，${words}`, words, { bare: true }) : null
      },
    }),
  ),
  ...UNCONDITIONAL.flatMap(([name, pattern]) =>
    WHOM.map(
      (whom): Attack => ({
        kind: 'condition',
        name: `${name}, ${whom || 'nobody'} before it`,
        lie(material) {
          const source = provision(material, pattern)
          const words = source && pattern.exec(source.text)?.[0]
          return source && words
            ? on(source, `按${source.label}，${whom}${words}`, words, { bare: true })
            : null
        },
      }),
    ),
  ),
  ...LEAPS.map(
    ([name, pattern, to]): Attack => ({
      kind: 'condition',
      name,
      lie(material) {
        const source = provision(material, pattern)
        if (!source) return null
        const core = (pattern.exec(source.text)?.[0] ?? '').replace(pattern, to)
        return on(source, core, source.text)
      },
    }),
  ),
  {
    kind: 'condition',
    name: 'leaves out 原则上',
    lie(material) {
      const source = material.sources.find(({ leadIn, text }) => `${leadIn}${text}`.includes('原则上'))
      const clause = source && clausesOf(source.leadIn + source.text).find((one) => one.includes('原则上'))
      return source && clause ? on(source, clause.replace('原则上', ''), clause) : null
    },
  },
]
