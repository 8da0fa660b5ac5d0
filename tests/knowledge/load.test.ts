import { describe, expect, it } from 'vitest'
import {
  checkKnowledge,
  levels,
  loadKnowledge,
  postLabel,
  postsAt,
  regions,
} from '../../src/knowledge/index.ts'

const knowledge = loadKnowledge('knowledge')

/** Every frequency rule of the two texts: id, provision, posts, activity, count, period, kind. */
const OBLIGATIONS = `
zz-6.1-meeting #6.1 district-party-head standing-committee-meeting 1 half-year personal
zz-6.1-research #6.1 district-party-head field-research 1 quarter personal
zz-6.7-study #6.7 district-party-head group-study 1 half-year personal
zz-7.1-hearing #7.1 district-government-head government-executive-meeting 1 quarter personal
zz-7.1-inspection #7.1 district-government-head led-inspection 1 quarter personal
zz-7.3-list #7.3 district-government-head duty-list-issued 1 year personal
zz-7.3-review #7.3 district-government-head duty-list-review 1 half-year personal
zz-9.3-inspection #9.3 district-safety-deputy led-inspection 1 quarter personal
zz-10.4-analysis #10.4 district-deputy situation-analysis 1 year personal
zz-12.1-meeting #12.1 regulator-head safety-work-meeting 1 quarter personal
zz-12.1-inspection #12.1 regulator-head led-inspection 1 quarter personal
zz-12.2-study #12.2 regulator-safety-deputy safety-work-study 1 quarter personal
zz-12.2-inspection #12.2 regulator-safety-deputy led-inspection 1 quarter personal
zz-15.2-meeting #15.2 town-party-head party-work-committee-meeting 1 half-year personal
zz-15.2-research #15.2 town-party-head field-research 1 quarter personal
zz-15.7-training #15.7 town-party-head training 1 half-year personal
zz-16.3-inspection #16.3 town-government-head led-inspection 1 quarter personal
zz-17.3-inspection #17.3 town-safety-deputy led-inspection 1 quarter personal
zz-17.5-report #17.5 town-safety-deputy duty-report 1 year personal
zz-18-report #18 town-member duty-report 1 year personal
zz-19.7-report #19.7 town-emergency-deputy-director duty-report 1 year personal
zz-22-bulletin #22 party-and-government safety-bulletin 1 quarter institutional
zz-24-assessment #24 party-and-government responsibility-assessment 1 year institutional
zz-25-debrief #25/2 district-deputy,district-government-head,district-party-head,district-safety-deputy,district-standing-member,town-government-head,town-member,town-party-head,town-safety-deputy annual-debrief 1 year personal
gx-5.2-meeting #5.2 party-head standing-committee-meeting 1 year personal
gx-6.2-meeting-region #6.2 regional-government-head government-executive-meeting 2 year personal
gx-6.2-meeting #6.2 government-head government-executive-meeting 1 quarter personal
gx-6.3-list #6.3 government-head,regional-government-head duty-list-issued 1 year personal
gx-9.4-analysis #9.4 deputy situation-analysis 1 year personal
gx-12-tour #12 party-and-government inspection-tour 1 year institutional
gx-13-assessment #13 party-and-government responsibility-assessment 1 year institutional
gx-14-debrief #14/2 deputy,government-head,party-head,regional-government-head,safety-deputy,standing-member annual-debrief 1 year personal
`

describe('the knowledge of both regulations', () => {
  it('holds exactly the frequency rules of the texts', () => {
    const written = knowledge.packs.flatMap(({ obligations }) =>
      obligations.map((rule) =>
        [
          rule.id,
          rule.ref.slice(rule.ref.indexOf('#')),
          [...rule.posts].sort().join(),
          rule.activity,
          rule.count,
          rule.period,
          rule.kind,
        ].join(' '),
      ),
    )
    expect(written.sort()).toEqual(OBLIGATIONS.trim().split('\n').sort())
  })

  it('binds each rule from the day its regulation is in force, with no end', () => {
    for (const { meta, obligations } of knowledge.packs) {
      expect(new Set(obligations.map(({ from, to }) => `${from}/${to}`))).toEqual(
        new Set([`${meta.inForce}/null`]),
      )
    }
  })

  it('keeps periodic duties without a number apart', () => {
    const refs = knowledge.packs.flatMap(({ uncounted }) => uncounted.map(({ ref }) => ref)).sort()
    expect(refs).toEqual([
      'guangxi-2018#14/1',
      'guangxi-2018#16',
      'guangxi-2018#6.3',
      'zaozhuang-2019#20',
      'zaozhuang-2019#25/1',
      'zaozhuang-2019#27',
    ])
  })

  it('states both regulations as issued', () => {
    const [zaozhuang, guangxi] = [knowledge.pack('zaozhuang-2019'), knowledge.pack('guangxi-2018')]
    expect(zaozhuang?.meta).toMatchObject({
      shortName: '枣庄办法',
      issued: '2019-06-27',
      inForce: '2019-06-27',
    })
    expect(zaozhuang?.meta.documentNumber).toBe('室字〔2019〕88号')
    expect(guangxi?.meta).toMatchObject({
      shortName: '广西细则',
      issued: '2018-11-17',
      inForce: '2018-11-17',
    })
    expect(knowledge.pack('nowhere')).toBeUndefined()
  })

  it('reads the doubled 作 once and lets the other slip stand as printed', () => {
    expect(knowledge.provision('zaozhuang-2019#15.7')?.text).toContain('宣传思想工作范畴')
    expect(knowledge.provision('zaozhuang-2019#12.1')?.text).toContain('严厉查处违法违规行，')
  })

  it('finds provisions, posts and obligations by id', () => {
    expect(knowledge.provision('zaozhuang-2019#6.1')?.label).toBe('《枣庄办法》第六条第（一）项')
    expect(knowledge.post('guangxi-2018', 'deputy')?.duties).toEqual(['guangxi-2018#9'])
    expect(knowledge.obligation('zz-25-debrief')?.posts).toHaveLength(9)
    expect(knowledge.obligation('zz-0')).toBeUndefined()
  })

  it('is proven by the check, every frequency phrase and duty item accounted for', () => {
    const { findings, summary } = checkKnowledge('knowledge')
    expect(findings).toEqual([])
    expect(summary).toMatchObject({ regulations: 2, articles: 71, posts: 26, obligations: 32, uncounted: 6 })
    expect(summary.phrases).toMatchObject({ noted: 3, unaccounted: 0 })
    expect(summary.dutyItems.withoutPost).toBe(0)
    expect(summary.dutyItems.total).toBeGreaterThan(100)
  })
})

describe('choosing region, level and post', () => {
  it('offers a region per regulation and its levels in order', () => {
    expect(
      regions(knowledge)
        .map(({ name }) => name)
        .sort(),
    ).toEqual(['广西壮族自治区', '枣庄市'].sort())
    expect(levels(knowledge, 'zaozhuang-2019').map(({ name }) => name)).toEqual([
      '区（市）',
      '部门',
      '镇（街道）',
    ])
    expect(levels(knowledge, 'guangxi-2018').at(-1)?.note).toContain('参照')
    expect(levels(knowledge, 'nowhere')).toEqual([])
  })

  it('offers every personal post at some level, institutions at none', () => {
    for (const pack of knowledge.packs) {
      const offered = new Set(
        pack.levels.flatMap(({ id }) => postsAt(knowledge, pack.meta.id, id).map(({ post }) => post)),
      )
      const personal = pack.posts.filter(({ institution }) => !institution).map(({ id }) => id)
      expect([...offered].sort()).toEqual(personal.sort())
    }
  })

  it('gives the titles of the level asked for', () => {
    const town = postsAt(knowledge, 'guangxi-2018', 'town').find(({ post }) => post === 'party-head')
    expect(town?.titles[0]).toBe('乡镇党委书记')
    expect(postsAt(knowledge, 'guangxi-2018', 'nowhere')).toEqual([])
  })

  it('labels a post by its name and an unknown one by its id', () => {
    expect(postLabel(knowledge, 'zaozhuang-2019', 'town-member')).toBe('镇（街道）其他党政领导班子成员')
    expect(postLabel(knowledge, 'zaozhuang-2019', 'gone')).toBe('zaozhuang-2019:gone')
  })
})
