import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { openService, type Service, says } from '../../speech/service.ts'
import type { Person } from '../people/index.ts'
import { answers, members, taps } from './cast.ts'
import { cleanEnd } from './clean-end.ts'
import { inStore } from './prepared.ts'
import { openSetting, type Product, type Setting } from './product.ts'

/** Somebody new for each test, so that one process serves them all. */
const PEOPLE = Array.from({ length: 30 }, (_, index) => 1001 + index)
/** What Telegram lets a bot download. */
const MOST_BYTES = 20 * 1024 * 1024

let service: Service
let setting: Setting
let product: Product
let zhang: Person

beforeAll(async () => {
  service = await openService()
  setting = await openSetting({ at: '2026-11-20T01:30:00Z' })
  const post = { id: 'district-government-head', title: '滕州市市长' }
  await members(
    setting,
    PEOPLE.map((id) => ({ id, name: `张三${id}`, role: 'official', post })),
  )
  product = await setting.start({ OPENAI_AUDIO_MODEL: 'whisper-1', OPENAI_BASE_URL: service.baseUrl })
})
beforeEach(async () => {
  service.heard.length = 0
  const id = PEOPLE.shift()
  if (id === undefined) throw new Error('too few people')
  zhang = await setting.world.user('张三', { id, started: true })
})
afterAll(async () => {
  await cleanEnd(setting).finally(() => service.close())
})

const heard = (text: string) => service.play(says(200, JSON.stringify({ text })))
const rows = () => inStore(setting, (store) => store.ledger(`tg:${zhang.id}`))

describe('a spoken report', () => {
  it('is shown back, then a card, then a ledger line', async () => {
    heard('昨天带队检查了鑫达物流园。')
    await zhang.sendsVoice({ content: new Uint8Array([79, 103, 103, 83, 7]) })
    await zhang.sees('听到的是：“昨天带队检查了鑫达物流园。”')
    expect(service.heard).toMatchObject([
      { authorization: null, fields: { model: 'whisper-1', language: 'zh' }, file: { name: 'voice.ogg' } },
    ])
    expect([...(service.heard[0]?.file.bytes ?? [])]).toEqual([79, 103, 103, 83, 7])
    await taps(zhang, '照此处理', /请确认，将记入台账[\s\S]*2026年11月19日.* · 鑫达物流园/)
    expect(await rows()).toEqual([])
    await taps(zhang, '确认', /已记入台账，第 \d+ 号/)
    expect(await rows()).toMatchObject([{ date: '2026-11-19', place: '鑫达物流园' }])
  })

  it('stores nothing where the words are put right by typing', async () => {
    heard('昨天带队检查了心大物流园。')
    await zhang.sendsVoice()
    await zhang.sees('听错了，请直接打字更正')
    await zhang.says('昨天带队检查了鑫达物流园')
    await zhang.sees(/请确认，将记入台账[\s\S]*鑫达物流园/)
    await taps(zhang, '确认', /已记入台账，第 \d+ 号/)
    expect((await rows()).map((row) => row.place)).toEqual(['鑫达物流园'])
    await zhang.taps('照此处理', { stale: true })
    await zhang.sees('此操作已过期')
    await setting.world.quiet(1200)
    expect(await rows()).toHaveLength(1)
  })

  it('that is a question is answered below the words', async () => {
    heard('区长多久要带队检查一次')
    await zhang.sendsVoice()
    await zhang.sees(/听到的是：“区长多久要带队检查一次”[\s\S]*每季度至少带队检查1次/)
  })
})

describe('a recording that cannot be heard', () => {
  it.each([
    ['nothing was said', () => heard(''), '没有听出说了什么'],
    ['the service is down', () => service.play(says(503, '')), '语音服务暂时连不上'],
    ['the key is wrong', () => service.play(says(401, '{}')), '请管理员检查语音服务的设置'],
    ['the answer is a page', () => service.play(says(200, '<html></html>')), '语音服务的回应不能用'],
  ])('is answered in a sentence: %s', async (_, play, sentence) => {
    play()
    await zhang.sendsVoice()
    await zhang.sees(sentence)
    await setting.world.quiet(1200)
    expect(await answers(zhang)).toHaveLength(1)
    expect(await rows()).toEqual([])
    // What comes after is answered as ever.
    await zhang.says('谢谢')
    await zhang.sees('不客气')
  })

  it('leaves no word of it in the log', async () => {
    service.play(says(500, '{"error":{"message":"鑫达物流园"}}'))
    await zhang.sendsVoice()
    await zhang.sees('语音服务暂时连不上')
    expect(product.log).not.toContain('鑫达物流园')
  })
})

describe('the limits', () => {
  it.each([
    [299, true],
    [300, true],
    [301, false],
  ])('a recording of %i seconds', async (seconds, taken) => {
    heard('区长多久要带队检查一次')
    await zhang.sendsVoice({ seconds })
    await zhang.sees(taken ? '听到的是' : '请控制在 5 分钟以内')
    expect(service.heard).toHaveLength(taken ? 1 : 0)
  })

  it.each([
    [MOST_BYTES, true],
    [MOST_BYTES + 1, false],
  ])('a file of %i bytes', async (size, taken) => {
    heard('区长多久要带队检查一次')
    await zhang.sendsVoice({ size })
    await zhang.sees(taken ? '听到的是' : '请控制在 5 分钟以内')
    expect(service.heard).toHaveLength(taken ? 1 : 0)
  })
})
