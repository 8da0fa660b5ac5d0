import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import {
  type Cast,
  GUEST,
  LI,
  OTHER_REGION,
  OTHER_UNIT,
  OWNER,
  openCast,
  WANG,
  ZHANG,
  ZHAO,
} from './behalf-cast.ts'

const DECLINED = 'tg:211'
const ENDED = 'tg:212'
const ASKED = 'tg:213'
const MOVED = 'tg:214'
const REMOVED = 'tg:215'

const speakers: [string, string][] = [
  ['a guest', GUEST],
  ['another official of the unit', WANG],
  ['staff without an agreement', ZHAO],
  ['staff who was declined', DECLINED],
  ['staff whose agreement was ended', ENDED],
  ['staff who only asked', ASKED],
  ['staff of another unit', OTHER_UNIT],
  ['staff of the unit of that name in another region', OTHER_REGION],
  ['staff who was accepted and moved elsewhere', MOVED],
  ['staff who was accepted and removed', REMOVED],
  ['an owner', OWNER],
]

let cast: Cast
/** Actions of cards that 李四 has open for 张三. */
let stolen: Record<'record' | 'record-type' | 'void' | 'pick' | 'agree', string>
beforeEach(async () => {
  cast = await openCast()
  const at = '2026-11-01T01:00:00Z'
  for (const [staff, name] of [
    [DECLINED, '周八'],
    [ENDED, '吴九'],
    [ASKED, '郑十'],
    [MOVED, '冯一'],
    [REMOVED, '陈二'],
  ] as const) {
    await cast.join(staff, name, 'staff')
    await cast.agree(staff, ZHANG)
  }
  await cast.store.setDelegation({ official: ZHANG, staff: DECLINED, state: 'declined', at })
  await cast.store.setDelegation({ official: ZHANG, staff: ENDED, state: 'ended', at })
  await cast.store.setDelegation({ official: ZHANG, staff: ASKED, state: 'asked', at })
  await cast.join(MOVED, '冯一', 'staff', '薛城区')
  await cast.store.removeMember(REMOVED, at)
  await cast.agree(LI, ZHANG)
  await cast.by(ZHANG, '11月3日带队检查了鑫达化工厂')
  await cast.tapBy(ZHANG, '确认')
  await cast.by(WANG, '11月5日到龙泉商场调研安全生产')
  await cast.tapBy(WANG, '确认')
  const actions = async (text: string) => {
    cast.as(LI)
    return (await cast.say(text)).buttons.flat().map((each) => each.action)
  }
  const [record = '', type = ''] = await actions('张三昨天带队检查了盛源加油站')
  const [withdraw = ''] = await actions('撤销张三的第1号')
  const [pick = ''] = await actions('昨天带队检查了盛源加油站')
  await cast.by(ZHAO, '请张三同意我代为记录')
  const asked = JSON.parse((await cast.store.waitingOutgoing(ZHANG)).at(-1)?.body ?? '')
  await cast.store.setDelegation({ official: ZHANG, staff: ZHAO, state: 'ended', at })
  stolen = { record, 'record-type': type, void: withdraw, pick, agree: asked.buttons[0][0].action }
})
afterEach(() => cast.end())

/** What stands in the ledger of 张三 and must be seen nowhere else; 11月 since its day is told too. */
const SECRET = /鑫达|盛源|11月3日（|带队检查 · |第 1 号[：）]/
const writes = [
  '代张三记：昨天带队检查了盛源加油站',
  '为张三记录',
  '张三昨天带队检查了盛源加油站',
  '撤销张三的第1号',
  '撤销第1号',
  '张三第1号日期错了，是11月4日',
  '把张三的第1号日期改成11月4日',
]
const looks = [
  '张三本季度还差什么',
  '张三的职责',
  '看张三的台账',
  '张三的台账',
  '看张三第1号的详情',
  '第1号的详情',
  '张三第四季度为什么这样算',
]

describe.each(speakers)('%s', (_, speaker) => {
  const everybody = [...new Set([ZHANG, LI, ...speakers.map(([, person]) => person)])]

  it('writes nothing of another, whatever is said', async () => {
    const stood = await cast.rows(...everybody)
    for (const words of writes) {
      await cast.by(speaker, words)
      await cast.by(speaker, '确认')
      expect(await cast.rows(...everybody), words).toEqual(stood)
      await cast.by(speaker, '取消')
    }
  })

  it('sees nothing of another, whatever is said', async () => {
    for (const words of looks) {
      const seen = await cast.by(speaker, words)
      expect(seen, words).not.toMatch(SECRET)
      expect(seen, words).not.toContain('滕州市市长')
    }
  })

  it('does nothing with a stolen button', async () => {
    const stood = await cast.rows(...everybody)
    const agreed = await cast.store.delegations({ official: ZHANG })
    for (const [which, action] of Object.entries(stolen)) {
      cast.as(speaker)
      expect(cast.text(await cast.act(action)), which).not.toMatch(SECRET)
      await cast.by(speaker, '确认')
      expect(await cast.rows(...everybody), which).toEqual(stood)
    }
    expect(await cast.store.delegations({ official: ZHANG })).toEqual(agreed)
  })

  it('learns of a name that is there no more than of one that is not', async () => {
    for (const sentence of ['看张三的台账', '张三本季度还差什么', '代张三记：昨天带队检查了加油站']) {
      const known = await cast.by(speaker, sentence)
      expect(await cast.by(speaker, sentence.replace('张三', '何伟'))).toBe(known)
    }
  })

  it('sees the unit as far as it is the own', async () => {
    const staffHere = [ZHAO, DECLINED, ENDED, ASKED].includes(speaker)
    for (const words of ['本单位情况', '单位', '大家还差什么']) {
      const seen = await cast.by(speaker, words)
      expect(seen, words).not.toMatch(SECRET)
      expect(seen.includes('张三'), words).toBe(staffHere)
      expect(seen.includes('王五'), words).toBe(staffHere)
      if ([WANG, OWNER].includes(speaker)) expect(seen.split('\n'), words).toHaveLength(1)
    }
  })
})

describe('the same, by who may', () => {
  it('is possible for the staff whom the official accepted', async () => {
    expect(await cast.by(LI, '看张三的台账')).toMatch(SECRET)
    expect(await cast.by(LI, '张三本季度还差什么')).toContain('滕州市市长')
    cast.as(LI)
    await cast.act(stolen.record)
    await cast.act(stolen.void)
    expect((await cast.rows(ZHANG)).map((row) => [row.kind, row.recordedBy])).toEqual([
      ['record', ZHANG],
      ['record', LI],
      ['void', LI],
    ])
    expect(await cast.rows(WANG)).toHaveLength(1)
  })
})
