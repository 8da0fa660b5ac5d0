import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { readEvidenceWish } from '../../../src/conversation/evidence/commands.ts'
import { GUEST, ZHANG } from '../behalf-cast.ts'
import { MINUTES, openWorld, PHOTO, SECOND, type World } from './world.ts'

describe('words about attachments', () => {
  it.each([
    ['第3号的附件', { does: 'list', entry: 3, at: null }],
    ['第３号有哪些附件？', { does: 'list', entry: 3, at: null }],
    ['看一下第十二号的照片', { does: 'list', entry: 12, at: null }],
    ['第3号的附件2', { does: 'list', entry: 3, at: 2 }],
    ['上一条的附件', { does: 'list', entry: 'last', at: null }],
    ['把附件附到第3号', { does: 'attach', entry: 3, links: [] }],
    ['附到第3号', { does: 'attach', entry: 3, links: [] }],
    ['把这几张照片放到刚才那条里', { does: 'attach', entry: 'last', links: [] }],
    ['第3号附上这些照片', { does: 'attach', entry: 3, links: [] }],
    ['取下第3号的附件2', { does: 'detach', entry: 3, at: 2, reason: null }],
    ['把第3号的第二个附件删掉', { does: 'detach', entry: 3, at: 2, reason: null }],
    ['取下第3号的附件2，原因：拍错了', { does: 'detach', entry: 3, at: 2, reason: '拍错了' }],
    ['第3号的附件2发错了', { does: 'detach', entry: 3, at: 2, reason: '发错了' }],
    [
      '第3号附上链接 https://example.org/a',
      { does: 'attach', entry: 3, links: [{ link: { url: 'https://example.org/a', title: null } }] },
    ],
    [
      '第3号附上会议纪要：https://example.org/a',
      { does: 'attach', entry: 3, links: [{ link: { url: 'https://example.org/a', title: '会议纪要' } }] },
    ],
    [
      '把 https://example.org/a 附到第3号',
      { does: 'attach', entry: 3, links: [{ link: { url: 'https://example.org/a', title: null } }] },
    ],
  ])('%s', (text, wish) => {
    expect(readEvidenceWish(text)).toEqual(wish)
  })

  it.each([
    '撤销第3号',
    '删除第3号',
    '第3号的详情',
    '第3号日期错了，是11月3日',
    '今天带队检查了鑫达化工厂，附上照片',
    '会议纪要 https://example.org/a',
    '第六条第三项有什么记录',
  ])('%s means something else', (text) => {
    expect(readEvidenceWish(text)).toBeNull()
  })
})

describe('in a conversation', () => {
  let world: World
  beforeEach(async () => {
    world = await openWorld()
    await world.sends(ZHANG, { text: '11月20日带队检查了甲厂', files: [PHOTO, SECOND] })
    await world.touches(ZHANG, '确认')
  })
  afterEach(() => world.end())

  it('第1号的附件 lists the names and gives the files', async () => {
    const [reply] = await world.sends(ZHANG, { text: '第1号的附件' })
    expect(reply && world.text(reply)).toMatch(
      /^第 1 号的附件，2 个：\n[\s\S]*附件 1：现场\.jpg（图片，1\.2 MB） · 11月21日 09:00 附上\n/,
    )
    expect(reply?.attachments).toEqual([
      { name: '现场.jpg', mediaType: 'image/jpeg', file: PHOTO.sha256 },
      { name: '签到.jpg', mediaType: 'image/jpeg', file: SECOND.sha256 },
    ])
    const [one] = await world.sends(ZHANG, { text: '第1号的附件2' })
    expect(one?.attachments).toHaveLength(1)
    expect(await world.tells(ZHANG, { text: '第1号的附件3' })).toContain('没有附件 3')
    expect(await world.tells(ZHANG, { text: '第9号的附件' })).toContain('台账里没有第 9 号')
  })

  it('取下第1号的附件1 asks, takes it down and keeps its number and its trace', async () => {
    const asked = await world.tells(ZHANG, { text: '取下第1号的附件1' })
    expect(asked).toContain('请确认，取下第 1 号的附件 1：')
    expect(await world.tells(ZHANG, { text: '原因是拍错了地方' })).toContain('原因：拍错了地方')
    expect((await world.entries(ZHANG))[0]?.evidence).toHaveLength(2)
    expect(await world.touches(ZHANG, '确认取下')).toContain('已取下第 1 号的附件 1：现场.jpg')
    expect((await world.lines(ZHANG)).at(-1)).toMatchObject({ kind: 'detach', reason: '拍错了地方' })
    const listed = await world.tells(ZHANG, { text: '第1号的附件' })
    expect(listed).toContain('第 1 号的附件，1 个：')
    expect(listed).toContain('附件 2：签到.jpg')
    expect(listed).toMatch(/附件 1：现场\.jpg.*已于 11月21日 09:00 取下，原因：拍错了地方/)
    expect(await world.tells(ZHANG, { text: '取下第1号的附件1' })).toContain('没有附件 1，或者已经取下')
    // The one that is left is meant without a number; 取消 leaves it.
    await world.sends(ZHANG, { text: '取下第1号的附件' })
    expect(await world.touches(ZHANG, '取消')).toContain('附件没有变动')
  })

  it('what was taken down may be attached again', async () => {
    await world.sends(ZHANG, { text: '取下第1号的附件1' })
    await world.touches(ZHANG, '确认取下')
    expect(await world.tells(ZHANG, { text: '附到第1号', files: [PHOTO] })).toContain(
      '已附到第 1 号：现场.jpg',
    )
    expect(await world.tells(ZHANG, { text: '第1号的附件3' })).toContain('附件 3：现场.jpg')
  })

  it('附到第1号 means the files that wait; without any it says so', async () => {
    expect(await world.tells(ZHANG, { text: '附到第1号' })).toContain('没有等着附上的文件')
    await world.sends(ZHANG, { files: [MINUTES] })
    expect(await world.tells(ZHANG, { text: '把附件附到第1号' })).toContain('已附到第 1 号：会议纪要.pdf')
    await world.sends(ZHANG, { files: [MINUTES] })
    expect(await world.tells(ZHANG, { text: '第1号' })).toContain('已经有这个附件')
  })

  it('an address is attached as text', async () => {
    const told = await world.tells(ZHANG, { text: '第1号附上链接 https://example.org/a' })
    expect(told).toContain('已附到第 1 号：https://example.org/a')
    const [reply] = await world.sends(ZHANG, { text: '第1号的附件3' })
    expect(reply && world.text(reply)).toContain('附件 3：链接：https://example.org/a')
    expect(reply?.attachments).toEqual([])
  })

  it('nothing is attached to a withdrawn entry, nor taken from it', async () => {
    await world.sends(ZHANG, { text: '撤销第1号' })
    await world.touches(ZHANG, '确认撤销')
    expect(await world.tells(ZHANG, { text: '附到第1号', files: [MINUTES] })).toContain(
      '已经撤销，不能再附上',
    )
    expect(await world.tells(ZHANG, { text: '取下第1号的附件1' })).toContain('已经撤销')
    expect(await world.tells(ZHANG, { text: '第1号的附件' })).toContain('附件 1：现场.jpg')
  })

  it('everything is there after a restart', async () => {
    await world.sends(ZHANG, { files: [MINUTES] })
    await world.restart()
    expect(await world.tells(ZHANG, { text: '附到第1号' })).toContain('已附到第 1 号：会议纪要.pdf')
  })

  it('files of a guest, and in a group, are not taken; the words are answered', async () => {
    expect(await world.tells(GUEST, { files: [PHOTO] })).toBe('照片和文件只收成员的，没有保存。')
    const asked = await world.tells(GUEST, { files: [PHOTO], text: '镇长多久要带队检查一次？' })
    expect(asked).toMatch(/^（照片和文件只收成员的，没有保存）[\s\S]*每季度/)
    const group = { address: 'tg:-1001', title: '安委办' }
    expect(await world.tells(ZHANG, { files: [PHOTO], group })).toContain('请在私聊里发给照单')
    const report = await world.tells(ZHANG, { files: [PHOTO], text: '今天带队检查了乙厂', group })
    expect(report).toContain('群里不收照片和文件')
    expect(report).toContain('请到私聊里说')
    const refuses = (person: string, given = {}) =>
      world.conversation.refusesFiles({ person, now: new Date(), ...given })
    expect(await refuses(ZHANG)).toBeNull()
    expect(await refuses(GUEST)).toContain('只收成员的')
    expect(await refuses(ZHANG, { group })).toContain('群里不收')
  })

  it('what a channel did not keep is said above the answer', async () => {
    const told = await world.tells(ZHANG, { text: '今天带队检查了乙厂', unkept: ['文件太大，没有保存。'] })
    expect(told).toMatch(/^（文件太大，没有保存）\n请确认，将记入台账：/)
    expect(await world.tells(ZHANG, { unkept: ['甲。', '甲。', '乙。'] })).toBe('甲。乙。')
  })
})
