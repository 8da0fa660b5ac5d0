import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { openTalk, type Talk } from '../talk.ts'

let talk: Talk
beforeEach(async () => {
  talk = await openTalk('2026-11-18')
  await talk.say('我是薛城区区长，2024年6月1日到任')
  await talk.say('今天带队检查了鑫达化工厂')
  await talk.tap('确认')
})
afterEach(() => talk.end())

describe('what is kept', () => {
  it.each(['我的数据', '我的数据保存多久？', '你都保存了我的哪些信息', '隐私说明'])('%s', async (words) => {
    const said = talk.text(await talk.say(words))
    expect(said).toContain('台账：每一条记录')
    expect(said).toContain('默认 90 天')
  })
})

describe('deleting it', () => {
  it('asks first, and takes 取消 for what it says', async () => {
    expect(talk.text(await talk.say('删除我的个人数据'))).toContain('不能恢复')
    await talk.tap('取消')
    expect(await talk.store.messages('local', 50)).not.toHaveLength(0)
  })

  it('forgets what was said and keeps the record', async () => {
    await talk.store.setPreference('local', 'region', 'zaozhuang-2019')
    await talk.say('提醒我下周五前开会')
    await talk.tap('到时提醒我')
    const before = await talk.store.ledger('local')
    const card = await talk.say('删除我的个人数据')
    expect(talk.text(await talk.tap('确认删除'))).toContain('台账和岗位保留')
    expect(await talk.store.messages('local', 50)).toHaveLength(2)
    expect(await talk.store.openPending('local')).toEqual([])
    expect(await talk.store.preference('local', 'region')).toBeNull()
    expect(await talk.store.ledger('local')).toEqual(before)
    expect(await talk.store.tenures('local')).toHaveLength(1)
    // The same button once more finds nothing to do.
    const again = await talk.act(card.buttons[0]?.[0]?.action ?? '')
    expect(talk.text(again)).toContain('过期')
  })

  it('does not mean the conversation alone', async () => {
    expect(talk.text(await talk.say('清空对话'))).toContain('对话已清空')
  })
})

describe('a guest', () => {
  it('is told the same, and has deleted what was said at once', async () => {
    talk.as('tg:77')
    await talk.say('镇长多久带队检查一次？')
    const kept = await talk.say('我的数据')
    expect(talk.text(kept)).toContain('默认 90 天')
    expect(talk.labels(kept)).toEqual(['删除我的个人数据'])
    await talk.tap('删除我的个人数据')
    const bodies = (await talk.store.messages('tg:77', 50)).map(({ body }) => body)
    expect(bodies).toHaveLength(2)
    expect(bodies.join()).not.toContain('镇长')
  })
})
