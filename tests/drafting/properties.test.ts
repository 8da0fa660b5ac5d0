import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { type DraftedPack, draftMeta, draftPack } from '../../src/drafting/index.ts'
import { frequencyWords } from '../../src/knowledge/index.ts'
import { type ParsedRegulation, parseRegulation } from '../../src/regulation/index.ts'
import { knowledge, vocabulary } from './drafting.ts'

/** Bits that texts of this kind are made of, in any order. */
const bit = fc.constantFrom(
  ...'每季度 每半年 每年 每月 每周 每日 每旬 每两年 每3个月 按月 半年 一年内 年度 定期 不定期 每次 每人 至少 不少于 不得超过'.split(
    ' ',
  ),
  ...'1次 两次 一至两次 3次以上 一次性 二次供水 第三次会议 2家 8学时 各 分别 应当 可以 由 对 的 和 或者'.split(
    ' ',
  ),
  ...'县级人民政府 主要负责人 公司 各级党委和政府 河长 其他部门 （市、区） 《每日记录》 召开 带队检查 会议 报告 消防设施'.split(
    ' ',
  ),
  ...[
    '，',
    '、',
    '；',
    '。',
    '：',
    '（',
    '）',
    '\n',
    '\n第二条 ',
    '\n（一）',
    '\n（二）',
    '\n1.',
    '\n第二章 职责\n',
    '3月31日前',
    '处罚款',
    ' ',
  ],
)
const text = fc.array(bit, { maxLength: 60 }).map((bits) => `某市办法\n第一条 ${bits.join('')}\n`)
const anything = fc.oneof(text, fc.string({ unit: 'binary', maxLength: 300 }), fc.string({ maxLength: 300 }))

function drafted(source: string): { parsed: ParsedRegulation; pack: DraftedPack } {
  const parsed = parseRegulation(source, { id: 'x' })
  return { parsed, pack: draftPack(parsed, knowledge, vocabulary) }
}

describe('any text', () => {
  test('is drafted without throwing, twice the same', () => {
    fc.assert(
      fc.property(anything, (source) => {
        const { parsed, pack } = drafted(source)
        expect(draftPack(parsed, knowledge, vocabulary)).toEqual(pack)
        expect(draftMeta(parsed, source, vocabulary)).toEqual(draftMeta(parsed, source, vocabulary))
      }),
    )
  })

  test('every quote is verbatim words of its provision, and none is empty', () => {
    fc.assert(
      fc.property(anything, (source) => {
        const { parsed, pack } = drafted(source)
        const texts = new Map(parsed.provisions.map((provision) => [provision.ref, provision.text]))
        for (const { ref, quote } of [...pack.drafts, ...pack.phrases]) {
          expect(quote.trim()).not.toBe('')
          expect(texts.get(ref)).toContain(quote)
        }
      }),
    )
  })

  test('every frequency phrase stands in a quote of a draft or of a phrase', () => {
    fc.assert(
      fc.property(anything, (source) => {
        const { parsed, pack } = drafted(source)
        expect(uncovered(parsed, pack)).toEqual([])
      }),
    )
  })

  test('what a draft names is there: posts, activities, a period and a number of at least one', () => {
    fc.assert(
      fc.property(anything, (source) => {
        const { pack, parsed } = drafted(source)
        const posts = new Set(pack.posts.map(({ id }) => id))
        const activities = new Set([...knowledge.activities, ...pack.activities].map(({ id }) => id))
        const refs = new Set(parsed.provisions.map(({ ref }) => ref))
        expect(posts.size).toBe(pack.posts.length)
        for (const draft of pack.drafts) {
          expect(draft.posts.filter((id) => !posts.has(id))).toEqual([])
          expect(draft.activity === null || activities.has(draft.activity)).toBe(true)
          expect(draft.count).toBeGreaterThanOrEqual(1)
          expect(draft.period.n).toBeGreaterThanOrEqual(1)
          expect(draft.confidence).toBeGreaterThan(0)
          expect(draft.confidence).toBeLessThan(1)
        }
        for (const post of pack.posts) {
          expect(post.id).toMatch(/^[a-z0-9][a-z0-9.-]*$/)
          expect(post.duties.length).toBeGreaterThan(0)
          expect(post.duties.filter((ref) => !refs.has(ref))).toEqual([])
          expect(post.at.every(({ titles }) => titles.length > 0)).toBe(true)
        }
        for (const activity of pack.activities) {
          expect(activity.id).toMatch(/^x\.[a-z0-9][a-z0-9.-]*$/)
          expect(activity.words.length).toBeGreaterThan(0)
        }
      }),
    )
  })

  test('words that do not end do not hold up the reading', () => {
    const long = `某市办法\n第一条 ${'每季度至少组织研究、带队检查'.repeat(400)}1次。\n第二条 ${'县级人民政府及其有关部门和'.repeat(400)}`
    expect(drafted(long).pack.drafts.length).toBeGreaterThan(0)
  }, 20_000)
})

/** As the check of accepted packs sees it: a quote counts at every place of its provision where it stands. */
function uncovered(parsed: ParsedRegulation, pack: DraftedPack): string[] {
  const provisions = new Map(parsed.provisions.map((provision) => [provision.ref, provision]))
  const left: string[] = []
  for (const article of parsed.provisions.filter(({ kind }) => kind === 'article')) {
    const spans: [number, number][] = []
    for (const { ref, quote } of [...pack.drafts, ...pack.phrases]) {
      const provision = provisions.get(ref)
      let holder = provision
      while (holder && holder.kind !== 'article') holder = provisions.get(holder.parent ?? '')
      if (!provision || holder !== article) continue
      const base = article.text.indexOf(provision.text)
      for (let at = provision.text.indexOf(quote); at >= 0; at = provision.text.indexOf(quote, at + 1)) {
        spans.push([base + at, base + at + quote.length])
      }
    }
    for (const { words, at } of frequencyWords(article.text)) {
      if (!spans.some(([start, end]) => start <= at && at + words.length <= end))
        left.push(`${article.ref} ${words}`)
    }
  }
  return left
}
