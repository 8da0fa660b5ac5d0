import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import type { Person } from '../people/index.ts'
import { cleanEnd } from './clean-end.ts'
import { openSetting, type Setting } from './product.ts'

/** Somebody new for each test, so that one process serves them all. */
const PEOPLE = Array.from({ length: 30 }, (_, index) => 1001 + index)

let setting: Setting
let zhang: Person
beforeAll(async () => {
  setting = await openSetting({ owners: PEOPLE })
  await setting.start()
})
beforeEach(async () => {
  const id = PEOPLE.shift()
  if (id === undefined) throw new Error('too few people')
  zhang = await setting.world.user('张三', { id, started: true })
})
afterAll(() => cleanEnd(setting))

describe('messages that are no plain text', () => {
  it('are answered in a sentence each', async () => {
    await zhang.sendsSticker()
    await zhang.sees('看不懂表情')
    await zhang.sendsLocation()
    await zhang.sees('照单不收集位置')
    await zhang.sendsVoice()
    await zhang.sees('请打字发给我')
    await zhang.sends({ kind: 'video' })
    await zhang.sees('照单不收视频，没有保存。')
  })

  it('a caption is read as words', async () => {
    await zhang.sendsPhoto('今天带队检查了鑫达物流园')
    await zhang.sees(/将记入台账[\s\S]*鑫达物流园/)
  })

  it('words of somebody else are shown back before they are acted on', async () => {
    await zhang.forwards('昨天带队检查了鑫达物流园', '李四')
    await zhang.sees(/转发的内容/)
    await zhang.taps('照此处理')
    await zhang.sees(/将记入台账[\s\S]*鑫达物流园/)
  })

  it('ten thousand characters are refused in a sentence, and nothing is recorded', async () => {
    await zhang.says('今天带队检查了化工厂。'.repeat(1000).slice(0, 10_000))
    await setting.world.quiet(1500)
    await zhang.neverSaw('已记入台账')
  })

  it('markup and odd characters in a report come back as they are', async () => {
    await zhang.says('今天带队检查了<b>“A&B”</b>厂😀')
    const seen = await zhang.sees(/将记入台账/)
    expect(seen.text).toContain('A&B')
  })

  it('an edited message changes nothing and says so', async () => {
    const id = await zhang.says('今天带队检查了鑫达物流园')
    await zhang.sees(/将记入台账/)
    await zhang.edits(id, '昨天带队检查了鑫达物流园')
    await zhang.sees('改过的消息不再处理，等待确认的记录没有变')
  })
})

describe('old buttons', () => {
  it('are answered and never acted on twice', async () => {
    await zhang.says('今天带队检查了鑫达物流园')
    await zhang.sees(/将记入台账/)
    const card = await zhang.lastSeen()
    await zhang.taps('确认')
    await zhang.sees(/已记入台账/)
    await zhang.taps('确认', { message: card?.id as number, stale: true })
    await zhang.sees('这张卡片已经确认过，没有重复记录')
    await zhang.says('我的台账')
    await zhang.sees(/有效记录 1 条/)
  })

  it('whose message Telegram no longer shows are answered too', async () => {
    await zhang.says('今天带队检查了鑫达物流园')
    await zhang.sees(/将记入台账/)
    await zhang.taps('确认', { inaccessible: true })
    await zhang.sees(/已记入台账/)
  })

  it('of an article turn its pages in place', async () => {
    await zhang.says('枣庄办法第二十六条说什么')
    await setting.world.quiet(1200)
    await zhang.says('枣庄办法第四条')
    await setting.world.quiet(1200)
    expect((await zhang.chat.messages()).length).toBeGreaterThan(3)
  })
})
