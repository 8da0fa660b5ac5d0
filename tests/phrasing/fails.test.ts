import { describe, expect, it } from 'vitest'
import { verifySegment } from '../../src/phrasing/index.ts'
import { fact, faultIn, language, NEUTRAL, sources } from './bench.ts'

/** The fault, refs of the sources, the question, the text. */
const BAD: [string, string[], string, string][] = [
  ['unsupported-term', ['zaozhuang-2019#16.3'], '镇长', '镇长每月至少带队检查1次安全生产工作。'],
  ['unsupported-term', ['zaozhuang-2019#16.3'], '镇长', '镇长每季度至少带队检查2次安全生产工作。'],
  ['unsupported-term', ['zaozhuang-2019#16.3'], '区长', '区长每季度至少带队检查1次安全生产工作。'],
  ['unsupported-term', ['zaozhuang-2019#16.3'], '镇长', '您每季度至少带队检查1次安全生产工作。'],
  [
    'unsupported-term',
    ['zaozhuang-2019#16.3'],
    '镇长',
    '按照第九十九条规定，镇长每季度至少带队检查1次安全生产工作。',
  ],
  ['rearranged', ['zaozhuang-2019#6.1'], NEUTRAL, '每季度至少主持召开1次党委常委会研究安全生产工作。'],
  [
    'rearranged',
    ['zaozhuang-2019#6.1'],
    NEUTRAL,
    '每季度至少调研1次安全生产工作，每半年至少主持召开1次党委常委会研究安全生产工作。',
  ],
  ['rearranged', ['zaozhuang-2019#9.2'], NEUTRAL, '落实党委对安全生产的领导职责。'],
  ['rearranged', ['zaozhuang-2019#6.2'], '区委书记', '区委书记落实安全生产一岗双责制度。'],
  [
    'rearranged',
    ['zaozhuang-2019#9.1'],
    NEUTRAL,
    '组织制定贯彻落实党中央、国务院以及上级、本级党委和政府关于安全生产决策部署。',
  ],
  ['verdict', ['zaozhuang-2019#36'], NEUTRAL, '不予追究有关党政领导干部的领导责任。'],
  ['verdict', ['zaozhuang-2019#36'], NEUTRAL, '实行尽职照单免责。'],
  ['verdict', ['zaozhuang-2019#35'], NEUTRAL, '对主动采取补救措施的党政领导干部，可以从轻、减轻追究责任。'],
  ['verdict', ['zaozhuang-2019#35'], NEUTRAL, '可以从轻、减轻追究责任。'],
  ['verdict', ['zaozhuang-2019#37'], NEUTRAL, '已退休的，按照有关规定追究责任。'],
  ['verdict', ['zaozhuang-2019#32'], NEUTRAL, '取消当年年度考核评优和评选各类先进的资格。'],
  ['verdict', ['zaozhuang-2019#16.3'], '镇长', '镇长每季度至少带队检查1次安全生产工作，已尽职免责。'],
  ['unsupported-words', ['zaozhuang-2019#16.3'], '镇长检查食品', '镇长每季度至少带队检查1次食品工作。'],
  ['form', ['zaozhuang-2019#16.3'], '镇长', '镇长每季度至少带队检查１次安全生产工作。'],
  ['form', ['zaozhuang-2019#16.3'], '镇长', '镇长每季度至少带队检查1次安全生产工作？'],
  ['form', ['zaozhuang-2019#16.3'], '镇长', '**镇长**每季度至少带队检查1次安全生产工作。'],
  ['form', ['zaozhuang-2019#16.3'], '镇长', '镇长每季度\u2028至少带队检查1次安全生产工作。'],
  ['form', ['zaozhuang-2019#16.3'], '镇长', '镇长每季度\u200b至少带队检查1次安全生产工作。'],
  ['form', ['zaozhuang-2019#16.3'], '镇长', '镇长每季度至少带队检查1次安全生产工作，见 www.x.com。'],
]

describe('what must not be shown', () => {
  it.each(BAD)('%s %s %s %s', (fault, refs, question, text) => {
    expect(faultIn(text, sources(...refs), question)).toBe(fault)
  })

  it('gives nobody the duty of another by leaving out who is bound', () => {
    const both = sources('zaozhuang-2019#15.2', 'zaozhuang-2019#16.3')
    expect(faultIn('每季度进行1次安全生产工作调研。', both)).not.toBeNull()
    expect(faultIn('每季度进行1次安全生产工作调研。', sources('zaozhuang-2019#15.2'))).not.toBeNull()
    expect(
      faultIn('每季度进行1次安全生产工作调研。', sources('zaozhuang-2019#15.2'), '镇党委书记要调研吗'),
    ).toBeNull()
    expect(
      faultIn('每季度进行1次安全生产工作调研。', sources('zaozhuang-2019#15.2'), '镇长要调研吗'),
    ).not.toBeNull()
    const joined =
      '镇（街道）行政主要负责人每季度至少带队检查1次安全生产工作。每季度进行1次安全生产工作调研。'
    expect(faultIn(joined, both)).not.toBeNull()
  })

  it('joins nothing of two provisions in a sentence', () => {
    const both = sources('zaozhuang-2019#6.1', 'zaozhuang-2019#7.1')
    const text = '区（市）党委主要负责人每季度至少调研1次安全生产工作，每季度至少带队检查1次安全生产工作。'
    expect(faultIn(text, both)).not.toBeNull()
  })

  it('says a fact whole or not at all, and joins no two of them', () => {
    const facts = [
      fact('F1', '您任镇长，带队检查每季度至少1次；本季度已记录1次，已完成。'),
      fact('F2', '您任镇长，安全生产调研每季度至少1次；本季度已记录0次，未完成。'),
    ]
    expect(faultIn('您任镇长，带队检查每季度至少1次；本季度已记录0次，未完成。', facts)).not.toBeNull()
    expect(faultIn('本季度已记录0次，未完成。', facts)).not.toBeNull()
    expect(faultIn('您任镇长，安全生产调研每季度至少1次；本季度已记录0次。', facts)).not.toBeNull()
    expect(
      faultIn('镇长没有做到，您任镇长，安全生产调研每季度至少1次；本季度已记录0次，未完成。', facts),
    ).not.toBeNull()
  })

  it('takes a duty that names nobody for nobody’s beside a fact', () => {
    const given = [...sources('zaozhuang-2019#15.2'), fact('F1', '您任镇长，带队检查每季度至少1次。')]
    expect(faultIn('您任镇长，带队检查每季度至少1次。每季度进行1次安全生产工作调研。', given)).not.toBeNull()
  })

  it('names a regulation by its own name only', () => {
    const given = sources('zaozhuang-2019#16.3')
    for (const name of [
      '《广西细则》',
      '本细则',
      '《安全生产法》第十六条',
      '《枣庄办法》第十七条',
      '《枣庄办法》第十六条第（二）项',
    ])
      expect(
        faultIn(`按照${name}规定，镇长每季度至少带队检查1次安全生产工作。`, given, '镇长'),
      ).not.toBeNull()
  })
})

describe('what a segment says that it rests on', () => {
  const given = sources('zaozhuang-2019#16.3')
  const text = '镇（街道）行政主要负责人每季度至少带队检查1次安全生产工作。'
  const fault = (rests: { source: string; words: string }[]) => {
    const verdict = verifySegment({ text, rests }, given, NEUTRAL, language)
    return verdict.holds ? null : verdict.fault
  }

  it('must be given, verbatim and not too little', () => {
    expect(fault([{ source: '1', words: '每季度至少带队检查1次安全生产工作' }])).toBeNull()
    expect(fault([{ source: '9', words: '每季度至少带队检查1次安全生产工作' }])).toBe('unknown-source')
    expect(fault([{ source: '1', words: '每季度至少带队检查2次安全生产工作' }])).toBe('misquoted')
    expect(fault([])).toBe('form')
    expect(fault([{ source: '1', words: '每季度' }])).toBe('form')
    expect(fault([{ source: '1', words: '每季度至' }])).toBeNull()
    expect(fault([{ source: '1', words: '指导安全生产专项整治' }])).not.toBeNull()
  })

  it('has at most four of them, and 240 characters', () => {
    const rest = { source: '1', words: '每季度至少带队检查1次安全生产工作' }
    expect(fault([rest, rest, rest, rest])).toBeNull()
    expect(fault([rest, rest, rest, rest, rest])).toBe('form')
    const long = (length: number) => ({ text: text.padEnd(length, ' '), rests: [rest] })
    expect(verifySegment(long(240), given, NEUTRAL, language).holds).toBe(true)
    expect(verifySegment(long(241), given, NEUTRAL, language)).toMatchObject({ fault: 'form' })
  })
})
