import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { PANEL_A_MINUTE } from '../../../src/access/index.ts'
import { withAdministrator } from '../../../src/channels/telegram/administrator.ts'
import { createBotApi } from '../../../src/channels/telegram/api/index.ts'
import type { Handling } from '../../../src/channels/telegram/handling.ts'
import { openTalk, type Talk } from '../../conversation/talk.ts'
import { BotApiServer, inProcess } from '../../telegram/botapi/index.ts'
import { type Group, type Person, TestWorld } from '../../telegram/people/index.ts'

let talk: Talk
let server: BotApiServer
let world: TestWorld
let zhang: Person
let li: Person
let chen: Person
let group: Group
let errors: string[]
let handling: Handling

beforeAll(async () => {
  talk = await openTalk('2026-11-23')
})
afterAll(() => talk.end())
beforeEach(async () => {
  server = await BotApiServer.start()
  world = new TestWorld(inProcess(server))
  zhang = await world.user('张三')
  li = await world.user('李四')
  chen = await world.user('陈静')
  group = await world.group('安委会成员群', [zhang, li, chen])
  await group.adds('bot')
  errors = []
  const log = { info: () => undefined, error: (message: string) => void errors.push(message) }
  const api = createBotApi({ token: server.token, apiRoot: server.url, timeoutMs: 500 })
  handling = { api, options: { conversation: talk.conversation, log } } as unknown as Handling
})
afterEach(() => server.close())

const now = new Date('2026-11-23T01:00:00Z')
/** What the core is told of a message of this account in the group. */
async function told(userId: number, said: { text: string } | { tap: string }) {
  const address = `tg:${group.id}`
  const from = { person: `tg:${userId}`, userId, name: '某人' }
  const where = { address, chatId: group.id, kind: 'group' as const, title: group.title, thread: null }
  const message = { person: from.person, now, group: { address, title: group.title }, ...said }
  return (await withAdministrator(handling, message, { from, where })).group?.administrator
}
const asked = async () => (await world.calls('getChatMember')).length
const REMIND = { text: '/remind' }

describe('whether who speaks is an administrator', () => {
  it('is what Telegram says at that moment, each time anew', async () => {
    expect(await told(zhang.id, REMIND)).toBe(true)
    expect(await told(li.id, REMIND)).toBe(false)
    await group.promotes(li)
    expect(await told(li.id, { tap: 'rp:pause:abcdefgh' })).toBe(true)
    await group.demotes(li)
    expect(await told(li.id, { tap: 'rp:pause:abcdefgh' })).toBe(false)
    await group.removes(li)
    expect(await told(li.id, REMIND)).toBe(false)
    expect(await told(999, REMIND)).toBe(false)
    expect(await asked()).toBe(6)
  })

  it('is plain of a chat that speaks: the group itself is one, a channel is none', async () => {
    expect(await told(group.id, REMIND)).toBe(true)
    expect(await told(-1_002_003_004, REMIND)).toBe(false)
    expect(await asked()).toBe(0)
  })

  it('is not known where Telegram cannot be asked, and is asked again the next time', async () => {
    for (const fault of [{ kind: 'error' }, { kind: 'flood', retryAfter: 3 }, { kind: 'silence' }] as const) {
      await world.fails('getChatMember', fault)
      expect(await told(zhang.id, REMIND)).toBeNull()
    }
    expect(errors).toHaveLength(3)
    expect(errors.join()).not.toMatch(/张三|某人/)
    expect(await told(zhang.id, REMIND)).toBe(true)
  })

  it('is not known where the bot is out of the group', async () => {
    await group.removes('bot')
    expect(await told(zhang.id, REMIND)).toBeNull()
  })

  it.each([
    { text: '镇长多久带队检查一次' },
    { text: '/remind 下周三检查' },
    { text: '退出提醒' },
    { tap: 's:我的台账' },
    { tap: 'o:zaozhuang-2019#6.1' },
    { tap: 'c:abcdefgh:ok' },
    { tap: 'r:more:abcdefgh:2026-11-23' },
    { tap: '?' },
  ])('is not asked for %o', async (said) => {
    expect(await told(zhang.id, said)).toBeUndefined()
    expect(await asked()).toBe(0)
  })

  it('is asked before a group’s reminders are silenced for the day', async () => {
    expect(await told(li.id, { tap: 'r:mute:abcdefgh:2026-11-23' })).toBe(false)
  })

  it('is asked no more often than anybody taps, whoever is none keeping no administrator from it', async () => {
    const tap = { tap: 'rp:pause:abcdefgh' }
    for (let times = 0; times < PANEL_A_MINUTE.most; times += 1) expect(await told(chen.id, tap)).toBe(false)
    const before = await asked()
    expect(await told(chen.id, tap)).toBeUndefined()
    expect(await told(chen.id, REMIND)).toBeUndefined()
    expect(await asked()).toBe(before)
    const inGroup = { address: `tg:${group.id}`, title: group.title }
    const answered = await talk.conversation.handle({ person: `tg:${chen.id}`, now, group: inGroup, ...tap })
    expect(JSON.stringify(answered)).toContain('操作太快了')
    expect(await told(zhang.id, tap)).toBe(true)
  })

  it('is not asked in private', async () => {
    const from = { person: `tg:${zhang.id}`, userId: zhang.id, name: '张三' }
    const where = {
      address: from.person,
      chatId: zhang.id,
      kind: 'private' as const,
      title: null,
      thread: null,
    }
    const message = { person: from.person, now, ...REMIND }
    expect(await withAdministrator(handling, message, { from, where })).toEqual(message)
    expect(await asked()).toBe(0)
  })
})
