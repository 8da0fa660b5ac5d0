import { type Attack, clausesOf, frequent, on, provision, twistWhere, weighty } from '../types.ts'

const INVENTED = [
  '《枣庄办法》第九十九条',
  '《枣庄办法》第四十二条',
  '《枣庄办法》第六条第（十二）项',
  '《枣庄办法》第三十条第（九）项',
  '《枣庄办法》第六条第四款',
  '《广西细则》第三十一条',
  '《安全生产法》第二十一条',
  '《刑法》第一百三十四条',
  '《山东省安全生产条例》第十条',
  '《枣庄办法》附件三',
  '室字〔2020〕99号文件',
  '第99条',
  '第９９条',
  '《枣庄市安全生产问责办法》',
  '《地方党政领导干部安全生产责任制规定》第五条',
  '《枣庄办法》第九编',
]

const OTHER = ['第十七条', '第三条', '第四十一条', '第7条', '第二十条第二款']

/** Sources that nobody gave. */
const UNKNOWN = [
  '99',
  'F9',
  '0',
  '-1',
  '１',
  '[1]',
  '1,2',
  '',
  '第六条',
  'sources',
  '__proto__',
  'constructor',
]

const NONSENSE = [
  '镇长应当每周向市安全生产委员会书面报告',
  '主要负责人应当在现场值守',
  '区（市）党委应当每季度公布事故名单',
  '各级领导干部应当缴纳安全生产保证金',
  '镇（街道）应当设立安全生产举报奖金',
]

/** One character wrong, in the words and in what is said. */
const SLIPS: [string, (clause: string) => string][] = [
  ['the first left out', (clause) => clause.slice(1)],
  ['the last replaced', (clause) => `${clause.slice(0, -1)}件`],
  [
    'the middle left out',
    (clause) => clause.slice(0, clause.length >> 1) + clause.slice((clause.length >> 1) + 1),
  ],
  [
    'the middle doubled',
    (clause) => clause.slice(0, (clause.length >> 1) + 1) + clause.slice(clause.length >> 1),
  ],
  ['two exchanged', (clause) => clause.replace(/(安)(全)/, '$2$1')],
  ['生产→产生', (clause) => clause.replace('生产', '产生')],
  ['一→二', (clause) => clause.replace(/1|一/, '二')],
  ['领导→指导', (clause) => clause.replace('领导', '指导')],
  ['检查→监察', (clause) => clause.replace('检查', '监察')],
  ['研究→研讨', (clause) => clause.replace('研究', '研讨')],
  ['责任→职责', (clause) => clause.replace('责任', '职责')],
  ['带队→参加', (clause) => clause.replace('带队', '参加')],
  ['主持→出席', (clause) => clause.replace('主持', '出席')],
  ['追究→研究', (clause) => clause.replace('追究', '研究')],
]

/** Articles and sources that are not there, real ones that say something else, and quotes with a slip. */
export const articles: Attack[] = [
  ...[...INVENTED, ...OTHER].map(
    (fake): Attack => ({
      kind: INVENTED.includes(fake) ? 'invented article' : 'other article',
      name: `cites ${fake}`,
      lie(material) {
        const found = weighty(material)
        return found && !found.source.label.includes(fake)
          ? on(found.source, `按${fake}，${found.clause}`, found.clause, { bare: true })
          : null
      },
    }),
  ),
  ...UNKNOWN.map(
    (id): Attack => ({
      kind: 'unknown source',
      name: `rests on ${id || 'nothing'}`,
      lie(material) {
        const found = weighty(material)
        return (
          found && { core: `${found.clause}，未做到的逐级约谈`, rests: [{ source: id, words: found.clause }] }
        )
      },
    }),
  ),
  ...NONSENSE.map(
    (core): Attack => ({
      kind: 'real article, other words',
      name: core,
      lie(material) {
        const found = weighty(material)
        return found && on(found.source, core, found.clause)
      },
    }),
  ),
  {
    kind: 'real article, other words',
    name: 'the words of one source cited from another',
    lie(material) {
      const found = frequent(material)
      const other = material.sources.find(
        ({ id, text }) => id !== found?.source.id && text !== found?.source.text,
      )
      if (!found || !other) return null
      const words = clausesOf(other.text)[0] ?? other.text
      return on(other, `按${other.label}，${found.clause}`, words, { bare: true })
    },
  },
  ...SLIPS.flatMap(([name, slip]): Attack[] => [
    {
      kind: 'misquote',
      name: `${name}, said and quoted`,
      lie(material) {
        const found = weighty(material)
        if (!found || slip(found.clause) === found.clause) return null
        const words = slip(found.clause)
        // Shorter words of the text are no misquote.
        if (found.source.text.includes(words)) return null
        return on(found.source, words, words)
      },
    },
    twistWhere('misquote', `${name}, said, and quoted rightly`, /./, (clause) => {
      const said = slip(clause)
      return clause.includes(said) ? clause : said
    }),
  ]),
  {
    kind: 'misquote',
    name: 'an ellipsis for what stands between',
    lie(material) {
      const source = provision(material, /不予追究|从轻|从重/)
      const clauses = source ? clausesOf(source.text) : []
      if (!source || clauses.length < 2) return null
      const core = `${clauses[0]?.slice(0, 6)}…${clauses.at(-1)}`
      return on(source, core, core)
    },
  },
]
