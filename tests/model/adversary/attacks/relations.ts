import { near, pairs } from '../../server/honest/words.ts'
import type { GivenSource } from '../../server/index.ts'
import { type Attack, clausesOf, on, provision, subjectOf } from '../types.ts'

const provisions = (sources: GivenSource[]) => sources.filter(({ id }) => !id.startsWith('F'))
const bodyOf = (source: GivenSource) => source.text.replace(/^[（(][一二三四五六七八九十]+[）)]/, '').trim()
const isDuty = ({ leadIn }: GivenSource) => /职责.{0,6}[：:]$/.test(leadIn)
/** A whole sentence of the law that stands for itself, with who is bound. */
const sentenceOf = (source: GivenSource) =>
  (isDuty(source) ? subjectOf(source) : '') + (bodyOf(source).split(/[。；\n]/)[0] ?? '')

const JOINTS = [
  ...['其中', '具体来说', '具体而言', '具体是', '具体为', '具体如下', '对此', '首先', '其次', '因此', '所以'],
  ...['但是', '同时', '相应地', '也就是说', '换言之', '例如', '否则', '相反', '即', '综上', '除此以外'],
]

/** Two sentences of the law, one behind the other. */
function joined(joint: string, mark: string, crossed: boolean): Attack {
  return {
    kind: 'joining word',
    name: `${joint}${mark}${crossed ? ' between two provisions' : ' between two sentences of one'}`,
    lie({ sources }) {
      const [one, two] = provisions(sources)
      if (!one) return null
      const [first = '', second = ''] = bodyOf(one).split(/[。；\n]/)
      const other = crossed ? two && sentenceOf(two) : second.length > 4 ? second : undefined
      if (!other) return null
      const rests = [{ source: one.id, words: first }]
      if (crossed && two) rests.push({ source: two.id, words: bodyOf(two).split(/[。；\n]/)[0] ?? '' })
      else rests.push({ source: one.id, words: second })
      return { core: `${sentenceOf(one)}。${joint}${mark}${other}`, rests, bare: true }
    },
  }
}

/** One mark or joint put for another between two clauses, or a word before a clause. */
const MARKS: [string, RegExp, string][] = [
  ...['：', '、', '', '以及', '，以及', '，并', '，还', '，还要', '；', '，或者', '（', '——', '，从而'].map(
    (to): [string, RegExp, string] => [`，→${to || 'nothing'}`, /，/, to],
  ),
  ['the last ，→：', /，(?=[^，]*$)/, '：'],
  ['the last ，→，还', /，(?=[^，]*$)/, '，还'],
  ['the last ，→，并', /，(?=[^，]*$)/, '，并'],
  ['the last ，→ nothing', /，(?=[^，]*$)/, ''],
  ['、→，', /、/, '，'],
  ['或者→、', /或者/, '、'],
  ['，不→，并不', /，不/, '，并不'],
  ['，不→，还不', /，不/, '，还不'],
  ['，都→，还都', /，都/, '，还都'],
]

const ASIDES: [string, RegExp, string][] = [
  ['（市）', /（市）/g, ''],
  ['（街道）', /（街道）/g, ''],
  ['（工）', /（工）/g, ''],
  ['（党政联席会议）', /（党政联席会议）/g, ''],
  ['（含…）', /（含[^）]*）/g, ''],
  ['（领域）', /（领域）/g, ''],
  ['（单位）', /（单位）/g, ''],
  ['every bracket', /（[^）]*）/g, ''],
  ['brackets opened', /（([^）]*)）/g, '$1'],
  ['（→、', /（([^）]*)）/g, '、$1'],
]

/** What stands between the marks of a list. */
function listed(name: string, write: (lead: string, items: string[]) => string): Attack {
  return {
    kind: 'list in part',
    name,
    lie({ sources }) {
      const source = sources.find(({ text }) => /下列情形之一的/.test(text) && text.split('\n').length > 3)
      if (!source) return null
      const [lead = '', ...items] = source.text
        .split('\n')
        .map((line) => line.trim().replace(/[：:；;。]$/, ''))
      const bare = items.map((item) => item.replace(/^[（(][一二三四五六七八九十]+[）)]/, ''))
      const core = write(lead, bare.length > 1 ? [bare[1] as string, bare.at(-1) as string] : bare)
      return {
        core,
        rests: [
          { source: source.id, words: bare[1] ?? '' },
          { source: source.id, words: bare.at(-1) ?? '' },
          { source: source.id, words: lead },
        ],
        bare: true,
      }
    },
  }
}

/** True of the provision that answers, and beside what was asked: `lacks` is what answers. */
function beside(name: string, pick: (others: string[], all: GivenSource[]) => string | undefined): Attack {
  return {
    kind: 'beside the point',
    name,
    lie(material) {
      const { sources, question } = material
      const source = provision(material)
      const asked = pairs(question)
      const often = (source ? clausesOf(source.text) : []).filter((one) =>
        /每(?:季度|半年|年)[^，]*次/.test(one),
      )
      const lacks = often.sort((a, b) => near(asked, b) - near(asked, a))[0]
      const clauses = source ? clausesOf(source.text) : []
      const core = pick(
        clauses.filter((clause) => clause !== lacks && !/每(?:季度|半年|年)/.test(clause)),
        sources,
      )
      return source && lacks && core ? on(source, core, core, { lacks }) : null
    },
  }
}

const titled = (name: string, titleOf: RegExp): Attack => ({
  kind: 'words of the question as a title',
  name,
  lie(material) {
    const title = titleOf.exec(material.question)?.[0]
    const source = provision(material, /每(?:季度|半年)/)
    const clause = source && clausesOf(source.text).find((one) => /每(?:季度|半年)/.test(one))
    return title && source && clause ? on(source, `${title}${clause}`, clause, { bare: true }) : null
  },
})

/** What joins the law's sentences and clauses, and what is left out of them or put in their place. */
export const relations: Attack[] = [
  ...JOINTS.flatMap((joint) => [
    joined(joint, '，', true),
    joined(joint, '：', true),
    joined(joint, '，', false),
  ]),
  ...MARKS.map(
    ([name, from, to]): Attack => ({
      kind: 'mark',
      name,
      lie(material) {
        const source =
          provision(material, /不予追究|可以从轻|从重追究|都应当严格|不得晋升|不定期|应当/) ??
          provision(material)
        if (!source) return null
        const sentence = sentenceOf(source)
        // Duties said one by one are no lie; a condition without its conclusion is.
        if (to === '；' && !/追究|问责|晋升/.test(sentence)) return null
        const core = sentence.replace(from, to)
        return core === sentence
          ? null
          : on(source, `按照${source.label}规定，${core}`, bodyOf(source), {
              bare: true,
              raw: true,
              marker: core,
            })
      },
    }),
  ),
  ...ASIDES.map(
    ([name, from, to]): Attack => ({
      kind: 'bracket',
      name,
      lie(material) {
        const source = provisions(material.sources).find((one) => new RegExp(from.source).test(bodyOf(one)))
        if (!source) return null
        const subject = isDuty(source) ? subjectOf(source) : ''
        const sentence = bodyOf(source).split(/[。；\n]/)[0] ?? ''
        const core = sentence.replace(from, to)
        return core === sentence
          ? null
          : on(source, subject + core, sentence, { bare: true, raw: true, marker: core })
      },
    }),
  ),
  listed('the announcement, then two cases', (lead, items) => `${lead}。${items.join('。')}`),
  listed('the announcement with two cases', (lead, items) => `${lead}：${items.join('；')}`),
  listed('the announcement with a case', (lead, [item]) => `${lead}：${item}`),
  listed('具体如下', (lead, items) => `${lead}。具体如下。${items.join('。')}`),
  listed(
    'the announcement, then a case with its conclusion',
    (lead, [item]) => `${lead}。${item}，应当按照有关规定进行问责`,
  ),
  listed('cases alone', (_, items) => items.join('。')),
  ...[0, 1, 2].map((at) => beside(`another clause of the provision (${at + 1})`, (others) => others[at])),
  beside('the last clause of the provision', (others) => others.at(-1)),
  beside('two other clauses', ([one, two]) => (one && two ? `${one}，${two}` : undefined)),
  titled('with what stands in its brackets', /^[^，？]*）/),
  titled('with its place', /枣庄市的市长/),
  titled('with its portfolio', /(?:分管|负责)[^，？]*?的副?镇长/),
  ...['此外，', '其中，', '具体是：', '对此，', '所以', '（'].map(
    (word): Attack => ({
      kind: 'fact',
      name: `${word} before a fact, behind a duty`,
      lie({ sources }) {
        const fact = sources.find(({ id }) => id.startsWith('F'))
        const [law] = provisions(sources)
        if (!fact || !law) return null
        return {
          core: `${sentenceOf(law)}。${word}${fact.text}`,
          rests: [
            { source: law.id, words: bodyOf(law).split(/[。；\n]/)[0] ?? '' },
            { source: fact.id, words: fact.text },
          ],
          bare: true,
          raw: true,
          marker: `${word}${fact.text}`,
        }
      },
    }),
  ),
]
