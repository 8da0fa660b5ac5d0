import { afterAll, beforeAll, expect, it } from 'vitest'
import type { Reply } from '../../../src/reply/index.ts'
import { OFFICIAL, openWorld, SECOND, STAFF, STRANGER, type World } from './world.ts'

let world: World
beforeAll(async () => {
  world = await openWorld()
})
afterAll(() => world.end())

const opened = (reply: Reply, by: string) => {
  const [attachment] = reply.attachments
  if (!attachment) throw new Error('nothing attached')
  return world.app.conversation.open(attachment, world.now(), by)
}
const REFUSED = '没有本人同意，不能查看、记录或改动他人的履职情况。'

it('gives an export to its person, and to staff while the agreement stands at the moment of opening', async () => {
  const reply = await world.say(STAFF.id, `导出${SECOND.name}的台账`)
  for (const by of [SECOND.id, STAFF.id]) expect((await opened(reply, by)).bytes.length).toBeGreaterThan(1000)
  for (const by of [OFFICIAL.id, STRANGER.id, 'tg:-100'])
    await expect(opened(reply, by)).rejects.toThrow(REFUSED)
  await world.app.store.setDelegation({
    official: SECOND.id,
    staff: STAFF.id,
    state: 'ended',
    at: world.now().toISOString(),
  })
  await expect(opened(reply, STAFF.id)).rejects.toThrow(REFUSED)
  expect((await opened(reply, SECOND.id)).bytes.length).toBeGreaterThan(1000)
})

it('gives a file to whose record it is on, and to staff of theirs', async () => {
  const { conversation, files } = world.app
  const kept = await files.keep({ name: '纪要.txt', content: Buffer.from('会议纪要') })
  const now = world.now()
  const [card] = await conversation.handle({
    person: OFFICIAL.id,
    text: '今天带队检查了鑫达化工厂',
    files: [kept],
    now,
  })
  const file = { name: kept.name, mediaType: kept.mediaType, file: kept.sha256 }
  const open = (by: string) => conversation.open(file, now, by)
  expect((await open(OFFICIAL.id)).bytes.toString()).toBe('会议纪要')
  await world.tap(OFFICIAL.id, card as Reply, '确认')
  for (const by of [OFFICIAL.id, STAFF.id]) expect((await open(by)).bytes.toString()).toBe('会议纪要')
  for (const by of [SECOND.id, STRANGER.id, 'tg:-100'])
    await expect(open(by)).rejects.toThrow('没有找到这个附件')
  // A piece of a hash is none.
  expect(await conversation.holdsFile(OFFICIAL.id, kept.sha256.slice(0, 8))).toBe(false)
})
