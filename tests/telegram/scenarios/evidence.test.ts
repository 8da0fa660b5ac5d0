import { rm } from 'node:fs/promises'
import sharp from 'sharp'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { openFiles } from '../../../src/files/index.ts'
import { foldLedger } from '../../../src/ledger/index.ts'
import { photo, word } from '../../files/making.ts'
import type { Group, Person } from '../people/index.ts'
import { answers, members, taps } from './cast.ts'
import { cleanEnd } from './clean-end.ts'
import { inStore } from './prepared.ts'
import { openSetting, type Product, type Setting } from './product.ts'

/** Somebody new for each test, so that one process serves them all. */
const PEOPLE = Array.from({ length: 30 }, (_, index) => 1001 + index)
const GUEST = 2001
/** What Telegram lets a bot download. */
const MOST_BYTES = 20 * 1024 * 1024
const REPORT = '昨天带队检查了鑫达物流园'

let setting: Setting
let product: Product
let zhang: Person
let pictures: string[]
let minutes: string

beforeAll(async () => {
  setting = await openSetting({ at: '2026-11-20T01:30:00Z' })
  const post = { id: 'district-government-head', title: '滕州市市长' }
  await members(
    setting,
    PEOPLE.map((id) => ({ id, name: `张三${id}`, role: 'official', post })),
  )
  product = await setting.start()
  const made = await Promise.all([photo(800, 600), photo(810, 600), photo(820, 600)])
  pictures = made.map((bytes) => bytes.toString('base64'))
  minutes = (await word(['安全生产工作会议纪要'])).toString('base64')
})
beforeEach(async () => {
  const id = PEOPLE.shift()
  if (id === undefined) throw new Error('too few people')
  zhang = await setting.world.user('张三', { id, started: true })
})
afterAll(() => cleanEnd(setting))

const store = () => openFiles(`${setting.dir}/data/files`)
const entries = () => inStore(setting, async (each) => foldLedger(await each.ledger(`tg:${zhang.id}`)))
const attached = async () =>
  (await entries()).map((entry) => entry.evidence.flatMap(({ what }) => ('file' in what ? [what.file] : [])))
const picture = (index = 0, more: { caption?: string; album?: string; size?: number } = {}) =>
  zhang.sends({ kind: 'photo', bytes: pictures[index] as string, ...more })
/** What the bot sent as this kind, oldest first, with its bytes. */
const sent = async (what: string) => {
  const shown = (await answers(zhang)).filter((message) => message.what === what)
  return Promise.all(
    shown.map(
      ({ file }) =>
        setting.world.stage.act({ do: 'file', id: file?.id ?? '' }) as Promise<{
          name: string
          bytes: string
        }>,
    ),
  )
}
const record = async () => {
  await picture(0, { caption: REPORT })
  await zhang.sees(/请确认，将记入台账/)
  return Number(/第 (\d+) 号/.exec(await taps(zhang, '确认', /已记入台账，第 \d+ 号/))?.[1])
}

describe('a picture', () => {
  it('with a report stands on its card, and is recorded with it in its largest size', async () => {
    await picture(0, { caption: REPORT })
    await zhang.sees(/将记入台账[\s\S]*鑫达物流园[\s\S]*附件 1 个：\n.*照片-\d{8}-\d+\.jpg（图片，/)
    await taps(zhang, '确认', /已记入台账，第 \d+ 号/)
    const [[file] = []] = await attached()
    expect(file?.mediaType).toBe('image/jpeg')
    expect((await store().read(file?.sha256 ?? '')).toString('base64')).toBe(pictures[0])
  })

  it('alone is asked about, and attached with one tap', async () => {
    await record()
    await picture(1)
    await zhang.sees('附到哪一条？')
    await taps(zhang, /鑫达物流园/, /已附到第 \d+ 号：照片-/)
    expect((await attached())[0]).toHaveLength(2)
  })

  it('forwarded with words waits for 照此处理', async () => {
    const media = { kind: 'photo', bytes: pictures[0] as string, caption: REPORT } as const
    await setting.world.stage.act({ do: 'say', user: zhang.id, media, forwardedFrom: '李四' })
    await zhang.sees(/转发的内容是[\s\S]*照片-/)
    await taps(zhang, '照此处理', /将记入台账[\s\S]*附件 1 个/)
  })
})

describe('an album', () => {
  it('has one answer and one card, whichever picture carries the words', async () => {
    await picture(0, { album: 'a1' })
    await picture(1, { album: 'a1', caption: REPORT })
    await picture(2, { album: 'a1' })
    await zhang.sees(/将记入台账[\s\S]*附件 3 个/)
    await setting.world.quiet(1500)
    expect(await answers(zhang)).toHaveLength(1)
    await taps(zhang, '确认', /已记入台账/)
    expect((await attached())[0]).toHaveLength(3)
  })

  it('without words asks once; what follows later joins', async () => {
    await record()
    const before = (await answers(zhang)).length
    await picture(1, { album: 'a2' })
    await picture(2, { album: 'a2' })
    await zhang.sees(/附到哪一条？\n.*\n.*照片/)
    await setting.world.quiet(1200)
    expect(await answers(zhang)).toHaveLength(before + 1)
    await zhang.sends({ kind: 'document', name: '会议纪要.docx', bytes: minutes })
    await zhang.sees(/附到哪一条？[\s\S]*会议纪要\.docx（文件/)
    await taps(zhang, /鑫达物流园/, /已附到第 \d+ 号：照片-.*、会议纪要\.docx/)
    expect((await attached())[0]).toHaveLength(4)
  })
})

describe('attachments asked for', () => {
  it('come back: pictures as photos, documents under their Chinese names', async () => {
    const seq = await record()
    await zhang.sends({
      kind: 'document',
      name: '会议 纪要（终稿）.docx',
      bytes: minutes,
      caption: `附到第${seq}号`,
    })
    await zhang.sees('会议 纪要（终稿）.docx')
    await zhang.says(`第${seq}号的附件`)
    await zhang.sees(/附件，2 个/)
    await setting.world.quiet(2500)
    expect((await sent('photo')).map(({ bytes }) => bytes)).toEqual([pictures[0]])
    expect(await sent('document')).toEqual([{ name: '会议 纪要（终稿）.docx', bytes: minutes }])
  })

  it('a picture that Telegram does not take as one comes as a document', async () => {
    const seq = await record()
    await setting.world.fails('sendPhoto', {
      kind: 'refuse',
      code: 400,
      description: 'Bad Request: PHOTO_INVALID_DIMENSIONS',
    })
    await zhang.says(`第${seq}号的附件`)
    await zhang.sees(/附件，1 个/)
    await setting.world.quiet(2500)
    expect((await sent('document')).map(({ bytes }) => bytes)).toEqual([pictures[0]])
  })

  it('one that is no longer there is told in a sentence', async () => {
    const seq = await record()
    const [[file] = []] = await attached()
    const sha256 = file?.sha256 ?? ''
    const bytes = await store().read(sha256)
    await rm(`${setting.dir}/data/files/${sha256.slice(0, 2)}/${sha256}`)
    await zhang.says(`第${seq}号的附件`)
    await zhang.sees('没有找到这个附件')
    await store().keep({ name: 'a.jpg', content: bytes })
    // What comes after is answered as ever.
    await zhang.says('谢谢')
    await zhang.sees('不客气')
  })
})

async function heightOf(file: { bytes: string } | undefined): Promise<number> {
  return (await sharp(Buffer.from(file?.bytes ?? '', 'base64')).metadata()).height
}

describe('a picture of the duties', () => {
  it('comes as a photo, and as a document where a photo would be too small to read', {
    timeout: 180_000,
  }, async () => {
    const come = (what: string) => expect.poll(() => sent(what), { timeout: 60_000 }).toHaveLength(1)
    await zhang.says('给我一张本年度的图')
    await come('photo')
    const [short] = await sent('photo')
    expect(await heightOf(short)).toBeLessThanOrEqual(2560)

    await inStore(setting, async (each) => {
      const since = { from: '2026-01-01', to: null, recordedAt: '2026-11-20T01:00:00.000Z' }
      const held = { person: `tg:${zhang.id}`, regulation: 'zaozhuang-2019', title: null, ...since }
      for (const post of ['district-party-head', 'town-party-head', 'town-safety-deputy'])
        await each.addTenure({ ...held, post })
    })
    await zhang.says('给我一张本年度的图')
    await come('document')
    const [long] = await sent('document')
    expect(await heightOf(long)).toBeGreaterThan(2560)
    expect(await sent('photo')).toHaveLength(1)
  })
})

describe('what is not taken', () => {
  it('is said, and the words are answered', async () => {
    const document = { kind: 'document', name: '机密-检查方案.docx', bytes: minutes } as const
    await zhang.sends({ ...document, caption: REPORT })
    const seen = await zhang.sees(/将记入台账/)
    expect(seen.text).toContain('照单不能存放涉密文件')
    expect(seen.text).not.toContain('附件 1 个')
    expect(product.log).not.toContain('检查方案')
    await zhang.sends({ kind: 'document', name: 'a.exe', bytes: Buffer.from('MZ\0\0').toString('base64') })
    await zhang.sees('照单不收')
    await zhang.sends({ kind: 'video', caption: '今天带队检查了甲厂' })
    expect((await zhang.sees(/将记入台账[\s\S]*甲厂/)).text).toContain('照单不收视频')
  })

  it.each([
    [MOST_BYTES, /这是什么履职活动/],
    [MOST_BYTES + 1, '超过 20 MB'],
  ])('a picture of which Telegram says %i bytes', async (size, answer) => {
    const before = (await setting.world.calls('getFile')).length
    await picture(0, { size })
    await zhang.sees(answer)
    expect((await setting.world.calls('getFile')).length - before).toBe(size > MOST_BYTES ? 0 : 1)
  })

  it('of a guest is not even fetched', async () => {
    const guest = await setting.world.user('路人', { id: GUEST, started: true })
    const before = (await setting.world.calls('getFile')).length
    await guest.sends({ kind: 'photo', bytes: pictures[0] as string })
    await guest.sees('照片和文件只收成员的')
    await guest.sendsPhoto('镇长多久要带队检查一次？')
    await guest.sees(/照片和文件只收成员的[\s\S]*每季度/)
    expect((await setting.world.calls('getFile')).length).toBe(before)
  })

  it('in a group goes on in private, with the words', async () => {
    const group: Group = await setting.world.group('安委办', [zhang])
    await group.adds('bot')
    await zhang.sends({ kind: 'photo', caption: `@zhaodan_bot ${REPORT}` }, { in: group })
    await zhang.sees(/群里不收照片和文件[\s\S]*请到私聊/, { in: group })
    const url = await zhang.taps('到私聊继续', { in: group })
    await zhang.starts(new URL(url ?? '').searchParams.get('start') ?? '')
    await zhang.sees(/将记入台账[\s\S]*鑫达物流园/)
  })
})

describe('while Telegram or the way to it fails', () => {
  it('a picture is fetched again, and stands on one card', async () => {
    await setting.world.fails('file', { kind: 'gateway' })
    await picture(0, { caption: REPORT })
    await zhang.sees(/将记入台账[\s\S]*附件 1 个/)
    await setting.world.quiet(1200)
    expect(await answers(zhang)).toHaveLength(1)
  })

  it('a picture that does not come is said, and the words are answered', async () => {
    await setting.world.fails('file', { kind: 'gateway' }, { times: 3 })
    await picture(0, { caption: REPORT })
    const seen = await zhang.sees(/将记入台账/, { within: 30_000 })
    expect(seen.text).toContain('文件没有收到，没有保存：请再发一次')
    expect(await answers(zhang)).toHaveLength(1)
  })

  it('a picture under way when the process is killed is kept once, on one card', {
    timeout: 120_000,
  }, async () => {
    await setting.world.fails('file', { kind: 'slow', ms: 3000 })
    await picture(0, { album: 'k', caption: REPORT })
    await picture(1, { album: 'k' })
    await setting.world.quiet(800).catch(() => undefined)
    await product.end('SIGKILL')
    product = await setting.start()
    await zhang.sees(/将记入台账[\s\S]*附件 2 个/)
    await setting.world.quiet(1200)
    expect(await answers(zhang)).toHaveLength(1)
    await taps(zhang, '确认', /已记入台账/)
    await product.end('SIGKILL')
    product = await setting.start()
    expect((await attached())[0]).toHaveLength(2)
  })
})
