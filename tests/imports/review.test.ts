import { appendFileSync, existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { matchPosts } from '../../src/knowledge/index.ts'
import { acceptAll, type Brought, bring, broughtFolder } from './brought.ts'
import { JIAZHOU, JIAZHOU_LATER } from './text.ts'

const obligations = (world: Brought, id: string) => world.load().pack(id)?.obligations ?? []
const RULE = 'd:#5:1'

describe('a review', () => {
  it('becomes rules of the evaluator, each with its words', async () => {
    const world = broughtFolder()
    const id = await bring(world, JIAZHOU)
    await acceptAll(world, id)
    expect(await world.imports.finish(id, '核对人')).toEqual({ ok: true, revision: 1 })
    expect(
      obligations(world, id).map(({ ref, posts, activity, count, every, period, from }) =>
        [ref.slice(ref.indexOf('#')), posts.join(), activity, `${count}/${every} ${period}`, from].join(' '),
      ),
    ).toEqual([
      '#3.1 county-party-head standing-committee-meeting 1/1 half-year 2025-03-01',
      '#3.2 county-party-head field-research 1/1 quarter 2025-03-01',
      '#4.1 county-government-head government-executive-meeting 1/1 quarter 2025-03-01',
      '#4.2 county-government-head led-inspection 1/2 month 2025-03-01',
      '#5 town-government-head led-inspection 2/1 month 2025-03-01',
    ])
    const matches = matchPosts('我是镇长', world.load(), { regulation: id })
    expect(matches[0]).toMatchObject({ post: 'town-government-head', score: 1 })
    expect(world.imports.list()).toMatchObject([{ state: 'accepted', revision: 1, openDecisions: 0 }])
  })

  it('is found by a title that no vocabulary holds, where a reviewer names it', async () => {
    const world = broughtFolder()
    const id = await bring(world, JIAZHOU)
    await acceptAll(world, id)
    const post = world.imports
      .review(id)
      .items.find(({ subject }) => subject === 'p:town-government-head')?.value
    const at = [{ level: 'town', titles: ['镇长', '片长'] }]
    await world.imports.decide(id, '核对人', [
      {
        subject: 'p:town-government-head',
        verdict: 'change',
        reason: '本市这样称呼',
        value: { ...post, at },
      },
    ])
    await world.imports.finish(id, '核对人')
    const [first] = matchPosts('我是片长，要做什么', world.load())
    expect(first).toMatchObject({ regulation: id, post: 'town-government-head', words: '片长' })
  })

  it('of the nation leaves a town head who speaks of the nation to the region', async () => {
    const world = broughtFolder()
    const id = await bring(world, JIAZHOU)
    const { value } = world.imports.review(id).meta
    const nation = { ...value, authority: 'nation', region: { name: '全国', within: [] } }
    await world.imports.decide(id, '核对人', [
      { subject: 'm', verdict: 'change', reason: '全国的规定', value: nation },
    ])
    const matches = matchPosts('全国两会期间，我作为镇长带队检查了一次', world.load())
    expect(matches.map(({ regulation }) => regulation)).toContain('zaozhuang-2019')
  })

  it('says what is missing, with its place, until nothing is', async () => {
    const world = broughtFolder()
    const id = await bring(world, JIAZHOU)
    const { missing, items } = world.imports.review(id)
    expect(missing).toHaveLength(items.length + 1)
    expect(missing.join('\n')).toContain('第五条')
    await acceptAll(world, id, [RULE])
    expect(world.imports.review(id).missing).toEqual([expect.stringContaining('第五条')])
    expect(await world.imports.finish(id, '核对人')).toMatchObject({
      ok: false,
      missing: [expect.any(String)],
    })
    expect(obligations(world, id)).toEqual([])
  })

  it.each([
    ['reject', undefined, '理由'],
    ['reject', '  ', '理由'],
    ['change', undefined, '理由'],
    ['change', '因为', '内容'],
  ] as const)('refuses to %s for the reason %j', async (verdict, reason, words) => {
    const world = broughtFolder()
    const id = await bring(world, JIAZHOU)
    const decided = world.imports.decide(id, '核对人', [{ subject: RULE, verdict, reason, value: {} }])
    await expect(decided).rejects.toThrow(reason === '因为' ? /不对/ : words)
    expect(world.imports.review(id).decisions).toEqual([])
  })

  it('keeps all decisions of a call or none of them', async () => {
    const world = broughtFolder()
    const id = await bring(world, JIAZHOU)
    const decided = world.imports.decide(id, '核对人', [
      { subject: 'm', verdict: 'accept' },
      { subject: 'd:#1:1', verdict: 'accept' },
    ])
    await expect(decided).rejects.toMatchObject({ fault: 'bad-decision' })
    expect(world.imports.review(id).decisions).toEqual([])
  })

  it('accounts for the words of a rule that is not adopted by the reason given', async () => {
    const world = broughtFolder()
    const id = await bring(world, JIAZHOU)
    await acceptAll(world, id, [RULE, 'd:#3.2:1'])
    await world.imports.decide(id, '核对人', [
      { subject: RULE, verdict: 'reject', reason: '另有专门的检查计划。' },
      { subject: 'd:#3.2:1', verdict: 'reject', reason: '调研不计次。', value: { as: 'uncounted' } },
    ])
    expect(await world.imports.finish(id, '核对人')).toMatchObject({ ok: true })
    const pack = world.load().pack(id)
    expect(pack?.obligations.map(({ ref }) => ref)).not.toContain(`${id}#5`)
    expect(pack?.phrases).toContainEqual(
      expect.objectContaining({ ref: `${id}#5`, reason: '另有专门的检查计划。' }),
    )
    expect(pack?.uncounted).toMatchObject([
      { ref: `${id}#3.2`, posts: ['county-party-head'], reason: '调研不计次。' },
    ])
  })

  it('takes a rule added by hand, with an activity of its own, for a post of another provision', async () => {
    const world = broughtFolder()
    const id = await bring(world, JIAZHOU)
    await acceptAll(world, id)
    const value = {
      ref: `${id}#6`,
      quote: '定期公布考核结果',
      who: '',
      what: '',
      count: 1,
      period: { n: 1, unit: 'year' },
      posts: ['county-party-head'],
      kind: 'personal',
      reading: '按年公布。',
      activity: null,
      newActivity: { name: '公布考核结果', words: ['公布了考核结果'] },
    }
    await world.imports.decide(id, '核对人', [
      { subject: 'new:1', verdict: 'change', reason: '本市每年公布。', value },
    ])
    expect(await world.imports.finish(id, '核对人')).toMatchObject({ ok: true })
    const knowledge = world.load()
    const added = knowledge.obligation(`${id}.added.1`)
    expect(added).toMatchObject({ ref: `${id}#6`, count: 1, period: 'year', reading: '按年公布。' })
    expect(knowledge.activities).toContainEqual({
      id: added?.activity,
      name: '公布考核结果',
      words: ['公布了考核结果'],
    })
  })

  it.each([
    ['words that are not the provision’s', { ref: '#6', quote: '每季度公布' }],
    ['a provision that is not there', { ref: '#60', quote: '定期公布考核结果' }],
  ])('refuses a rule by hand with %s', async (_, place) => {
    const world = broughtFolder()
    const id = await bring(world, JIAZHOU)
    const value = {
      ...place,
      who: '',
      what: '',
      count: 1,
      period: { n: 1, unit: 'year' },
      posts: [],
      kind: 'personal',
      reading: null,
      activity: 'training',
    }
    const decided = world.imports.decide(id, '核对人', [
      { subject: 'new:1', verdict: 'change', reason: '有', value },
    ])
    await expect(decided).rejects.toMatchObject({ fault: 'bad-decision' })
  })

  it('puts changed metadata into force at once, as long as no rule is', async () => {
    const world = broughtFolder()
    const id = await bring(world, JIAZHOU)
    const { value } = world.imports.review(id).meta
    const changed = { ...value, shortName: '甲州办法', region: { name: '甲州市', within: ['丙省'] } }
    await world.imports.decide(id, '核对人', [
      { subject: 'm', verdict: 'change', reason: '平时的叫法', value: changed },
    ])
    expect(world.load().pack(id)?.meta).toMatchObject({ shortName: '甲州办法', region: { within: ['丙省'] } })
    expect(world.imports.review(id).meta.value).toEqual(changed)
    expect(world.imports.list()).toMatchObject([{ state: 'draft' }])
  })

  it('keeps what was accepted as it was accepted, in a record that only grows', async () => {
    const world = broughtFolder()
    const id = await bring(world, JIAZHOU)
    const path = join(world.dir, id, 'review.jsonl')
    await world.imports.decide(id, '甲', [{ subject: RULE, verdict: 'accept' }])
    const before = readFileSync(path, 'utf8')
    await world.imports.decide(id, '乙', [{ subject: RULE, verdict: 'reject', reason: '改主意了' }])
    expect(readFileSync(path, 'utf8').startsWith(before)).toBe(true)
    const { decisions, items } = world.imports.review(id)
    expect(decisions.map(({ by, verdict }) => [by, verdict])).toEqual([
      ['甲', 'accept'],
      ['乙', 'reject'],
    ])
    expect(decisions[0]?.value).toMatchObject({ quote: expect.stringContaining('每月至少'), count: 2 })
    expect(items.find(({ subject }) => subject === RULE)?.value).toBeNull()
  })

  it('goes on behind a line that a crash cut short', async () => {
    const world = broughtFolder()
    const id = await bring(world, JIAZHOU)
    await world.imports.decide(id, '甲', [{ subject: RULE, verdict: 'accept' }])
    appendFileSync(join(world.dir, id, 'review.jsonl'), '{"at":"2026-09-21T01:00:00.000Z","by":"甲","subj')
    expect(world.imports.review(id).decisions).toHaveLength(1)
    await world.imports.decide(id, '甲', [{ subject: 'm', verdict: 'accept' }])
    expect(world.imports.review(id).decisions.map(({ subject }) => subject)).toEqual([RULE, 'm'])
  })

  it('proposes the same under the same subjects however often it is looked at', async () => {
    const world = broughtFolder()
    const id = await bring(world, JIAZHOU)
    const first = world.imports.review(id)
    const again = broughtFolder(world.dir).imports.review(id)
    expect(again).toEqual(first)
  })
})

describe('a review that goes on after the rules came into force', () => {
  it('ends what was changed and begins it anew; the files before are kept', async () => {
    const world = broughtFolder()
    const id = await bring(world, JIAZHOU)
    await acceptAll(world, id)
    await world.imports.finish(id, '核对人')
    world.now = new Date('2026-11-02T09:00:00+08:00')
    const rule = world.imports.review(id).items.find(({ subject }) => subject === RULE)?.value
    await world.imports.decide(id, '核对人', [
      { subject: RULE, verdict: 'change', reason: '本市解释为三次', value: { ...rule, count: 3 } },
      { subject: 'd:#3.2:1', verdict: 'reject', reason: '已经不做' },
    ])
    // Nothing holds before it is finished.
    expect(obligations(world, id).map(({ to }) => to)).toEqual([null, null, null, null, null])
    expect(world.imports.list()).toMatchObject([{ openDecisions: 2, state: 'accepted' }])
    expect(await world.imports.finish(id, '核对人')).toEqual({ ok: true, revision: 2 })
    const spans = Object.fromEntries(
      obligations(world, id).map(({ id: rule, from, to, count }) => [rule, [from, to, count]]),
    )
    expect(spans).toEqual({
      [`${id}.3.1.1`]: ['2025-03-01', null, 1],
      [`${id}.3.2.1`]: ['2025-03-01', '2026-11-02', 1],
      [`${id}.4.1.1`]: ['2025-03-01', null, 1],
      [`${id}.4.2.1`]: ['2025-03-01', null, 1],
      [`${id}.5.1`]: ['2025-03-01', '2026-11-02', 2],
      [`${id}.5.1.r2`]: ['2026-11-02', null, 3],
    })
    // Finishing once more changes nothing.
    expect(await world.imports.finish(id, '核对人')).toEqual({ ok: true, revision: 2 })
    const kept = readFileSync(join(world.dir, id, 'history', '1', 'rules.yaml'), 'utf8')
    expect(kept).toContain('count: 2')
    expect(kept).not.toContain('to:')
    expect(existsSync(join(world.dir, id, 'history', '2'))).toBe(false)
  })

  it('follows the version it replaces, by what a person confirmed', async () => {
    const world = broughtFolder()
    const first = await bring(world, JIAZHOU)
    const second = await bring(world, JIAZHOU_LATER)
    expect(world.imports.review(second).meta.value.replaces).toBe(first)
    const alone = { ...world.imports.review(second).meta.value, replaces: null }
    await world.imports.decide(second, '核对人', [
      { subject: 'm', verdict: 'change', reason: '两回事', value: alone },
    ])
    expect(world.load().pack(first)?.meta.repealed).toBeNull()
    await world.imports.decide(second, '核对人', [
      { subject: 'm', verdict: 'change', reason: '看错了', value: { ...alone, replaces: first } },
    ])
    expect(world.load().pack(first)?.meta.repealed).toBe('2027-03-01')
  })
})
