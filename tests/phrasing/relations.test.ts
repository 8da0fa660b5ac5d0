import { describe, expect, it } from 'vitest'
import { fact, faultIn, holds, NEUTRAL, sources } from './bench.ts'

const HEAVIER =
  '对工作不力导致生产安全事故人员伤亡和经济损失扩大，或者造成严重社会影响负有主要领导责任的党政领导干部，应当从重追究责任'
const LIGHTER =
  '对主动采取补救措施，减少生产安全事故损失或者挽回社会不良影响的党政领导干部，可以从轻、减轻追究责任'
const ARTICLES = sources('zaozhuang-2019#34', 'zaozhuang-2019#35')
const TOWN = sources('zaozhuang-2019#16.3')
const INSPECTION = '每季度至少带队检查1次安全生产工作'

describe('between two sentences of the law', () => {
  it.each(['此外，', '另外，', '还有，', ''])('%s adds nothing', (word) => {
    expect(holds(`${HEAVIER}。${word}${LIGHTER}。`, ARTICLES)).toBe(true)
  })

  it.each([
    ...[
      '其中',
      '具体来说',
      '具体而言',
      '具体是',
      '具体为',
      '具体如下',
      '对此',
      '首先',
      '其次',
      '因此',
      '但是',
    ],
    ...['同时', '即', '也就是', '例如', '除此之外', '相应地', '否则', '然而', '综上', '换言之', '此外其中'],
  ])('%s makes a relation', (word) => {
    for (const mark of ['，', '：', ''])
      expect(faultIn(`${HEAVIER}。${word}${mark}${LIGHTER}。`, ARTICLES)).not.toBeNull()
  })
})

describe('within a sentence', () => {
  it.each([
    ['主动采取补救措施，减少', '主动采取补救措施以及减少'],
    ['主动采取补救措施，减少', '主动采取补救措施，以及减少'],
    ['主动采取补救措施，减少', '主动采取补救措施、减少'],
    ['主动采取补救措施，减少', '主动采取补救措施：减少'],
    ['主动采取补救措施，减少', '主动采取补救措施减少'],
    ['干部，可以', '干部，还可以'],
    ['干部，可以', '干部可以'],
    ['干部，可以', '干部：可以'],
    ['从轻、减轻', '从轻，减轻'],
    ['从轻、减轻', '从轻减轻'],
  ])('of liability %s is not %s', (from, to) => {
    expect(LIGHTER).toContain(from)
    expect(faultIn(LIGHTER.replace(from, to), sources('zaozhuang-2019#35'))).not.toBeNull()
  })

  it.each(['：', '、', '', '，由此', '：并', '，并', '，还要', '，以及', '并'])(
    'of duties %s is not the mark of the law',
    (mark) => {
      const given = sources('zaozhuang-2019#6.1')
      const said = (between: string) =>
        `区委书记每半年至少主持召开1次党委常委会研究安全生产工作${between}每季度至少调研1次安全生产工作。`
      expect(faultIn(said(mark), given)).not.toBeNull()
      expect(holds(said('，'), given)).toBe(true)
    },
  )

  it('adds nothing to what somebody else is to do', () => {
    const given = sources('zaozhuang-2019#6.2')
    const said = (word: string) =>
      `区委书记督促党委有关工作部门依法依规履行安全生产职责，${word}落实安全生产一岗双责制度。`
    expect(holds(said(''), given)).toBe(true)
    for (const word of ['并', '还要', '以及']) expect(faultIn(said(word), given)).not.toBeNull()
  })
})

describe('brackets', () => {
  const scope = sources('zaozhuang-2019#2/1')
  const WHOLE =
    '本办法适用于区（市）党委和政府领导班子成员，市、区（市）党委工作机关、政府工作部门及相关机构（含参照公务员法管理的事业单位）领导干部，镇（街道）党政领导干部（以下统称党政领导干部）。'

  it('say who is covered', () => {
    expect(holds(WHOLE, scope)).toBe(true)
    expect(holds(WHOLE.replace('（以下统称党政领导干部）', ''), scope)).toBe(true)
    for (const aside of ['（街道）', '（含参照公务员法管理的事业单位）', '（市）'])
      expect(faultIn(WHOLE.replace(aside, ''), scope)).not.toBeNull()
  })

  it.each(['党委会（党政联席会议）', '党（工）委会', '党委会', '党（工）委会、党政联席会议'])(
    '%s is another meeting',
    (meeting) => {
      const text = (of: string) => `镇党委书记每半年主持召开1次${of}研究安全生产工作。`
      expect(holds(text('党（工）委会（党政联席会议）'), sources('zaozhuang-2019#15.2'))).toBe(true)
      expect(faultIn(text(meeting), sources('zaozhuang-2019#15.2'))).not.toBeNull()
    },
  )
})

describe('a title of the question', () => {
  it.each([
    '镇长（已免责，不用带队检查）',
    '负责免责工作的副镇长',
    '分管不用担责的副镇长',
    '枣庄市的市长',
    '市长',
    '滕州的市长',
    '北京市的镇长',
    '没有责任的镇长',
    '前镇长',
    '镇长(代)',
  ])('%s is no title and no more', (title) => {
    for (const given of [TOWN, sources('zaozhuang-2019#17.3'), sources('zaozhuang-2019#7.1')])
      expect(faultIn(`${title}${INSPECTION}。`, given, `${title}多久带队检查一次安全生产？`)).not.toBeNull()
  })

  it('may have the portfolio that the law speaks of', () => {
    const text = `分管安全生产的副镇长${INSPECTION}。`
    expect(holds(text, sources('zaozhuang-2019#17.3'), '分管安全生产的副镇长多久检查一次？')).toBe(true)
  })
})

describe('a list', () => {
  const list = sources('zaozhuang-2019#30')
  const LEAD = '党政领导干部在落实安全生产工作责任中存在下列情形之一的，应当按照有关规定进行问责'
  const CASE = '阻挠、干涉安全生产监管执法或者生产安全事故调查处理工作的'

  it.each([
    `${LEAD}。${CASE}。`,
    `${LEAD}：${CASE}。`,
    `${CASE}。`,
    `${LEAD}。${CASE}，应当按照有关规定进行问责。`,
  ])('is not announced and given in part: %s', (text) => {
    expect(faultIn(text, list)).not.toBeNull()
  })

  it('is announced alone, or a case said with its conclusion', () => {
    expect(holds(`${LEAD}。`, list)).toBe(true)
    expect(holds(`${CASE}，应当按照有关规定进行问责。`, list)).toBe(true)
  })

  it.each(['的职责：', '的安全生产职责：', '的职责主要包括：', '的全部职责包括：'])(
    '%s would be all duties',
    (word) => {
      expect(faultIn(`镇长${word}${INSPECTION}。`, TOWN, '镇长有哪些职责')).not.toBeNull()
      expect(holds(`镇长的职责包括：${INSPECTION}。`, TOWN, '镇长有哪些职责')).toBe(true)
    },
  )
})

describe('a segment', () => {
  it('is of one regulation', () => {
    const both = sources('zaozhuang-2019#41', 'guangxi-2018#5.2')
    const one = '本办法自2019年6月27日起施行。'
    expect(holds(one, sources('zaozhuang-2019#41'))).toBe(true)
    expect(faultIn(`${one}县委书记每年至少主持召开1次党委常委会研究安全生产工作。`, both, '县委书记')).toBe(
      'form',
    )
  })

  const done = '您任镇长，带队检查每季度至少1次；本季度已记录0次，还有38天。'
  it.each(['具体是：', '其中，', '对此，', '此外，', '所以', '“'])(
    'has nothing before a fact: %s',
    (word) => {
      expect(holds(done, [fact('F1', done)])).toBe(true)
      expect(faultIn(`${word}${done}`, [fact('F1', done)])).not.toBeNull()
    },
  )

  it.each([
    ['38天', '3 8天'],
    ['0次', '“0”次'],
    ['0次', '〇 次'],
    ['镇长', '镇“长”'],
    ['已记录', '已 记录'],
  ])('has a fact as it is: %s, not %s', (from, to) => {
    expect(faultIn(done.replace(from, to), [fact('F1', done)])).not.toBeNull()
  })

  it.each(['〇一次', '零零一次', '一一次', '十一次', '1“次”', '“至少”1次', '1次”'])(
    'counts in no other way: %s',
    (count) => {
      const text = `镇长${INSPECTION}。`.replace(/(?:至少)?(带队检查)?1次/, `至少带队检查${count}`)
      expect(faultIn(text, TOWN, '镇长')).not.toBeNull()
    },
  )

  it('quotes at length, or where the law has the marks', () => {
    const given = sources('zaozhuang-2019#35')
    expect(holds(`第三十五条规定：“${LIGHTER}。”`, given, NEUTRAL)).toBe(true)
    expect(faultIn(LIGHTER.replace('从轻', '“从轻”'), given)).toBe('form')
  })
})

describe('before a negation', () => {
  it.each([
    [
      'zaozhuang-2019#20',
      '各级党委和政府应当建立党政领导干部落实安全生产责任情况督查督办制度，并不定期组织督促检查。',
    ],
    ['zaozhuang-2019#20', '还不定期组织督促检查。'],
    [
      'zaozhuang-2019#37',
      '党政领导干部对发生生产安全事故负有领导责任且失职失责性质恶劣、后果严重的，并不论是否已调离转岗、提拔或者退休，都应当严格追究其责任。',
    ],
  ])('of %s stands no joining word: %s', (ref, text) => {
    expect(faultIn(text, sources(ref))).not.toBeNull()
  })
})
