import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { IncomingMessage } from '../../../src/conversation/index.ts'
import { loadKnowledge } from '../../../src/knowledge/index.ts'
import { createModel } from '../../../src/model/index.ts'
import { createPhraser, type Phraser } from '../../../src/phrasing/index.ts'
import type { Reply } from '../../../src/reply/index.ts'
import { type ModelServer, startModelServer } from '../../model/server/index.ts'
import { GROUP, type GroupTalk, LI, openGroupTalk } from '../groups-talk.ts'
import { openTalk, type Talk } from '../talk.ts'

const ROOT = join(import.meta.dirname, '../../..')
const QUESTION = '镇长多久带队检查一次？'
const BY_RULE = '程序按条文生成，没有用模型'

function phraserAt(url: string): Phraser {
  const model = createModel({
    baseUrl: url,
    model: 'loopback',
    dailyTokens: 1_000_000,
    memory: {
      rung: async () => null,
      keepRung: async () => undefined,
      tokens: async () => 0,
      addTokens: async () => undefined,
    },
    clock: () => new Date('2026-11-23T01:00:00Z'),
    log: { info: () => undefined },
    promptsDir: join(ROOT, 'prompts'),
  })
  return createPhraser({ model, knowledge: loadKnowledge(join(ROOT, 'knowledge')) })
}

const message: IncomingMessage = {
  person: 'local',
  text: QUESTION,
  now: new Date('2026-11-23T01:00:10Z'),
}
const notes = (reply: Reply) => reply.blocks.flatMap((block) => (block.type === 'note' ? block.text : []))

describe('an answer in a model’s words', () => {
  let server: ModelServer
  let talk: Talk
  beforeEach(async () => {
    server = await startModelServer()
    talk = await openTalk('2026-11-23', { phraser: phraserAt(server.url) })
  })
  afterEach(async () => {
    await talk.end()
    await server.close()
  })

  it('takes the place of the first answer, which says what it is', async () => {
    const first = await talk.say(QUESTION)
    expect(notes(first)).toContain(BY_RULE)
    expect(talk.conversation.phrasable(first)).toBe(true)
    const grown: Reply[] = []
    const whole = await talk.conversation.phrase(message, first, { onProgress: (so) => grown.push(so) })
    expect(notes(whole as Reply).at(-1)).toMatch(/^表述由模型（loopback）/)
    expect(notes(whole as Reply)).not.toContain(BY_RULE)
    expect(whole?.citations.map(({ ref }) => ref)).toEqual(first.citations.map(({ ref }) => ref))
    expect(whole?.buttons).toEqual(first.buttons)
    expect(grown.length).toBeGreaterThan(0)
  })

  it('is what the history shows, once, whichever page it is on', async () => {
    const first = await talk.say(QUESTION)
    const whole = await talk.conversation.phrase(message, first)
    const lines = await talk.conversation.history('local', 10)
    expect(lines.map(({ from }) => from)).toEqual(['person', 'assistant'])
    expect(lines[1]?.reply).toEqual(whole)
    const newest = await talk.conversation.history('local', 1)
    expect(newest.map(({ seq }) => seq)).toEqual([lines[1]?.seq])
    const older = await talk.conversation.history('local', 10, lines[1]?.seq)
    expect(older.map(({ from }) => from)).toEqual(['person'])
  })

  it('is kept from the history where something was said meanwhile', async () => {
    const first = await talk.say(QUESTION)
    await talk.say('帮助')
    expect(await talk.conversation.phrase(message, first)).toBeNull()
    expect(await talk.conversation.history('local', 10)).toHaveLength(4)
  })

  it('does not bring back a conversation that was cleared meanwhile', async () => {
    const first = await talk.say(QUESTION)
    await talk.conversation.handle({ ...message, text: '清空对话' })
    expect(await talk.conversation.phrase(message, first)).toBeNull()
  })

  it('says the own duties as facts, with the count as recorded', async () => {
    await talk.say('我是枣庄的镇长')
    await talk.tap('今年以前就已在任')
    const whole = await talk.conversation.phrase(message, await talk.say('我多久要带队检查一次？'))
    expect(talk.text(whole as Reply)).toContain('2026年第四季度已记录0次')
  })

  it('is not asked for where there is nothing to put in other words', async () => {
    const asked = server.requests.length
    for (const text of [
      '企业负责人要不要持证上岗？',
      '枣庄办法第十六条原文',
      '镇长的安全生产职责有哪些',
      '帮助',
    ]) {
      const reply = await talk.say(text)
      expect(talk.conversation.phrasable(reply), text).toBe(false)
      expect(await talk.conversation.phrase(message, reply)).toBeNull()
    }
    expect(server.requests).toHaveLength(asked)
  })

  it('keeps what stands around the answer: a report that waits', async () => {
    await talk.say('我是枣庄的镇长')
    await talk.tap('今年以前就已在任')
    await talk.say('今天带队检查了鑫达化工厂')
    const first = await talk.say('区长多久带队检查一次？')
    const waiting = first.blocks.at(-1)
    expect(waiting).toMatchObject({ type: 'note', text: expect.stringContaining('还没有确认') })
    const whole = await talk.conversation.phrase(message, first)
    expect(whole?.blocks.at(-1)).toEqual(waiting)
    expect(whole?.buttons).toEqual(first.buttons)
  })
})

describe('an answer in a model’s words, in a group', () => {
  let server: ModelServer
  let talk: GroupTalk
  beforeEach(async () => {
    server = await startModelServer()
    talk = await openGroupTalk({ phraser: phraserAt(server.url) })
  })
  afterEach(async () => {
    await talk.end()
    await server.close()
  })
  const inGroup = { ...message, group: GROUP }

  it('rests on nothing personal, and says what it is', async () => {
    const first = await talk.inGroup(LI, QUESTION, '2026-11-23 09:00')
    expect(notes(first)).toContain(BY_RULE)
    const whole = await talk.conversation.phrase({ ...inGroup, person: LI }, first)
    expect(notes(whole as Reply)).toContainEqual(expect.stringMatching(/^表述由模型/))
    expect(server.requests.at(-1)?.prompt.inputs.sources).not.toContain('[F1]')
  })

  it('is not for guests', async () => {
    const asked = server.requests.length
    const first = await talk.inGroup('tg:7111111111', QUESTION, '2026-11-23 09:00')
    expect(await talk.conversation.phrase({ ...inGroup, person: 'tg:7111111111' }, first)).toBeNull()
    expect(server.requests).toHaveLength(asked)
  })
})
