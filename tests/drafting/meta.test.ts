import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { type DraftedMeta, draftMeta } from '../../src/drafting/index.ts'
import { parseRegulation } from '../../src/regulation/index.ts'
import { KNOWLEDGE_DIR, knowledge, vocabulary } from './drafting.ts'

function meta(text: string, taken: string[] = []): DraftedMeta {
  return draftMeta(parseRegulation(text, { id: 'x' }), text, vocabulary, new Set(taken))
}

const article = (last: string) => `第一条 为了安全，制定本办法。\n第二条 ${last}\n`

test.each(knowledge.packs.map((pack) => [pack.meta.id, pack.meta] as const))(
  '%s says of itself what its meta.yaml says',
  (id, known) => {
    const drafted = meta(readFileSync(`${KNOWLEDGE_DIR}/${id}/text.txt`, 'utf8'))
    expect(drafted).toMatchObject({
      fullName: known.fullName,
      shortName: known.shortName,
      documentNumber: known.documentNumber,
      issuers: known.issuers,
      issued: known.issued,
      inForce: known.inForce,
      authority: known.authority,
      region: { name: known.region.name, within: known.region.within },
    })
    expect(drafted.inForceNote).toMatch(/第[三四]十一?条/)
  },
)

describe('dates', () => {
  test('under the title of what an assembly made', () => {
    const text = `滨州市河道条例\n（2021年10月26日滨州市第十一届人民代表大会常务委员会第四十次会议通过）\n${article('本条例自2022年1月1日起施行。')}`
    expect(meta(text)).toMatchObject({
      issued: '2021-10-26',
      inForce: '2022-01-01',
      issuers: ['滨州市人民代表大会常务委员会'],
    })
  })

  test('in Chinese numerals', () => {
    const text = `某办法\n${article('本办法自二〇一九年十二月一日起施行。')}`
    expect(meta(text)).toMatchObject({ inForce: '2019-12-01' })
  })

  test('from publication, where the day is printed', () => {
    const text = `关于印发《某办法》的通知\n某县人民政府\n2020年5月6日\n某县某办法\n${article('本办法自印发之日起施行。')}`
    const { inForce, inForceNote, issued } = meta(text)
    expect([inForce, issued]).toEqual(['2020-05-06', '2020-05-06'])
    expect(inForceNote).toContain('第二条')
  })

  test('from publication, where no day is printed: to be filled in', () => {
    const { inForce, inForceNote } = meta(`某办法\n${article('本办法自公布之日起施行。')}`)
    expect(inForce).toBeNull()
    expect(inForceNote).toContain('核对')
  })

  test('a day that does not exist is none', () => {
    expect(meta(`某办法\n${article('本办法自2021年2月30日起施行。')}`).inForce).toBeNull()
  })

  test('nothing said: nothing proposed', () => {
    expect(meta('只有一句话')).toEqual({
      fullName: null,
      shortName: null,
      documentNumber: null,
      issuers: [],
      issued: null,
      inForce: null,
      inForceNote: null,
      authority: null,
      region: null,
    })
  })
})

describe('whose it is', () => {
  const of = (title: string) => {
    const { authority, region } = meta(`${title}\n${article('略。')}`)
    return [authority, region?.name, region?.within]
  }

  test.each([
    ['中华人民共和国河道管理条例', ['nation', '全国', []]],
    ['山东省河道管理条例', ['province', '山东省', []]],
    ['北京市河道管理条例', ['province', '北京市', []]],
    ['新疆维吾尔自治区河道管理办法', ['province', '新疆维吾尔自治区', []]],
    ['滨州市河道管理条例', ['prefecture', '滨州市', ['山东省']]],
    ['恩施土家族苗族自治州河道管理条例', ['prefecture', '恩施土家族苗族自治州', ['湖北省']]],
    ['固安县河道管理办法', ['county', '固安县', ['河北省', '廊坊市']]],
    ['廊坊市固安县河道管理办法', ['county', '固安县', ['河北省', '廊坊市']]],
    ['滕州市河道管理办法', ['county', '滕州市', ['山东省', '枣庄市']]],
    ['仙桃市河道管理办法', ['county', '仙桃市', ['湖北省']]],
    ['河道管理办法', [null, undefined, undefined]],
  ])('%s', (title, expected) => {
    expect(of(title)).toEqual(expected)
  })

  test('a title that names no place: who issued it does', () => {
    const text = `河道管理办法\n滨州市人民政府\n2020年5月6日\n${article('略。')}`
    expect(meta(text)).toMatchObject({
      authority: 'prefecture',
      region: { name: '滨州市', within: ['山东省'] },
    })
  })
})

describe('names and numbers', () => {
  test('a short title keeps what it is about, a long one is called by its kind', () => {
    expect(meta(`滨州市河道管理条例\n${article('略。')}`).shortName).toBe('滨州河道管理条例')
    expect(meta(`滨州市党政领导干部河道管理责任制实施细则\n${article('略。')}`).shortName).toBe('滨州细则')
  })

  test('a short name that is taken is not proposed again', () => {
    const text = `滨州市党政领导干部河道管理责任制实施细则\n${article('略。')}`
    expect(meta(text, ['滨州细则']).shortName).toBe('滨州党政领导干部河道管理责任制实施细则')
  })

  test.each([
    ['滨政办发〔2020〕12号', '滨政办发〔2020〕12号'],
    ['滨政办发[2020] 12 号', '滨政办发[2020]12号'],
    ['滨州市人民政府令第 7 号', '滨州市人民政府令第7号'],
  ])('%s', (line, expected) => {
    expect(meta(`${line}\n滨州市河道管理办法\n${article('略。')}`).documentNumber).toBe(expected)
  })

  test('the number of another document that is named in a sentence is not its own', () => {
    const text = `滨州市河道管理办法\n${article('根据《某规定》（鲁政发〔2018〕3号）执行。')}`
    expect(meta(text).documentNumber).toBeNull()
  })
})
