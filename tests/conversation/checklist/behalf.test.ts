import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { type Cast, LI, openCast, WANG, ZHANG, ZHAO } from '../behalf-cast.ts'
import { VERDICT } from './held.ts'

let cast: Cast

beforeEach(async () => {
  cast = await openCast()
  await cast.agree(LI, ZHANG)
})
afterEach(() => cast.end())

/** 李四 records for 张三. */
async function record(words = '昨天带队检查了化工厂'): Promise<void> {
  await cast.by(LI, `代张三记：${words}`)
  await cast.tapBy(LI, '确认')
}

/** The button of the latest notice to the official with this label. */
async function noticed(label: string): Promise<string> {
  const rows = await cast.store.waitingOutgoing(ZHANG)
  const last = JSON.parse(rows.at(-1)?.body ?? '') as { buttons: { label: string; action: string }[][] }
  return last.buttons.flat().find((each) => each.label === label)?.action ?? ''
}

const lines = async () => (await cast.rows(ZHANG)).map(({ kind, recordedBy }) => [kind, recordedBy])

describe('what staff recorded', () => {
  it('is confirmed by its official with one tap on the notice, and says so', async () => {
    await record()
    expect(await cast.by(ZHANG, '我的台账')).toContain('代录：李四 · 本人未确认（第 1 号）')
    const action = await noticed('确认属实')
    cast.as(ZHANG)
    expect(cast.text(await cast.act(action))).toContain('已确认属实：第 1 号')
    expect(await lines()).toEqual([
      ['record', LI],
      ['affirm', ZHANG],
    ])
    expect(await cast.by(ZHANG, '我的台账')).toContain('代录：李四 · 本人已确认（第 1 号）')
    const detail = await cast.by(ZHANG, '第1号的详情')
    expect(detail).toContain('本人已确认属实：张三')
    expect(detail).toContain('记录（代录：李四）')
    expect(cast.text(await cast.act(action))).toContain('已经确认过')
    expect(await lines()).toHaveLength(2)
  })

  it('is never confirmed by staff', async () => {
    await record()
    const action = await noticed('确认属实')
    cast.as(LI)
    await cast.act(action)
    for (const words of ['确认张三的第1号属实', '代张三确认第1号属实', '张三第1号属实', '确认第1号属实'])
      await cast.by(LI, words)
    expect(await lines()).toEqual([['record', LI]])
    expect(await cast.by(LI, '确认张三的第1号属实')).toBe('代录的内容只有本人能确认。')
  })

  it('is not confirmed unseen where it was changed after the notice', async () => {
    await record()
    const action = await noticed('确认属实')
    await cast.by(LI, '把张三的第1号日期改成11月3日')
    await cast.tapBy(LI, '确认')
    cast.as(ZHANG)
    const shown = await cast.act(action)
    expect(cast.text(shown)).toContain('这里有记录后来又改过')
    expect(cast.text(shown)).toContain('2026年11月3日')
    expect((await lines()).map(([kind]) => kind)).toEqual(['record', 'correction'])
    await cast.tapBy(ZHANG, '确认属实')
    expect((await lines()).map(([kind]) => kind)).toEqual(['record', 'correction', 'affirm'])
  })

  it('counts as not confirmed again once it is corrected', async () => {
    await record()
    cast.as(ZHANG)
    await cast.act(await noticed('确认属实'))
    await cast.by(LI, '把张三的第1号日期改成11月3日')
    await cast.tapBy(LI, '确认')
    expect(await cast.by(ZHANG, '我的台账')).toContain('本人未确认')
  })

  it('is found and confirmed in one go by words', async () => {
    await record()
    await record('11月5日带队检查了加油站')
    cast.as(ZHANG)
    const open = await cast.say('哪些代录没有确认')
    expect(cast.text(open)).toContain('代录而还没有您确认的 2 条')
    expect(cast.text(await cast.tap('确认这 2 条属实'))).toContain('第 1 号、第 2 号')
    expect(await cast.by(ZHANG, '哪些代录没有确认')).toBe('没有等您确认的代录。')
    expect(await cast.by(ZHANG, '确认第1号属实')).toContain('已经确认过')
  })

  it('needs no word of the one who wrote it themselves', async () => {
    await cast.by(ZHANG, '昨天带队检查了化工厂')
    await cast.tapBy(ZHANG, '确认')
    expect(await cast.by(ZHANG, '确认第1号属实')).toContain('是您自己记的，不用确认')
    expect(await cast.by(ZHANG, '我的台账')).not.toContain('本人')
  })
})

describe('the checklist of an official, by staff', () => {
  it('is shown to whom the official agreed, and to nobody else', async () => {
    const list = await cast.by(LI, '看张三的清单')
    expect(list).toContain('【张三的清单 · 2026年第四季度】')
    expect(list).toContain('第七条第（七）项')
    expect(list).not.toMatch(VERDICT)
    expect(await cast.tapBy(LI, '今年')).toContain('【张三的清单 · 2026年】')
    expect(await cast.by(LI, '张三还有哪些职责没有记录')).toContain('张三的清单里没有记录的')
    expect(await cast.by(LI, '张三第七条第七项有什么记录')).toContain('没有记录')
    for (const words of ['看张三的清单', '张三还有哪些职责没有记录', '张三的第七条第七项有什么记录']) {
      expect(await cast.by(ZHAO, words), words).not.toMatch(/张三的清单|没有记录（/)
      expect(await cast.by(LI, words.replace('张三', '王五')), words).not.toContain('王五的清单')
    }
  })

  it('is linked on behalf with both names, and the official is told', async () => {
    await cast.by(LI, '代张三记：昨天收到群众举报后协调专项整治')
    await cast.tapBy(LI, '确认')
    expect(await cast.tapBy(LI, '关联：第七条第（七）项')).toContain('已代张三关联')
    expect(await lines()).toEqual([
      ['record', LI],
      ['link', LI],
    ])
    expect((await cast.told(ZHANG)).at(-1)).toContain('李四代您关联：《枣庄办法》第七条第（七）项，第 1 号')
    expect(await cast.by(ZHANG, '第1号的详情')).toContain(
      '关联职责（代录：李四）：《枣庄办法》第七条第（七）项',
    )
    expect(await cast.by(LI, '取消张三的第1号与第七条第七项的关联')).toContain('已代张三取消')
    expect(await cast.by(LI, '把张三的第1号关联到第七条第二项')).toContain('已代张三关联')
  })

  it('gets items of the organisation’s own, and the official is told', async () => {
    const card = await cast.by(LI, '代张三添加清单事项：每月听取一次汇报，来源：市政府会议')
    expect(card).toContain('代 张三 添加')
    await cast.tapBy(LI, '确认')
    const [item] = await cast.store.dutyItems(ZHANG)
    expect(item).toMatchObject({ recordedBy: LI, text: '每月听取一次汇报' })
    expect(await cast.store.dutyItems(LI)).toEqual([])
    expect((await cast.told(ZHANG)).at(-1)).toContain(
      '李四在您的清单里添加了本单位补充事项“每月听取一次汇报”',
    )
    expect(await cast.by(LI, '看张三的补充事项')).toContain('每月听取一次汇报')
    expect(await cast.by(ZHANG, '我的清单')).toContain('每月听取一次汇报')
    expect(await cast.by(WANG, '我的清单')).not.toContain('每月听取一次汇报')
  })

  it('is nothing any more once the agreement has ended', async () => {
    await cast.by(LI, '代张三添加清单事项：每月听取一次汇报，来源：市政府会议')
    await cast.store.setDelegation({ official: ZHANG, staff: LI, state: 'ended', at: '2026-11-21T01:00:00Z' })
    await cast.tapBy(LI, '确认')
    expect(await cast.store.dutyItems(ZHANG)).toEqual([])
    expect(await cast.by(LI, '看张三的清单')).not.toContain('第七条')
  })
})
