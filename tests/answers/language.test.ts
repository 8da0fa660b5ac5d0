import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { checkQuestionLanguage, loadQuestionLanguage } from '../../src/answers/index.ts'
import { compileExpression, ExpressionError } from '../../src/answers/language/expression.ts'
import { frequencyClaims } from '../../src/answers/reading/claims.ts'
import { createSpeller } from '../../src/answers/reading/spelling.ts'
import { KnowledgeError } from '../../src/knowledge/index.ts'
import { DIR, knowledge } from './asking.ts'

const language = loadQuestionLanguage(DIR, knowledge)

describe('expressions', () => {
  const matches = (source: string, text: string) =>
    compileExpression(source, { who: '甲|乙' }).match(text) !== null
  test.each([
    ['甲~乙', '甲一二三四五六七八九十乙', true],
    ['甲~乙', '甲一二三四五六七八九十百乙', false],
    ['{who}来', '乙来', true],
    ['{who}来', '丙来', false],
    ['甲 & 乙', '乙甲', true],
    ['甲 & 乙', '甲', false],
    ['甲 & !乙', '甲', true],
    ['甲 & !乙', '甲乙', false],
  ])('%s in %s: %s', (source, text, expected) => expect(matches(source, text)).toBe(expected))

  test.each(['{nobody}来', '甲(', '!甲'])('%s is refused with a sentence', (source) => {
    expect(() => compileExpression(source, {})).toThrow(ExpressionError)
  })
})

describe('spelling', () => {
  const spell = createSpeller(
    language,
    knowledge.packs.flatMap(({ regulation }) => regulation.provisions.map(({ text }) => text)),
  )
  test.each([
    ['尽职免则', '尽职免责'],
    ['zhuanzhi副主任', '专职副主任'],
    ['镇掌带队捡查', '镇长带队检查'],
    ['一漂否决', '一票否决'],
    ['监察机关', '监察机关'],
    ['区长每季度带队检查1次', '区长每季度带队检查1次'],
    ['什么时间开会', '什么时间开会'],
  ])('%s → %s', (typed, meant) => expect(spell(typed)).toBe(meant))

  test('leaves every provision as it is', () => {
    for (const pack of knowledge.packs) {
      for (const { text, kind } of pack.regulation.provisions) {
        if (kind === 'article') expect(spell(text.replace(/\s/g, ''))).toBe(text.replace(/\s/g, ''))
      }
    }
  })
})

describe('claims of frequency', () => {
  const claims = (text: string) =>
    frequencyClaims(text, language).map(({ unit, every, count }) =>
      every === 1 ? [unit, count] : [unit, count, every],
    )
  test.each([
    ['每月都要检查一次', [['month', 1]]],
    ['每半年要主持召开1次会', [['half-year', 1]]],
    ['一年要做十二次调研', [['year', 12]]],
    ['按月还是按季', []],
    ['一年要几次', []],
    ['一个季度最少带队几回', []],
    ['上半年开了会', []],
    ['每天要调度一次吗', [['day', 1]]],
    ['每日调度', [['day', null]]],
    ['有一天检查了三次', []],
    ['哪一日检查', []],
    ['每两个月培训1次对吗', [['month', 1, 2]]],
    ['每2周带队检查一次', [['week', 1, 2]]],
    ['每3年评估', [['year', null, 3]]],
    ['每0个月1次', [['month', 1]]],
  ])('%s', (text, expected) => expect(claims(text)).toEqual(expected))
})

describe('the vocabulary files', () => {
  let dir: string
  beforeAll(() => {
    dir = mkdtempSync(join(tmpdir(), 'vocabulary-'))
    cpSync(DIR, dir, { recursive: true })
  })
  afterAll(() => rmSync(dir, { recursive: true }))

  const FILE = 'zaozhuang-2019/topics.yaml'
  const broken = (file: string, edit: (text: string) => string) => {
    const path = join(dir, file)
    const whole = readFileSync(path, 'utf8')
    writeFileSync(path, edit(whole))
    try {
      return checkQuestionLanguage(dir, knowledge)
    } finally {
      writeFileSync(path, whole)
    }
  }

  test('are in order as shipped', () => expect(checkQuestionLanguage(DIR, knowledge)).toEqual([]))

  test.each([
    ['a provision that does not exist', FILE, (s: string) => s.replace('"#33"', '"#99"'), '条文“#99”不存在'],
    ['a malformed reference', FILE, (s: string) => s.replace('"#33"', '"33"'), '写法不对'],
    [
      'an unknown topic',
      FILE,
      (s: string) => s.replace('accountability.interview:', 'accountability.intervew:'),
      '不存在',
    ],
    ['an unknown key', FILE, (s: string) => s.replace('says:', 'sais:'), '不认识的键'],
    [
      'a broken expression',
      'language/question-topics-duties.yaml',
      (s: string) => s.replace('中心组|集体学习', '中心组|(集体学习'),
      '写法有误',
    ],
    [
      'an unknown activity',
      'language/question-topics-duties.yaml',
      (s: string) => s.replace('[field-research]', '[field-reserch]'),
      '履职活动“field-reserch”不存在',
    ],
  ])('%s is named with file and line', (_, file, edit, message) => {
    const findings = broken(file, edit)
    expect(findings.map((finding) => finding.message).join('\n')).toContain(message)
    expect(findings.every((finding) => finding.file === file && finding.line >= 1)).toBe(true)
  })

  test('with mistakes cannot be loaded', () => {
    const path = join(dir, FILE)
    writeFileSync(path, readFileSync(path, 'utf8').replace('"#33"', '"#99"'))
    expect(() => loadQuestionLanguage(dir, knowledge)).toThrow(KnowledgeError)
  })
})
