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
      regionNote: null,
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

  test.each([
    // Of other kinds than the city, county or banner that bears the name.
    ['临江区路灯管理办法', ['county', '临江区', []], '没有这个名称'],
    ['平湖县路灯管理办法', ['county', '平湖县', []], '没有这个名称'],
    ['石门市路灯管理办法', ['prefecture', '石门市', []], '没有这个名称'],
    ['长川省路灯管理条例', ['province', '长川省', []], '没有这个名称'],
    ['白山市临江区路灯管理办法', ['county', '临江区', ['吉林省', '白山市']], '没有这个名称'],
    // Of several cities, and of a city that is not named.
    ['鼓楼区路灯管理办法', ['county', '鼓楼区', []], '不止一处'],
    ['西山区路灯管理办法', ['county', '西山区', []], '云南省昆明市西山区'],
  ])('%s is for the printed place, to be looked at', (title, expected, why) => {
    expect(of(title)).toEqual(expected)
    const { regionNote } = meta(`${title}\n${article('略。')}`)
    expect(regionNote).toContain(`“${String(expected[1])}”`)
    expect(regionNote).toContain(why)
  })

  test.each([
    ['南京市鼓楼区路灯管理办法', '鼓楼区', ['江苏省', '南京市']],
    ['山东省枣庄市市中区路灯管理办法', '市中区', ['山东省', '枣庄市']],
    ['凉山州路灯管理办法', '凉山彝族自治州', ['四川省']],
    ['广西路灯管理办法', '广西壮族自治区', []],
  ])('%s: the title says it all', (title, name, within) => {
    expect(meta(`${title}\n${article('略。')}`)).toMatchObject({ region: { name, within }, regionNote: null })
  })

  test('a district that several cities have: the line that names the city decides', () => {
    const text = `鼓楼区路灯管理办法\n福州市鼓楼区人民政府\n2020年5月6日\n${article('略。')}`
    expect(meta(text)).toMatchObject({
      region: { name: '鼓楼区', within: ['福建省', '福州市'] },
      regionNote: null,
    })
  })

  test('a county whose city is not printed is told', () => {
    expect(meta(`固安县路灯管理办法\n${article('略。')}`).regionNote).toContain('河北省廊坊市固安县')
  })

  test.each([
    '公安机关执法办案规定',
    '资源综合利用办法',
    '会同审核办法',
    '城乡规划办法',
    '住房和城乡建设档案办法',
    '自然保护区巡护办法',
    '农村社区服务办法',
    '经济开发区管理办法',
  ])('%s names no place', (title) => {
    expect(of(title)).toEqual([null, undefined, undefined])
  })

  test.each([
    ['杭州市社区矫正工作办法', '杭州市'],
    ['深圳经济特区路灯条例', '深圳市'],
    ['北京市历史街区保护办法', '北京市'],
    ['河北省城市市区路灯办法', '河北省'],
  ])('%s is for the whole of it', (title, name) => {
    expect(of(title)[1]).toBe(name)
  })

  test('a title that names no place: who issued it does', () => {
    const text = `河道管理办法\n滨州市人民政府\n2020年5月6日\n${article('略。')}`
    expect(meta(text)).toMatchObject({
      authority: 'prefecture',
      region: { name: '滨州市', within: ['山东省'] },
    })
  })
})

describe('a decree told below the title', () => {
  const decreed = `某某条例
（1991年5月7日中华人民共和国国务院令第99号发布　自发布之日起施行）
第一条 为了安全，制定本条例。
第二条 略。
`
  test('names who decreed it, under which number, and from when on it binds', () => {
    expect(meta(decreed)).toMatchObject({
      documentNumber: '中华人民共和国国务院令第99号',
      issuers: ['中华人民共和国国务院'],
      issued: '1991-05-07',
      inForce: '1991-05-07',
      authority: 'nation',
    })
    expect(meta(decreed).inForceNote).toContain('自发布之日起施行')
  })

  test('an article goes before it', () => {
    const text = decreed.replace('第二条 略。', '第二条 本条例自1992年1月1日起施行。')
    expect(meta(text)).toMatchObject({ issued: '1991-05-07', inForce: '1992-01-01' })
  })

  test('the day runs on into the number: the number is without it', () => {
    const line = '2016年3月4日滨州市人民代表大会常务委员会公告第18号公布'
    const { documentNumber } = meta(`滨州市路灯条例\n${line}\n${article('略。')}`)
    expect(documentNumber).toBe('滨州市人民代表大会常务委员会公告第18号')
  })

  test.each([
    ['（2024年3月1日白石县人民政府印发　白政发〔2024〕3号）', '白石县人民政府', '白政发〔2024〕3号'],
    ['（2024年3月1日白石县人民政府印发白政发〔2024〕3号）', '白石县人民政府', '白政发〔2024〕3号'],
    ['（2024年3月1日白石县人民政府第5次常务会议通过）', '白石县人民政府', null],
  ])('%s', (note, issuer, number) => {
    expect(meta(`白石县路灯办法\n${note}\n${article('略。')}`)).toMatchObject({
      issuers: [issuer],
      documentNumber: number,
      issued: '2024-03-01',
    })
  })

  test('a city whose name begins with 日 keeps it', () => {
    const text = `日照市路灯办法\n2016年3月4日日照市人民政府令第8号公布\n${article('略。')}`
    expect(meta(text)).toMatchObject({ documentNumber: '日照市人民政府令第8号', issuers: ['日照市人民政府'] })
  })
})

describe('names and numbers', () => {
  test('a region stands in the short name once; only what binds leaders is called by its kind alone', () => {
    const short = (title: string) => meta(`${title}\n${article('略。')}`).shortName
    expect(short('临江区河道保洁责任制实施办法')).toBe('临江区河道保洁责任制实施办法')
    expect(short('滨州市老旧电梯安全监督管理办法')).toBe('滨州老旧电梯安全监督管理办法')
    expect(short('乌苏县路名管理办法')).toBe('乌苏县路名管理办法')
  })

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
