import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { nameApart } from '../../src/conversation/tenures/name-apart.ts'
import { openTalk, type Talk } from './talk.ts'

describe('the name of a person is no part of the title', () => {
  it.each([
    ['我是滕州市西岗镇镇长张伟，3月1日到任', '我是滕州市西岗镇镇长，3月1日到任', '张伟'],
    ['我叫张伟，是镇长', '我是镇长', '张伟'],
    ['张伟，西岗镇镇长', '西岗镇镇长', '张伟'],
    ['我是张伟，西岗镇镇长', '我是西岗镇镇长', '张伟'],
    ['王建国 薛城区应急管理局局长', '薛城区应急管理局局长', '王建国'],
    ['本人李娜，任薛城区副区长', '本人是薛城区副区长', '李娜'],
    ['我是区委常委、副区长欧阳明同志', '我是区委常委、副区长', '欧阳明'],
    ['我是镇长，我叫张伟', '我是镇长', '张伟'],
    ['我是镇长（张伟）', '我是镇长', '张伟'],
    ['我是张镇长', '我是镇长', null],
    ['我是西岗镇的张镇长', '我是西岗镇的镇长', null],
  ])('%s', (said, words, name) => {
    expect(nameApart(said)).toEqual({ words, name })
  })

  it.each([
    '我是薛城区区长',
    '我是副镇长管安全',
    '我是副镇长，分管安全生产',
    '我是镇长常务',
    '我是陈郝镇镇长',
    '我是石门镇镇长',
    '我是高新区管委会主任',
    '我是副区长（分管工业）',
    '我任书记',
    '我是党委委员武装部长',
    '我是镇长，于3月1日到任',
    '我叫了车，区长',
  ])('%s: names nobody', (said) => {
    expect(nameApart(said)).toBeNull()
  })
})

describe('a post told with a name', () => {
  let talk: Talk
  beforeEach(async () => {
    talk = await openTalk('2026-11-22')
  })
  afterEach(() => talk.end())

  it.each(['我是滕州市西岗镇镇长张伟，3月1日到任', '我叫张伟，是滕州市西岗镇镇长，3月1日到任'])(
    'is registered without it, and the name is taken: %s',
    async (said) => {
      const reply = await talk.say(said)
      expect(talk.text(reply)).toContain('已登记岗位：滕州市西岗镇镇长，')
      expect(talk.text(reply)).toContain('称呼记作“张伟”')
      const [tenure] = await talk.store.tenures('local')
      expect(tenure?.title).toBe('滕州市西岗镇镇长')
      expect((await talk.store.person('local'))?.name).toBe('张伟')
    },
  )

  it('is registered without it where a card asks for the post', async () => {
    await talk.say('添加岗位')
    await talk.say('张伟，滕州市西岗镇镇长')
    await talk.tap('今年以前就已在任')
    expect((await talk.store.tenures('local'))[0]?.title).toBe('滕州市西岗镇镇长')
  })

  it('leaves the name alone where only a family name was told', async () => {
    await talk.say('我是西岗镇张镇长，3月1日到任')
    expect((await talk.store.person('local'))?.name ?? null).toBeNull()
  })

  it('reads 我叫张伟 by itself as before', async () => {
    expect(talk.text(await talk.say('我叫张伟'))).toContain('好的，张伟')
    expect(await talk.store.tenures('local')).toEqual([])
  })
})

describe('a look at the own duties, asked on', () => {
  let talk: Talk
  beforeEach(async () => {
    talk = await openTalk('2026-11-22')
    await talk.say('我是滕州市西岗镇镇长，2025年1月1日到任')
    await talk.say('我还差什么')
  })
  afterEach(() => talk.end())

  it.each([
    ['那我上半年呢', '2026年上半年'],
    ['那去年呢', '2025年'],
    ['那我三季度呢', '第三季度'],
  ])('%s', async (said, period) => {
    const reply = await talk.say(said)
    expect(talk.text(reply)).toContain(period)
    expect(reply.asked).toBeUndefined()
  })
})
