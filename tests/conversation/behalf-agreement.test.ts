import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { type Cast, LI, OTHER_REGION, OTHER_UNIT, openCast, WANG, ZHANG, ZHAO } from './behalf-cast.ts'

let cast: Cast
beforeEach(async () => {
  cast = await openCast()
})
afterEach(() => cast.end())

const stateOf = async (official: string, staff: string) =>
  (await cast.store.delegations({ official })).find((each) => each.staff === staff)?.state

describe('an official chooses who may record', () => {
  it('lists the staff of the own unit alone, and allows one by one tap', async () => {
    cast.as(ZHANG)
    const list = await cast.say('代录人')
    expect(cast.labels(list)).toEqual(['同意李四', '同意赵六'])
    expect(await cast.tapBy(ZHANG, '同意赵六')).toContain('赵六可以代您记录')
    expect(await stateOf(ZHANG, ZHAO)).toBe('accepted')
    expect(await stateOf(ZHANG, LI)).toBeUndefined()
    expect(await cast.told(ZHAO)).toEqual([expect.stringContaining('张三（滕州市市长）同意您代为记录')])
    expect(await cast.told(LI)).toEqual([])
    const again = await cast.say('代录人')
    expect(cast.labels(again)).toEqual(['同意李四', '取消赵六'])
  })

  it.each(['不再让李四代录', '取消李四代录', '不要让李四代录了'])('ends it by “%s”', async (words) => {
    await cast.agree(LI, ZHANG)
    await cast.agree(LI, WANG)
    expect(await cast.by(ZHANG, words)).toContain('李四不能再代您记录')
    expect(await stateOf(ZHANG, LI)).toBe('ended')
    expect(await stateOf(WANG, LI)).toBe('accepted')
    expect(await cast.told(LI)).toEqual([expect.stringContaining('张三（滕州市市长）结束了您的代录')])
  })

  it('ends it by a button, whose second tap does nothing', async () => {
    await cast.agree(LI, ZHANG)
    cast.as(ZHANG)
    const action = (await cast.say('代录人')).buttons.flat()[0]?.action as string
    await cast.act(action)
    expect(await stateOf(ZHANG, LI)).toBe('ended')
    await cast.agree(LI, ZHANG)
    await cast.act(action)
    expect(await stateOf(ZHANG, LI)).toBe('accepted')
  })

  it('can take back what was given even where the other moved elsewhere', async () => {
    await cast.agree(LI, ZHANG)
    await cast.join(LI, '李四', 'staff', '薛城区')
    expect(await cast.by(ZHANG, '不再让李四代录')).toContain('李四不能再代您记录')
    expect(await stateOf(ZHANG, LI)).toBe('ended')
  })

  it.each([
    ['somebody of another unit', '让钱七代录', OTHER_UNIT],
    ['somebody of the unit of that name elsewhere', '让孙八代录', OTHER_REGION],
    ['another official', '让王五代录', WANG],
  ])('does not allow %s', async (_, words, person) => {
    expect(await cast.by(ZHANG, words)).toContain('没有找到')
    expect(await stateOf(ZHANG, person)).toBeUndefined()
  })

  it('is told to staff as those for whom they record', async () => {
    await cast.agree(LI, WANG)
    cast.as(LI)
    expect(cast.labels(await cast.say('代录人'))).toEqual(['王五（荆河街道党工委书记）', '取消'])
    expect(await cast.by(ZHAO, '代录人')).toContain('还没有干部同意您代录')
  })

  it.each([LI, WANG])('leaves it alone what somebody else says of it (%s)', async (person) => {
    await cast.agree(ZHAO, ZHANG)
    await cast.by(person, '不再让赵六代录')
    expect(await stateOf(ZHANG, ZHAO)).toBe('accepted')
  })
})

describe('staff asks an official', () => {
  it('offers the officials of the own unit with their posts', async () => {
    cast.as(LI)
    expect(cast.labels(await cast.say('申请代录'))).toEqual([
      '张三（滕州市市长）',
      '王五（荆河街道党工委书记）',
      '取消',
    ])
    expect(await cast.tapBy(LI, '王五（荆河街道党工委书记）')).toContain(
      '已向王五（荆河街道党工委书记）发出申请',
    )
    expect(await stateOf(WANG, LI)).toBe('asked')
    expect(await cast.told(WANG)).toEqual([expect.stringContaining('李四申请代您记录')])
    expect(await cast.told(ZHANG)).toEqual([])
  })

  it.each([
    ['同意', 'accepted', '张三（滕州市市长）同意您代为记录'],
    ['不同意', 'declined', '张三（滕州市市长）没有同意'],
  ])('takes %s once, and tells', async (label, state, told) => {
    await cast.by(LI, '请张三同意我代为记录')
    const asked = JSON.parse((await cast.store.waitingOutgoing(ZHANG))[0]?.body ?? '')
    expect(cast.labels(asked)).toEqual(['同意', '不同意'])
    const [yes, no] = asked.buttons.flat().map((each: { action: string }) => each.action)
    cast.as(ZHANG)
    await cast.act(label === '同意' ? yes : no)
    expect(await stateOf(ZHANG, LI)).toBe(state)
    expect(await cast.told(LI)).toEqual([expect.stringContaining(told)])
    await cast.act(label === '同意' ? no : yes)
    expect(await stateOf(ZHANG, LI)).toBe(state)
    expect(await cast.told(LI)).toHaveLength(1)
  })

  it.each([LI, WANG, ZHAO])('takes no answer from anybody else (%s)', async (person) => {
    await cast.by(LI, '请张三同意我代为记录')
    const asked = JSON.parse((await cast.store.waitingOutgoing(ZHANG))[0]?.body ?? '')
    cast.as(person)
    expect(cast.text(await cast.act(asked.buttons[0][0].action))).toContain('已过期')
    await cast.by(person, '同意')
    expect(await stateOf(ZHANG, LI)).toBe('asked')
  })

  it('takes 同意 typed, also after something else was said', async () => {
    await cast.by(LI, '请张三同意我代为记录')
    await cast.by(ZHANG, '我的台账')
    await cast.by(ZHANG, '同意')
    expect(await stateOf(ZHANG, LI)).toBe('accepted')
  })

  it('does not ask twice, nor again on the day of a refusal', async () => {
    await cast.by(LI, '请张三同意我代为记录')
    expect(await cast.by(LI, '请张三同意我代为记录')).toContain('请等答复')
    await cast.by(ZHANG, '不同意')
    expect(await cast.by(LI, '请张三同意我代为记录')).toContain('改日再申请')
    cast.on('2026-11-22')
    expect(await cast.by(LI, '请张三同意我代为记录')).toContain('已向张三（滕州市市长）发出申请')
    expect(await cast.told(ZHANG)).toHaveLength(2)
  })

  it('gives nothing where the staff has left the unit before the answer', async () => {
    await cast.by(LI, '请张三同意我代为记录')
    await cast.join(LI, '李四', 'staff', '薛城区')
    expect(await cast.by(ZHANG, '同意')).toContain('已经失效')
    expect(await stateOf(ZHANG, LI)).toBe('asked')
    expect(await cast.by(LI, '看张三的台账')).toContain('没有本人同意')
  })

  it.each([OTHER_UNIT, OTHER_REGION])(
    'finds no official of a unit that is not the own (%s)',
    async (person) => {
      expect(await cast.by(person, '请张三同意我代为记录')).toContain('没有找到叫“张三”的干部')
      expect(await cast.told(ZHANG)).toEqual([])
    },
  )

  it.each([
    [WANG, '请张三同意我代为记录'],
    [WANG, '申请代录'],
  ])('is for staff alone (%s: %s)', async (person, words) => {
    expect(await cast.by(person, words)).toContain('代录只限')
    expect(await stateOf(ZHANG, person)).toBeUndefined()
  })

  it('asks which of two officials of one name', async () => {
    await cast.join('tg:103', '张三', 'official')
    cast.as(LI)
    expect(cast.labels(await cast.say('请张三同意我代为记录'))).toEqual([
      '张三（滕州市市长）',
      '张三',
      '取消',
    ])
    await cast.tapBy(LI, '张三')
    expect(await stateOf('tg:103', LI)).toBe('asked')
    expect(await stateOf(ZHANG, LI)).toBeUndefined()
  })

  it('tells people at the machine in their conversation, and sends nothing', async () => {
    await cast.join('zhangsan', '郑七', 'official')
    await cast.by(LI, '请郑七同意我代为记录')
    expect(await cast.store.waitingOutgoing('zhangsan')).toEqual([])
    const last = (await cast.conversation.history('zhangsan', 1))[0]
    expect(cast.text(last?.reply as never)).toContain('李四申请代您记录')
    await cast.by('zhangsan', '同意')
    expect(await stateOf('zhangsan', LI)).toBe('accepted')
  })
})
