import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type Phrase, reportDocx } from '../../src/exports/docx/index.ts'
import { holds } from '../../src/exports/docx/report/phrase.ts'
import type { Facts } from '../../src/exports/index.ts'
import { bodyOf, paragraphsOf, partsOf } from './docx-reading.ts'
import { districtHead, openYear, type Year } from './docx-year.ts'

let year: Year
let facts: Facts
let plain: string

const textOf = async (phrase?: Phrase): Promise<string> =>
  paragraphsOf(bodyOf(await partsOf(await reportDocx(facts, phrase ? { phrase } : {}))))
    .map(({ text }) => text)
    .join('\n')

beforeAll(async () => {
  year = await openYear()
  await districtHead(year)
  facts = await year.facts('tg:1001', '2026-01-01', '2026-12-31', '2026-11-22T03:00:00.000Z')
  plain = await textOf()
})
afterAll(() => year.end())

/** Says the sentences as they are, but one of them changed. */
const changed =
  (change: (sentence: string) => string): Phrase =>
  async (sentences) =>
    sentences.map((sentence, at) => (at === 1 ? change(sentence) : sentence)).join('')

describe('what says the same', () => {
  const sentence = (text: string) => ({ text, entries: [1], provisions: [] })
  const source = [sentence('1月5日带队检查，因道路中断没有到现场，改为听取汇报')]

  test.each([
    ['as it is', '1月5日带队检查，因道路中断没有到现场，改为听取汇报〔台账第1号〕。', true],
    ['with other punctuation', '1月5日带队检查；因道路中断没有到现场，改为听取汇报〔台账第1号〕。', true],
    ['with a joint', '此外，1月5日带队检查，因道路中断没有到现场，改为听取汇报〔台账第1号〕。', true],
    ['without its last clause', '1月5日带队检查，因道路中断没有到现场〔台账第1号〕。', false],
    ['without a clause that says 没有', '1月5日带队检查，改为听取汇报〔台账第1号〕。', false],
    ['with nothing but the number', '1月5日带队检查〔台账第1号〕。', false],
    [
      'with a clause twice',
      '1月5日带队检查，1月5日带队检查，因道路中断没有到现场，改为听取汇报〔台账第1号〕。',
      false,
    ],
  ])('%s', (_, wording, same) => {
    expect(holds(source, wording)).toBe(same)
  })
})

describe('joined anew', () => {
  test('a joint before a sentence is taken', async () => {
    const text = await textOf(changed((sentence) => `同时，${sentence}`))
    expect(text).not.toBe(plain)
    const said = '履职情况部分的语句衔接由模型调整，逐句与台账核对一致。'
    expect(text.replaceAll('同时，', '')).toBe(`${plain}${said}`)
  })

  test.each<[string, (sentence: string) => string]>([
    ['another number of times', (text) => text.replace(/(\d+)次：/, (_, n) => `${Number(n) + 1}次：`)],
    ['another day', (text) => text.replace(/(\d+)日/, (_, n) => `${Number(n) + 1}日`)],
    ['a day left out', (text) => text.replace(/、\d+月\d+日[^、〔]*|：[^〔]*/, '')],
    ['another number of the ledger', (text) => text.replace(/第(\d+)号/, (_, n) => `第${Number(n) + 1}号`)],
    ['another provision', (text) => text.replace('第（一）项', '第（二）项')],
    ['no proof', (text) => text.replace(/〔[^〕]*〕/, '')],
    ['praise', (text) => `认真履职尽责，${text}`],
    ['praise inside', (text) => text.replace('次：', '次，成效显著：')],
    ['a word less', (text) => text.replace('带队检查', '检查').replace('听取', '')],
    ['said twice', (text) => text + text],
    ['nothing', () => ''],
  ])('%s: the sentences stay as they are', async (_, change) => {
    expect(await textOf(changed(change))).toBe(plain)
  })

  test('a phraser that fails changes nothing', async () => {
    const failing: Phrase = async () => {
      throw new Error('no answer')
    }
    expect(await textOf(failing)).toBe(plain)
  })

  test('sentences in another order are not taken', async () => {
    expect(await textOf(async (sentences) => sentences.toReversed().join(''))).toBe(plain)
  })
})
