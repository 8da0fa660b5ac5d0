import { describe, expect, it } from 'vitest'
import { analyseQuery, loadSearchLanguage, type QuestionKind } from '../../../src/retrieval/query/index.ts'

const language = loadSearchLanguage('knowledge')
const kindsOf = (query: string) => [...analyseQuery(query, language).kinds]

describe('the kind of a question', () => {
  const cases: [QuestionKind, string, string][] = [
    ['purpose', '这部条例的立法目的', '目前有几个窑'],
    ['scope', '本办法的适用范围', '适当放宽要求'],
    ['effect', '新的办法什么时候施行', '什么时候可以取水'],
    ['meaning', '什么是水窖', '水窖的深度'],
    ['sanction', '偷偷挖井怎么处罚', '挖井的手续'],
    ['authority', '挖井归哪个部门管', '挖井的手续'],
    ['amount', '水窖最多多少立方米', '挖井的手续'],
    ['list', '申请取水要交哪些材料', '挖井的地点'],
    ['permission', '私人能否挖井', '私人挖井的地点'],
  ]
  it.each(cases)('%s is asked with “%s”, not with “%s”', (kind, asking, other) => {
    expect(kindsOf(asking)).toContain(kind)
    expect(kindsOf(other)).not.toContain(kind)
  })

  it('is read from traditional characters and full-width forms as well', () => {
    expect(kindsOf('挖井歸哪個部門管')).toContain('authority')
    expect(analyseQuery('Ｈ２　Ｏ', language).text).toBe('h2o')
  })
})

describe('a definition that is asked for', () => {
  it.each(['什么是水窖？', '水窖是指什么？', '“水窖”的定义'])(
    '%s finds the article that gives it, and no other',
    (query) => {
      const { definition } = analyseQuery(query, language)
      expect(definition?.test('本办法所称水窖,是指蓄积雨水的设施。')).toBe(true)
      expect(definition?.test('水窖由村民委员会管理。')).toBe(false)
      expect(definition?.test('本办法所称水塘,是指蓄水的洼地。')).toBe(false)
    },
  )

  it('is none where nothing is to be defined', () => {
    expect(analyseQuery('水窖由谁管理', language).definition).toBeNull()
  })

  it('takes signs in the term as they are', () => {
    const { definition } = analyseQuery('什么是a.b(c类)', language)
    expect(definition?.test('a.b(c类)是指甲')).toBe(true)
    expect(definition?.test('axb(c类)是指甲')).toBe(false)
  })
})

it('counts each term once, however often the query says it', () => {
  const { words, pairs } = analyseQuery('水窖水窖水窖', language)
  expect([...words.values()].every((weight) => weight === 1)).toBe(true)
  expect([...pairs.keys()].sort()).toEqual(['水窖', '窖水'].sort())
})

it.each(['', '   ', '？！'])('reads “%s” as a query without terms', (query) => {
  const { words, pairs, kinds } = analyseQuery(query, language)
  expect([words.size, pairs.size, kinds.size]).toEqual([0, 0, 0])
})
