import { describe, expect, it } from 'vitest'
import { sameDeed } from '../../src/imports/deeds.ts'
import { acceptAll, bring, broughtFolder } from './brought.ts'

const TEXT = `丙州市安全生产责任制实施细则

第一条　为了落实安全生产责任，制定本细则。
第二条　县（市、区）政府主要负责人每月至少召开1次安全生产例会，每季度至少召开1次安委会全体会议。
第三条　县（市、区）政府主要负责人每季度至少带队检查1次安全生产工作，每年至少带队检查安全生产工作6次。
第四条　本细则自2025年3月1日起施行。
`

describe('deeds in the words of a text', () => {
  it.each([
    ['带队检查', '带队检查安全生产工作', true],
    ['听取安全生产工作汇报', '各听取安全生产工作汇报', true],
    ['召开会议', '召开安全生产工作会议', true],
    ['召开安全生产例会', '召开安委会全体会议', false],
    ['安全生产调研', '约谈', false],
  ])('%s / %s: one = %s', (one, other, same) => {
    expect(sameDeed(one, other)).toBe(same)
    expect(sameDeed(other, one)).toBe(same)
  })
})

describe('two deeds of one post', () => {
  it('are never proposed as one activity; one deed of two rhythms is', async () => {
    const world = broughtFolder()
    const id = await bring(world, TEXT)
    const { drafts, activities } = world.imports.review(id).proposals
    const of = (words: string) => drafts.filter(({ what }) => what.includes(words)).map((one) => one.activity)
    expect(of('例会')).toEqual(['safety-work-meeting'])
    expect(of('安委会')).toEqual([`${id}.anweihuiquantihuiyi`])
    expect(activities).toContainEqual({
      id: `${id}.anweihuiquantihuiyi`,
      name: '召开安委会全体会议',
      words: ['安委会全体会议'],
    })
    expect(of('检查')).toEqual(['led-inspection', 'led-inspection'])
    expect(world.imports.review(id).shared).toEqual({})
    await acceptAll(world, id)
    expect(await world.imports.finish(id, '核对人')).toMatchObject({ ok: true })
    const rules = world
      .load()
      .pack(id)
      ?.obligations.map(({ activity, period }) => `${period} ${activity}`)
    expect(rules).toEqual([
      'month safety-work-meeting',
      `quarter ${id}.anweihuiquantihuiyi`,
      'quarter led-inspection',
      'year led-inspection',
    ])
  })

  it('are told to who gives them one activity all the same, on both rules', async () => {
    const world = broughtFolder()
    const id = await bring(world, TEXT)
    const rule = world.imports
      .review(id)
      .items.find((one) => one.kind === 'rule' && one.value?.what.includes('安委会'))
    if (rule?.kind !== 'rule' || rule.value === null) throw new Error('no such rule')
    const { ref, quote, who, what, count, period, posts, kind, reading } = rule.value
    const value = {
      ref,
      quote,
      who,
      what,
      count,
      period,
      posts,
      kind,
      reading,
      activity: 'safety-work-meeting',
    }
    const { shared } = await world.imports.decide(id, '核对人', [
      { subject: rule.subject, verdict: 'change', reason: '看作同一种会议', value },
    ])
    expect(Object.keys(shared)).toHaveLength(2)
    expect(shared[rule.subject]).toMatch(
      /^与“召开安全生产例会”记作同一种履职活动：做了一次，2 条都会算完成。/,
    )
    expect(shared[rule.subject]).toContain('另起一个')
  })
})
