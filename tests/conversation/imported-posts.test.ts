import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { createImports } from '../../src/imports/index.ts'
import { loadKnowledge } from '../../src/knowledge/index.ts'
import { openTalk, type Talk } from './talk.ts'

const TEXT = `乙州市河长制实施办法

第一条　为了落实河长制，制定本办法。
第二条　县（区）委主要负责人每半年至少召开1次河长会议。
第三条　县（区）人民政府主要负责人每季度至少带队巡河1次。
第四条　镇级河长每月巡河不少于2次。
第五条　村级河长每周巡河不少于1次。
第六条　本办法自2025年3月1日起施行。
`

const MEETINGS = `丙州市安全生产责任制实施细则

第一条　为了落实安全生产责任，制定本细则。
第二条　县（市、区）政府主要负责人每月至少召开1次安全生产例会，每季度至少召开1次安委会全体会议。
第三条　本细则自2025年3月1日起施行。
`

/** The regulation as somebody brings it and accepts all that is proposed. */
async function accepted(text = TEXT): Promise<{ data: string; id: string }> {
  const data = mkdtempSync(join(tmpdir(), 'zhaodan-imported-posts-'))
  const dir = join(data, 'regulations')
  const imports = createImports({
    dir,
    knowledge: () => loadKnowledge(join(import.meta.dirname, '../../knowledge'), dir),
    clock: () => new Date('2026-09-21T09:00:00+08:00'),
  })
  const { report } = await imports.importFile('河长.txt', new TextEncoder().encode(text))
  const id = report.regulation
  const { items } = imports.review(id)
  await imports.decide(
    id,
    '核对人',
    ['m', ...items.map(({ subject }) => subject)].map((subject) => ({ subject, verdict: 'accept' })),
  )
  const { missing } = imports.review(id)
  if (missing.length > 0) throw new Error(missing.join())
  const finished = await imports.finish(id, '核对人')
  if (!finished.ok) throw new Error(JSON.stringify(finished))
  return { data, id }
}

describe('a post that was accepted is taken in a conversation', () => {
  let given: { data: string; id: string }
  let talk: Talk
  beforeAll(async () => {
    given = await accepted()
  })
  afterAll(() => rmSync(given.data, { recursive: true, force: true }))
  beforeEach(async () => {
    talk = await openTalk('2026-11-22', {}, given.data)
  })
  afterEach(() => talk.end())

  it.each([
    ['我是村级河长，2026年1月1日到任', '村级河长'],
    ['我是乙州市的镇级河长，2026年1月1日到任', '镇级河长'],
    ['我2026年1月1日起担任乡级河长', '镇级河长'],
    ['我是镇河长，2026年1月1日到任', '镇级河长'],
    ['我是乙州市某县县委书记，2026年1月1日到任', '县（区）委主要负责人'],
    ['我是乙州市某区区委书记，2026年1月1日到任', '县（区）委主要负责人'],
    ['我是乙州市某县县长，2026年1月1日到任', '县（区）人民政府主要负责人'],
  ])('%s', async (said, name) => {
    const text = talk.text(await talk.say(said))
    expect(text).toContain('已登记岗位')
    expect(text).toContain(`的“${name}”，自2026年1月1日`)
    expect(await talk.store.tenures('local')).toMatchObject([{ regulation: given.id, from: '2026-01-01' }])
  })

  it('by its name alone: the first day is asked for', async () => {
    expect(talk.text(await talk.say('我是村级河长'))).toContain('村级河长')
    await talk.tap('今年以前就已在任')
    expect(await talk.store.tenures('local')).toMatchObject([
      { regulation: given.id, title: '村级河长', from: '2026-01-01' },
    ])
  })

  it('without its level, which of them is asked', async () => {
    const asked = await talk.say('我是河长')
    expect(talk.labels(asked)).toEqual(
      expect.arrayContaining([expect.stringContaining('镇级河长'), expect.stringContaining('村级河长')]),
    )
    expect(await talk.store.tenures('local')).toEqual([])
  })

  it.each(['昨天和村级河长一起巡河', '村级河长多久巡河一次', '我是来问村级河长多久巡河一次的？', '我是村民'])(
    'takes nothing from %s',
    async (said) => {
      expect(talk.text(await talk.say(said))).not.toContain('已登记岗位')
      expect(await talk.store.tenures('local')).toEqual([])
    },
  )
})

describe('two deeds of one item are two things to do', () => {
  it('one that was recorded does not count for the other', async () => {
    const { data } = await accepted(MEETINGS)
    const talk = await openTalk('2026-11-22', {}, data)
    try {
      await talk.say('我是丙州市某县县长，2026年1月1日到任')
      await talk.say('昨天召开了安全生产例会')
      await talk.tap('确认')
      const after = talk.text(await talk.say('我还差什么'))
      expect(after).toContain('安委会全体会议')
      expect(after).not.toMatch(/安委会全体会议[^\n]*已完成/)
      await talk.say('昨天召开了安委会全体会议')
      await talk.tap('确认')
      const entries = await talk.store.ledger('local')
      expect(entries.map(({ activity }) => activity).map((id) => id?.replace(/^.*\./, ''))).toEqual([
        'safety-work-meeting',
        'anweihuiquantihuiyi',
      ])
    } finally {
      await talk.end()
      rmSync(data, { recursive: true, force: true })
    }
  })
})
