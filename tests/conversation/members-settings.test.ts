import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { OFFICIAL, OWNER, openFullWorld, STAFF } from './members-world.ts'
import type { Talk } from './talk.ts'

let talk: Talk
beforeEach(async () => {
  talk = await openFullWorld()
  talk.as(OFFICIAL)
})
afterEach(() => talk.end())

describe('settings', () => {
  it('show what is known and lead to where it is changed', async () => {
    const reply = await talk.say('设置')
    const text = talk.text(reply)
    expect(text).toContain('身份：领导干部，枣庄市，某区应急局')
    expect(text).toContain('编号：2')
    expect(text).toContain('岗位：滕州市市长')
    expect(text).toContain('可以显示您的职责的群：没有')
    expect(talk.labels(reply)).toEqual(['改称呼', '我的岗位', '代录人', '群里显示', '清空对话'])
    expect(talk.text(await talk.tap('我的岗位'))).toContain('您登记的岗位')
  })

  it('lead the owner to invitations and members', async () => {
    talk.as(OWNER)
    const reply = await talk.say('/settings')
    expect(talk.text(reply)).toContain('身份：管理员')
    expect(talk.labels(reply)).toEqual(expect.arrayContaining(['邀请', '未使用的邀请', '成员名单']))
  })

  it('name the groups that may show the duties', async () => {
    const at = '2026-11-22T01:00:00.000Z'
    await talk.store.putChat({
      address: 'tg:-1001',
      kind: 'group',
      title: '安委会工作群',
      owner: OWNER,
      active: true,
      cause: null,
      movedTo: null,
      updatedAt: at,
    })
    await talk.store.setConsent(OFFICIAL, 'tg:-1001', true, at)
    expect(talk.text(await talk.say('设置'))).toContain('“安委会工作群”')
    await talk.store.setConsent(OFFICIAL, 'tg:-1001', false, at)
    expect(talk.text(await talk.say('设置'))).not.toContain('安委会工作群')
  })

  it.each(['代录人', '群里显示', '清空对话', '改称呼'])('every button answers: %s', async (label) => {
    await talk.say('设置')
    expect(talk.text(await talk.tap(label))).not.toMatch(/没有记录任何内容|没有这个命令/)
  })
})

it('staff are led to those for whom they record', async () => {
  talk.as(STAFF)
  expect(talk.labels(await talk.say('设置'))).toContain('代录')
  expect(talk.text(await talk.tap('代录'))).not.toMatch(/没有记录任何内容|没有这个命令/)
})

describe('a name', () => {
  it.each([
    ['我叫张三', '张三'],
    ['叫我上官婉儿', '上官婉儿'],
    ['我叫 李\u202e  四', '李 四'],
    [`我叫${'长'.repeat(20)}`, '长'.repeat(20)],
  ])('%s', async (text, name) => {
    await talk.say(text)
    expect((await talk.store.person(OFFICIAL))?.name).toBe(name)
  })

  it('of 21 characters is refused, and the old one stays', async () => {
    await talk.say('我叫张三')
    expect(talk.text(await talk.say(`我叫${'长'.repeat(21)}`))).toContain('20 个字以内')
    expect((await talk.store.person(OFFICIAL))?.name).toBe('张三')
  })

  it('is what the owner sees, and is not another’s', async () => {
    await talk.say('我叫张三')
    talk.as(STAFF)
    await talk.say('我叫李四')
    talk.as(OWNER)
    const text = talk.text(await talk.say('成员名单'))
    expect(text).toContain('张三（编号 2）：领导干部')
    expect(text).toContain('李四（编号 3）：工作人员')
  })
})

describe('commands with words', () => {
  it('/log takes a report, /ask never does', async () => {
    expect(talk.labels(await talk.say('/log 今天带队检查了鑫达化工厂'))).toContain('确认')
    await talk.tap('取消')
    const asked = await talk.say('/ask 今天带队检查了鑫达化工厂')
    expect(talk.labels(asked)).not.toContain('确认')
    await talk.say('确认')
    expect(await talk.store.ledger(OFFICIAL)).toEqual([])
  })

  it('/remind with words offers a reminder, and shows it afterwards', async () => {
    await talk.say('/remind 下周三带队检查化工厂')
    await talk.tap('到时提醒我')
    const text = talk.text(await talk.say('我的计划'))
    expect(text).toContain('化工厂')
    expect(text).toContain('到时我会发消息提醒')
  })

  it('/remind before a report takes the report', async () => {
    expect(talk.text(await talk.say('/remind 昨天带队检查了鑫达化工厂'))).toContain('将记入台账')
    await talk.say('取消')
  })

  it('/duties reads the span after it, /ledger too', async () => {
    expect(talk.text(await talk.say('/duties 今年'))).toContain('2026年')
    expect(talk.text(await talk.say('/duties 还差什么'))).toMatch(/2026年第四季度/)
    expect(talk.text(await talk.say('/ledger 上季度'))).toContain('2026年第三季度台账')
  })
})

describe('at the machine', () => {
  beforeEach(() => talk.as('local'))

  it('nothing asks for an invitation, and commands with a slash work', async () => {
    expect(talk.text(await talk.say('/posts'))).toContain('您还没有登记岗位')
    await talk.say('我是滕州市市长')
    await talk.tap('今年以前就已在任')
    expect(talk.text(await talk.say('/duties'))).toContain('2026年第四季度')
    expect(talk.text(await talk.say('设置'))).not.toContain('编号')
    expect(talk.text(await talk.say('我的编号'))).toContain('没有编号')
    expect(talk.text(await talk.say('/invite'))).toContain('只有管理员能用')
  })
})
