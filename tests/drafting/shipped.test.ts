import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { describe, expect, test } from 'vitest'
import { type DraftedPack, draftPack, loadDrafting } from '../../src/drafting/index.ts'
import { loadKnowledge } from '../../src/knowledge/index.ts'
import { parseRegulation } from '../../src/regulation/index.ts'

const DIR = fileURLToPath(new URL('../../knowledge', import.meta.url))
const knowledge = loadKnowledge(DIR)
const vocabulary = loadDrafting(DIR)

/** Out of text.txt alone: neither rules.yaml nor the slips of meta.yaml are known to the drafter. */
function drafted(id: string): DraftedPack {
  const text = readFileSync(`${DIR}/${id}/text.txt`, 'utf8')
  return draftPack(parseRegulation(text, { id }), knowledge, vocabulary)
}

const rule = ({
  ref,
  count,
  period,
  activity,
}: {
  ref: string
  count: number
  period: string
  activity: string | null
}) => `${ref} ${count}/${period} ${activity}`

describe.each(['zaozhuang-2019', 'guangxi-2018'])('%s, unaided', (id) => {
  const pack = drafted(id)
  const known = knowledge.pack(id)
  const drafts = pack.drafts.map((draft) => ({ ...draft, period: `${draft.period.n} ${draft.period.unit}` }))

  test('the drafts are the obligations, none more and none less: provision, number, period, activity', () => {
    const wanted = (known?.obligations ?? []).map((each) => rule({ ...each, period: `1 ${each.period}` }))
    expect(drafts.map(rule).sort()).toEqual(wanted.sort())
  })

  test('a number is called printed exactly where the quote prints one', () => {
    for (const draft of pack.drafts) {
      expect([draft.quote, draft.printed]).toEqual([draft.quote, /[0-9一二]\s*次/.test(draft.quote)])
    }
  })

  test('what the text does not number is less sure than what it does', () => {
    const lowest = Math.min(
      ...pack.drafts.filter(({ printed }) => printed).map(({ confidence }) => confidence),
    )
    const others = pack.drafts.filter(({ printed }) => !printed).map(({ confidence }) => confidence)
    expect(Math.max(...others)).toBeLessThan(lowest)
    expect(Math.min(...others)).toBeGreaterThanOrEqual(0.5)
  })

  test('duties that come round without a number are phrases, with the reason', () => {
    const phrases = new Map(pack.phrases.map(({ ref, quote, reason }) => [`${ref}|${quote}`, reason]))
    for (const duty of known?.uncounted ?? []) {
      const found = [...phrases].filter(
        ([key]) =>
          key.startsWith(`${duty.ref}|`) &&
          /定期|年度/.test(key) &&
          duty.quote.includes(key.split('|')[1] as string),
      )
      expect([duty.id, found.length > 0]).toEqual([duty.id, true])
    }
  })
})

describe('who is bound', () => {
  const who = (id: string, ref: string) =>
    drafted(id)
      .drafts.filter((draft) => draft.ref === `${id}#${ref}`)
      .map((draft) => draft.who)

  test.each([
    ['zaozhuang-2019', '6.1', ['区（市）党委主要负责人', '区（市）党委主要负责人']],
    ['zaozhuang-2019', '6.7', ['党委理论学习中心组']],
    ['zaozhuang-2019', '9.3', ['区（市）政府分管安全生产工作的领导干部']],
    [
      'zaozhuang-2019',
      '12.2',
      [
        '市、区（市）政府负有安全生产监管职责部门分管安全生产工作负责人',
        '市、区（市）政府负有安全生产监管职责部门分管安全生产工作负责人',
      ],
    ],
    ['zaozhuang-2019', '18', ['镇（街道）其他党政领导班子成员']],
    ['zaozhuang-2019', '24', ['各级党委和政府']],
    ['guangxi-2018', '6.2', ['自治区人民政府', '市县人民政府']],
    ['guangxi-2018', '12', ['上级党委和政府']],
  ])('%s #%s', (id, ref, expected) => {
    expect(who(id, ref)).toEqual(expected)
  })

  test('the study group stands in the list of the party head, who answers for it', () => {
    const pack = drafted('zaozhuang-2019')
    const study = pack.drafts.find(({ ref }) => ref.endsWith('#6.7'))
    const head = pack.posts.find(({ name }) => name === '区（市）党委主要负责人')
    expect(study?.posts).toEqual([head?.id])
    expect(study?.reading).toContain('党委理论学习中心组')
  })

  test('the governments of two levels are two posts, their heads', () => {
    const pack = drafted('guangxi-2018')
    const posts = pack.drafts.filter(({ ref }) => ref.endsWith('#6.2')).flatMap((draft) => draft.posts)
    const names = posts.map((id) => pack.posts.find((post) => post.id === id)?.name)
    expect(names).toEqual(['自治区人民政府主要负责人', '市县人民政府主要负责人'])
  })
})

test('posts with a list of duties are found though no number stands in it', () => {
  const names = drafted('zaozhuang-2019').posts.map(({ name }) => name)
  expect(names).toEqual(
    expect.arrayContaining([
      '区（市）党委常委会其他成员',
      '市、区（市）政府其他行业（领域）主管部门主要负责人',
    ]),
  )
})
