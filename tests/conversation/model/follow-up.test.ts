import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { GROUP, type GroupTalk, LI, OTHER_GROUP, openGroupTalk, WANG } from '../groups-talk.ts'
import { openTalk, type Talk } from '../talk.ts'

const ASKED = '镇长多久带队检查一次？'

describe('a follow-up in private, without a model', () => {
  let talk: Talk
  beforeEach(async () => {
    talk = await openTalk('2026-11-23')
  })
  afterEach(() => talk.end())

  it('is answered as the whole question, which is shown', async () => {
    await talk.say(ASKED)
    const reply = await talk.say('那分管副镇长呢？')
    expect(reply.blocks[0]).toEqual({
      type: 'note',
      text: expect.stringContaining('您是问：“分管副镇长多久带队检查一次'),
    })
    expect(reply.citations.map(({ ref }) => ref)).toContain('zaozhuang-2019#17.3')
    expect(reply.asked?.question).toContain('分管副镇长')
  })

  it('reaches over a restart, and not over half an hour', async () => {
    await talk.say(ASKED)
    await talk.restart()
    expect(talk.text(await talk.say('那分管副镇长呢？'))).toContain('您是问')
    await talk.say(ASKED)
    talk.on('2026-11-23', '09:40')
    expect(talk.text(await talk.say('那分管副镇长呢？'))).not.toContain('您是问')
  })

  it('is none after 清空对话', async () => {
    await talk.say(ASKED)
    await talk.say('清空对话')
    expect(talk.text(await talk.say('那分管副镇长呢？'))).not.toContain('您是问')
  })

  it('is none once something else was talked of', async () => {
    await talk.say(ASKED)
    await talk.say('帮助')
    await talk.say('法规')
    expect(talk.text(await talk.say('那分管副镇长呢？'))).not.toContain('您是问')
  })

  it.each(['那我提拔了呢', '那他要是退休了呢', '退休了呢', '调走了呢'])(
    'on what has become of the person comes to the rule on that: %s',
    async (said) => {
      for (const asked of ['调走了还追究吗', '要是没检查呢', '瞒报事故怎么处理']) {
        await talk.say('清空对话')
        await talk.say(asked)
        const refs = (await talk.say(said)).citations.map(({ ref }) => ref)
        expect(refs).toEqual(expect.arrayContaining(['zaozhuang-2019#37', 'guangxi-2018#26']))
      }
    },
  )

  it.each([
    ['企业呢', '市长呢'],
    ['镇里呢', '街道办呢'],
    ['安委办呢', '应急局长呢'],
    ['政协呢', '纪委书记呢'],
    ['高新区呢', '科长呢'],
    ['提拔呢', '枣庄呢'],
  ])('is not built upon one that asked nothing: %s %s', async (first, second) => {
    await talk.say(first)
    expect(talk.text(await talk.say(second))).not.toContain('您是问')
  })

  it('is answered for guests, too', async () => {
    talk.as('tg:7111111111')
    await talk.say(ASKED)
    expect(talk.text(await talk.say('那分管副镇长呢？'))).toContain('您是问：“分管副镇长多久带队检查一次')
  })

  it('leaves reports alone', async () => {
    await talk.say(ASKED)
    const reply = await talk.say('今天带队检查了鑫达化工厂')
    expect(talk.text(reply)).not.toContain('您是问')
    expect(reply.asked).toBeUndefined()
  })
})

describe('a follow-up in a group', () => {
  let talk: GroupTalk
  beforeEach(async () => {
    talk = await openGroupTalk()
  })
  afterEach(() => talk.end())
  const say = async (who: string, text: string, minute: string, group = GROUP) =>
    talk.text(await talk.inGroup(who, text, `2026-11-23 09:${minute}`, { group }))

  it('is of the one who asked, in that group, for half an hour', async () => {
    await say(LI, ASKED, '00')
    expect(await say(WANG, '那分管副镇长呢？', '01')).not.toContain('您是问')
    expect(await say(LI, '那分管副镇长呢？', '01', OTHER_GROUP)).not.toContain('您是问')
    expect(await say(LI, '那分管副镇长呢？', '02')).toContain('您是问：“分管副镇长多久带队检查一次')
    expect(await say(LI, '那镇长呢？', '33')).not.toContain('您是问')
  })

  it('is forgotten with 清空对话, said there', async () => {
    await say(LI, ASKED, '00')
    expect(await say(LI, '清空对话', '01')).toContain('不再记着')
    expect(await say(LI, '那分管副镇长呢？', '02')).not.toContain('您是问')
  })

  it('is no line of the private conversation', async () => {
    await say(LI, ASKED, '00')
    const lines = await talk.store.messages(LI, 20)
    expect(lines.length).toBeGreaterThan(0)
    expect(lines.filter(({ body }) => body.includes(ASKED))).toEqual([])
  })
})
