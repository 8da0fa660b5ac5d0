import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { checkKnowledge, formatFinding, KnowledgeError, loadKnowledge } from '../../src/knowledge/index.ts'

let dir = ''
beforeEach(() => {
  dir = mkdtempSync(join(tmpdir(), 'knowledge-'))
  cpSync('knowledge', dir, { recursive: true })
})
afterEach(() => rmSync(dir, { recursive: true, force: true }))

/** Replaces the first `from` in a file and tells the line on which it stood. */
function spoil(file: string, from: string, to: string): number {
  const text = readFileSync(join(dir, file), 'utf8')
  const at = text.indexOf(from)
  if (at < 0) throw new Error(`${file} holds no “${from}”`)
  writeFileSync(join(dir, file), text.slice(0, at) + to + text.slice(at + from.length))
  return text.slice(0, at).split('\n').length
}

function findings(): string[] {
  try {
    loadKnowledge(dir)
  } catch (error) {
    if (error instanceof KnowledgeError) return error.findings.map(formatFinding)
    throw error
  }
  return []
}

const ZZ = 'zaozhuang-2019'
const RULES = `${ZZ}/rules.yaml`

/** One mistake each: file, what stands there, what it is made, lines below the change, what the finding must say. */
const MISTAKES: [name: string, file: string, from: string, to: string, below: number, says: string][] = [
  ['an unknown key', RULES, 'count: 1', 'count: 1\n    often: 1', 1, '不认识的键“often”'],
  ['a duplicate id', RULES, 'id: zz-6.1-research', 'id: zz-6.1-meeting', 0, '编号“zz-6.1-meeting”重复'],
  ['an impossible date', RULES, 'from: 2019-06-27', 'from: 2019-06-31', 0, '不是有效日期：2019-06-31'],
  ['a date that is none', RULES, 'from: 2019-06-27', 'from: 去年', 0, '不是有效日期：去年'],
  ['a rule older than its regulation', RULES, 'from: 2019-06-27', 'from: 2019-06-26', 0, '早于法规施行日期'],
  [
    'a rule that ends on its first day',
    RULES,
    'from: 2019-06-27',
    'from: 2019-06-27\n    to: 2019-06-27',
    1,
    '应当晚于生效日',
  ],
  ['a post that is not there', RULES, 'posts: [district-party-head]', 'posts: [mayor]', 0, '岗位“mayor”不在'],
  [
    'a post named twice',
    RULES,
    'posts: [district-party-head]',
    'posts: [town-member, town-member]',
    0,
    '列了两次',
  ],
  [
    'an activity that is not there',
    RULES,
    'activity: training',
    'activity: dancing',
    0,
    '履职活动“dancing”不在',
  ],
  ['a provision that is not there', RULES, "ref: '#6.7'", "ref: '#6.9'", 0, '条文“#6.9”在文本里不存在'],
  ['a reference that is none', RULES, "ref: '#6.7'", 'ref: 第六条', 0, '不是条文编号：第六条'],
  [
    'a quote with a word changed',
    RULES,
    '每季度至少调研1次',
    '每季度至少调研2次',
    0,
    '不是《枣庄办法》第六条第（一）项的原文',
  ],
  [
    'a quote of another provision',
    RULES,
    "ref: '#9.3'",
    "ref: '#9.2'",
    1,
    '不是《枣庄办法》第九条第（二）项的原文',
  ],
  ['a missing key', RULES, '    kind: personal\n', '', -7, '“kind”缺失'],
  ['a count of zero', RULES, 'count: 1', 'count: 0', 0, '“count”不能小于 1'],
  ['a count that is a word', RULES, 'count: 1', 'count: 一次', 0, '“count”应当是一个数'],
  [
    'a period that is none',
    RULES,
    'period: quarter',
    'period: decade',
    0,
    '“period”只能是 day、week、month、quarter、half-year、year 之一',
  ],
  ['a period of no units', RULES, 'period: quarter', 'period: quarter\n    every: 0', 1, '“every”不能小于 1'],
  ['an empty list of posts', RULES, 'posts: [district-party-head]', 'posts: []', 0, '“posts”不能为空'],
  ['a key written twice', RULES, 'count: 1', 'count: 1\n    count: 2', 1, '同一层里写了两个相同的键'],
  ['broken YAML', RULES, 'posts: [district-party-head]', 'posts: [district-party-head', 1, '括号没有闭合'],
  [
    'an issue date after the day in force',
    `${ZZ}/meta.yaml`,
    'issued: 2019-06-27',
    'issued: 2019-06-28',
    1,
    '早于发布日期',
  ],
  [
    'a repeal before the day in force',
    `${ZZ}/meta.yaml`,
    'repealed: null',
    'repealed: 2019-06-27',
    0,
    '应当晚于施行日期',
  ],
  [
    'a slip that the text does not hold',
    `${ZZ}/meta.yaml`,
    'source: 严厉查处',
    'source: 严肃查处',
    -1,
    '笔误登记有误',
  ],
  [
    'an id unlike its folder',
    `${ZZ}/meta.yaml`,
    'id: zaozhuang-2019',
    'id: zaozhuang-2020',
    0,
    '应当与文件夹名',
  ],
  ['a level that is not there', `${ZZ}/posts.yaml`, 'level: county', 'level: nation', 0, '层级“nation”不在'],
  [
    'a duplicate post',
    `${ZZ}/posts.yaml`,
    'id: district-deputy',
    'id: town-member',
    42,
    '岗位编号“town-member”重复',
  ],
  [
    'duties in a provision that is not there',
    `${ZZ}/posts.yaml`,
    "'#19'",
    "'#91'",
    0,
    '条文“#91”在文本里不存在',
  ],
  [
    'a phrase that the provision does not hold',
    `${ZZ}/phrases.yaml`,
    '年度工作计划',
    '月度工作计划',
    0,
    '不是《枣庄办法》第十条第（三）项的原文',
  ],
  [
    'a title rule for a post that is not there',
    `${ZZ}/titles.yaml`,
    '{ town-party-head: 1 }',
    '{ village-head: 1 }',
    0,
    '岗位“village-head”不在',
  ],
  [
    'a title rule of a class that is not there',
    `${ZZ}/titles.yaml`,
    'department: regulator-certain',
    'department: certain',
    0,
    '部门类别“certain”不在',
  ],
  ['a condition that is none', `${ZZ}/titles.yaml`, 'rank: staff', 'rank: boss', 0, '“rank”只能是 head'],
  [
    'a department that is not there',
    `${ZZ}/titles.yaml`,
    '[emergency,',
    '[emergencies,',
    0,
    '部门“emergencies”不在',
  ],
  [
    'a duplicate activity',
    'activities.yaml',
    'id: training',
    'id: group-study',
    0,
    '履职活动编号“group-study”重复',
  ],
  ['a title word with two meanings', 'titles.yaml', 'words: 政协,', 'words: 政协 人大,', 0, '“人大”写了两次'],
]

describe('mistakes in the knowledge files', () => {
  it('finds none in the files as they are', () => {
    expect(findings()).toEqual([])
  })

  it.each(MISTAKES)('names file and line of %s', (_, file, from, to, below, says) => {
    const line = spoil(file, from, to) + below
    const found = findings()
    expect(found.join('\n')).toContain(`${file}:${line} `)
    expect(found.find((finding) => finding.startsWith(`${file}:${line} `))).toContain(says)
    for (const finding of found) expect(finding).toMatch(/。$/)
  })
})

describe('several mistakes', () => {
  it('collects them over all files', () => {
    spoil(RULES, 'activity: training', 'activity: dancing')
    spoil('guangxi-2018/rules.yaml', 'count: 2', 'count: 二')
    spoil(`${ZZ}/posts.yaml`, "'#19'", "'#91'")
    expect(
      findings()
        .map((finding) => finding.split(':')[0])
        .sort(),
    ).toEqual(['guangxi-2018/rules.yaml', `${ZZ}/posts.yaml`, RULES])
  })

  it('names a missing file, an empty text and a folder without regulations', () => {
    rmSync(join(dir, ZZ, 'posts.yaml'))
    writeFileSync(join(dir, 'guangxi-2018', 'text.txt'), '\n')
    expect(findings()).toEqual([
      'guangxi-2018/text.txt:1 法规文本是空的。',
      `${ZZ}/posts.yaml:1 读不到这个文件（文件不存在）。`,
    ])
    rmSync(join(dir, ZZ), { recursive: true })
    rmSync(join(dir, 'guangxi-2018'), { recursive: true })
    expect(findings().join()).toContain('没有任何法规文件夹')
  })
})

describe('versions of one regulation', () => {
  /** Puts a second version beside the first; rule ids must differ, so they get a suffix. */
  function addVersion(inForce: string): void {
    cpSync(join(dir, ZZ), join(dir, 'zaozhuang-2030'), { recursive: true })
    spoil('zaozhuang-2030/meta.yaml', 'id: zaozhuang-2019', 'id: zaozhuang-2030')
    spoil('zaozhuang-2030/meta.yaml', 'inForce: 2019-06-27', `inForce: ${inForce}`)
    const rules = readFileSync(join(dir, 'zaozhuang-2030/rules.yaml'), 'utf8')
    const later = rules.replaceAll(/id: zz-/g, 'id: zz30-').replaceAll('from: 2019-06-27', `from: ${inForce}`)
    writeFileSync(join(dir, 'zaozhuang-2030/rules.yaml'), later)
  }

  it('refuses two versions in force on one day', () => {
    addVersion('2030-01-01')
    expect(findings().join()).toContain('与新版本“zaozhuang-2030”（2030-01-01 起施行）重叠')
    spoil(`${ZZ}/meta.yaml`, 'repealed: null', 'repealed: 2030-01-02')
    expect(findings().join()).toContain('重叠')
  })

  it('takes a version from the day on which the earlier one ends', () => {
    addVersion('2030-01-01')
    spoil(`${ZZ}/meta.yaml`, 'repealed: null', 'repealed: 2030-01-01')
    expect(findings()).toEqual([])
    expect(loadKnowledge(dir).packs.map(({ meta }) => meta.id)).toContain('zaozhuang-2030')
  })
})

describe('the check', () => {
  it('finds a frequency phrase that nothing accounts for, at its line of the text', () => {
    writeFileSync(join(dir, 'guangxi-2018/phrases.yaml'), 'phrases: []\n')
    const text = readFileSync(join(dir, 'guangxi-2018/text.txt'), 'utf8')
    const line = text.slice(0, text.indexOf('年度工作计划')).split('\n').length
    const found = checkKnowledge(dir).findings
    expect(found).toHaveLength(1)
    expect(found[0]).toMatchObject({ file: 'guangxi-2018/text.txt', line })
    expect(found[0]?.message).toContain('《广西细则》第九条')
  })

  it('finds the phrase of a rule that was taken out', () => {
    const rules = readFileSync(join(dir, RULES), 'utf8')
    const start = rules.indexOf('  - id: zz-22-bulletin')
    writeFileSync(
      join(dir, RULES),
      rules.slice(0, start) + rules.slice(rules.indexOf('  - id: zz-24-assessment')),
    )
    const found = checkKnowledge(dir).findings.map(formatFinding)
    expect(found.join('\n')).toContain('《枣庄办法》第二十二条')
    expect(checkKnowledge(dir).summary.phrases.unaccounted).toBe(found.length)
  })

  it('finds a duty item that belongs to no post', () => {
    spoil(`${ZZ}/posts.yaml`, "duties: ['#13.2', '#11/1']", "duties: ['#11/1']")
    const found = checkKnowledge(dir).findings.map(formatFinding)
    expect(found).toHaveLength(1)
    expect(found[0]).toContain('《枣庄办法》第十三条第（二）项的职责没有归到任何岗位')
  })

  it('reports the mistakes of loading too, and never throws', () => {
    spoil(RULES, 'activity: training', 'activity: dancing')
    expect(checkKnowledge(dir).findings).toHaveLength(1)
    expect(checkKnowledge(join(dir, 'nowhere')).findings.length).toBeGreaterThan(0)
  })
})
