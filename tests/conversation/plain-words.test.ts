import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { invite, OFFICIAL, OWNER, openWorld, STAFF } from './members-world.ts'
import type { Talk } from './talk.ts'

let talk: Talk
beforeEach(async () => {
  talk = await openWorld()
})
afterEach(() => talk.end())

const UNIT = '西集镇'
const MAYOR = OFFICIAL
const SECRETARY = 'tg:12'

/** 孙卫国, 镇长, and 李强, 党委书记, of one unit; both with the same office to look after them. */
async function unit(): Promise<void> {
  for (const [person, name, title] of [
    [MAYOR, '孙卫国', '镇长'],
    [SECRETARY, '李强', '镇党委书记'],
  ] as const) {
    const code = await invite(talk, { unit: UNIT })
    talk.as(person)
    await talk.say(`/start ${code}`)
    await talk.say(title)
    await talk.tap('今年以前就已在任')
    await talk.say(`我叫${name}`)
  }
  const code = await invite(talk, { unit: UNIT, role: '工作人员' })
  talk.as(STAFF)
  await talk.say(`/start ${code}`)
  await talk.say('我叫周小敏')
}

/** 孙卫国 and 李强 let 周小敏 record for them. */
async function agreed(): Promise<void> {
  await unit()
  for (const [person, name] of [
    [MAYOR, '孙卫国'],
    [SECRETARY, '李强'],
  ] as const) {
    talk.as(STAFF)
    await talk.say(`请${name}同意我代为记录`)
    talk.as(person)
    await talk.say('同意')
  }
}

describe('registering', () => {
  beforeEach(async () => {
    const code = await invite(talk, { unit: UNIT })
    talk.as(OFFICIAL)
    await talk.say(`/start ${code}`)
  })

  it('asks again where the answer was none, once', async () => {
    expect(talk.text(await talk.say('孙卫国'))).toContain('哪一级？')
    expect(talk.text(await talk.say('镇长'))).toContain('哪一天到任？')
    expect(talk.text(await talk.say('今年3月'))).toContain('请写到哪一天')
    expect(talk.text(await talk.say('哈哈'))).toContain('哪一天到任？')
    await talk.say('3月5日')
    expect(await talk.store.tenures(OFFICIAL)).toMatchObject([{ from: '2026-03-05', title: '镇长' }])
    expect(talk.text(await talk.say('哈哈'))).not.toContain('哪一天到任？')
  })

  it('takes a report that names an office for a report', async () => {
    await talk.say('添加岗位')
    expect(talk.text(await talk.say('昨天主持召开党委会研究安全生产工作'))).toContain('请确认，将记入台账')
  })

  it('ends a post in plain words', async () => {
    await talk.say('镇长')
    await talk.tap('今年以前就已在任')
    for (const words of ['我调走了', '不当镇长了', '我不再当镇长了']) {
      expect(talk.text(await talk.say(words)), words).toContain('最后任职的一天')
      await talk.tap('取消')
    }
  })
})

describe('what is one’s own', () => {
  it.each(['我有哪些职责', '我有啥任务', '第一季度是不是没检查', '这个季度我检查过没有'])(
    '%s is answered from the own record, not from what the texts say of neglect',
    async (words) => {
      await unit()
      talk.as(MAYOR)
      const text = talk.text(await talk.say(words))
      expect(text).toContain('镇长（枣庄办法')
      expect(text).not.toContain('问责')
    },
  )

  it('reads 小周 as a person, not as a week', async () => {
    await unit()
    talk.as(MAYOR)
    expect(talk.text(await talk.say('小周给我记了什么'))).not.toContain('七天')
  })
})

describe('others by their titles', () => {
  it('are recorded for and looked at by staff whom they accepted', async () => {
    await agreed()
    talk.as(STAFF)
    const card = talk.text(await talk.say('代孙镇长记：昨天带队检查了加油站'))
    expect(card).toContain('将记入孙卫国的台账')
    await talk.tap('确认')
    expect(await talk.store.ledger(MAYOR)).toMatchObject([
      { place: '加油站', recordedBy: STAFF, words: '代孙镇长记：昨天带队检查了加油站' },
    ])
    expect(talk.text(await talk.say('看镇长的台账'))).toContain('加油站')
    expect(talk.text(await talk.say('看李书记的台账'))).not.toContain('加油站')
    expect(talk.text(await talk.say('李书记前天去鑫达调研安全生产'))).toContain('将记入李强的台账')
  })

  it('are not shown to anybody else, nor is the own record in their place', async () => {
    await unit()
    talk.as(MAYOR)
    await talk.say('昨天带队检查了加油站')
    await talk.tap('确认')
    expect(talk.text(await talk.say('看镇长的台账'))).toContain('加油站')
    expect(talk.text(await talk.say('孙镇长的台账'))).toContain('加油站')
    for (const words of ['看书记的台账', '李镇长的台账', '查一下区长的台账']) {
      const text = talk.text(await talk.say(words))
      expect(text, words).toContain('没有本人同意')
      expect(text, words).not.toContain('加油站')
    }
    talk.as(OWNER)
    expect(talk.text(await talk.say('孙镇长的台账'))).toContain('没有本人同意')
  })

  it('never make a line of the staff’s own without agreement', async () => {
    await unit()
    talk.as(STAFF)
    expect(talk.text(await talk.say('代王建军记录今天带队检查了粮库'))).toContain('没有本人同意')
    expect(talk.text(await talk.say('代镇长记录今天带队检查了粮库'))).toContain('没有本人同意')
    expect(talk.text(await talk.say('代孙卫国记录今天带队检查了粮库'))).toContain('没有本人同意')
    expect(await talk.store.openPending(STAFF)).toEqual([])
  })

  it('are not told who lacks what, nor told of consequences, when they ask who has not done it', async () => {
    await unit()
    talk.as(MAYOR)
    for (const words of ['谁还没检查', '还有哪些领导没完成任务'])
      expect(talk.text(await talk.say(words)), words).toContain('只给本单位的工作人员看')
    talk.as(STAFF)
    expect(talk.text(await talk.say('谁还没检查'))).toContain('孙卫国')
  })
})

describe('an owner', () => {
  it('may type that the unit does not matter', async () => {
    talk.as(OWNER)
    await talk.say('邀请广西的领导')
    const card = talk.text(await talk.say('不限'))
    expect(card).toContain('不写单位')
    expect(card).not.toContain('，不限')
  })

  it('may type the region, and is shown the members where one is to be removed', async () => {
    talk.as(OWNER)
    await talk.say('邀请西集镇镇长')
    expect(talk.text(await talk.say('枣庄'))).toContain('在哪个单位？')
    expect(talk.text(await talk.say('移除孙卫国'))).toContain('成员')
  })

  it('may name the official before the unit', async () => {
    talk.as(OWNER)
    expect(talk.text(await talk.say('邀请孙镇长 山亭区西集镇'))).toContain('邀请：领导干部')
  })

  it.each(['怎么弄', '你是谁', '这个是干啥的', '怎么用？'])('%s gets help', async (words) => {
    talk.as(OWNER)
    expect(talk.text(await talk.say(words))).not.toContain('没有规定这个问题')
  })
})
