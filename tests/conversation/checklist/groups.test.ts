import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import {
  type GroupTalk,
  GUEST,
  LI,
  LI_NAME,
  LI_PLACE,
  LI_TITLE,
  linked,
  openGroupTalk,
  visible,
  WANG,
} from '../groups-talk.ts'

let talk: GroupTalk

beforeEach(async () => {
  talk = await openGroupTalk()
})
afterEach(() => talk.end())

const PERSONAL = [
  '我的清单',
  '照单',
  '我今年的清单',
  '哪些还没有记录',
  '还有哪些职责没有记录',
  '清单里缺什么',
  '第七条第一项有什么记录',
  '第1号关联哪一条',
  '把第1号关联到第七条第七项',
  '取消第1号的关联',
  '添加清单事项：每月听取一次汇报，来源：区政府会议',
  '我的补充事项',
  '删除补充事项1',
  '确认第1号属实',
  '哪些代录没有确认',
]

describe('in a group', () => {
  it.each(PERSONAL)('“%s” is gone on with in private: nothing is shown, nothing changes', async (words) => {
    const reply = await talk.inGroup(LI, words, '2026-11-22 09:00')
    expect(talk.text(reply)).toContain('个人履职的内容不在群里记录和显示')
    expect(linked(reply)).not.toBeNull()
    for (const secret of [LI_PLACE, LI_NAME, LI_TITLE, '第七条第'])
      expect(visible(reply)).not.toContain(secret)
    expect(await talk.store.ledger(LI)).toHaveLength(1)
    expect(await talk.store.dutyItems(LI)).toEqual([])
  })

  it.each(['单位清单', '本单位汇总'])('“%s” tells nothing of anybody', async (words) => {
    const shown = visible(await talk.inGroup(LI, words, '2026-11-22 09:00'))
    for (const secret of [LI_PLACE, LI_NAME, '合计']) expect(shown).not.toContain(secret)
  })

  it('what was said goes on in private as if it had been said there', async () => {
    const asked = await talk.inGroup(LI, '我的清单', '2026-11-22 09:00')
    const list = await talk.inPrivate(LI, `/start ${linked(asked)}`, '2026-11-22 09:01')
    expect(talk.text(list)).toContain('【我的清单 · 2026年第四季度】')
    expect(talk.text(list)).toContain(LI_PLACE)
  })

  it('somebody else gets nothing by the same button', async () => {
    const asked = await talk.inGroup(LI, '我的清单', '2026-11-22 09:00')
    for (const person of [WANG, GUEST])
      expect(
        visible(await talk.inPrivate(person, `/start ${linked(asked)}`, '2026-11-22 09:01')),
      ).not.toContain(LI_PLACE)
  })
})

describe('a guest', () => {
  it.each(['我的清单', '第七条第一项有什么记录', '添加清单事项'])('gets no list by “%s”', async (words) => {
    const reply = await talk.inPrivate(GUEST, words, '2026-11-22 09:00')
    expect(visible(reply)).not.toContain(LI_PLACE)
    expect(talk.text(reply)).toContain('邀请')
  })
})

describe('words of somebody else', () => {
  it('are looked at once they only look, and wait where they change something', async () => {
    const hear = async (text: string) =>
      (
        await talk.conversation.handle({
          person: LI,
          text,
          via: 'voice',
          now: new Date('2026-11-22T09:00:00+08:00'),
        })
      ).at(-1)
    expect(talk.text((await hear('我的清单')) as never)).toContain('【我的清单')
    expect(talk.text((await hear('把第1号关联到第七条第七项')) as never)).toContain('照此处理吗')
    expect(await talk.store.ledger(LI)).toHaveLength(1)
  })
})
