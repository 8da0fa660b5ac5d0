import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { Reply } from '../../src/reply/index.ts'
import { openTalk, type Talk } from './talk.ts'

const REPORT = '昨天带队检查了鑫达化工厂'

let talk: Talk
let person: string
beforeEach(async () => {
  person = 'local'
  talk = await openTalk('2026-11-20')
  await talk.say('我是滕州市市长')
  await talk.tap('今年以前就已在任')
})
afterEach(() => talk.end())

/** Sends words that the person did not type, at a time of 20 November unless another day is given. */
async function hear(
  text: string,
  via: 'voice' | 'forward' = 'voice',
  at = '2026-11-20T10:05:00+08:00',
): Promise<Reply> {
  const replies = await talk.conversation.handle({ person, text, via, now: new Date(at) })
  expect(replies).toHaveLength(1)
  return replies[0] as Reply
}

const press = (card: Reply, label: string) =>
  talk.act(card.buttons.flat().find((button) => button.label === label)?.action ?? '')

const opensNothing = async () => expect(await talk.store.openPending(person)).toEqual([])

describe('words that the person did not type', () => {
  it('are shown back with when they were said, and nothing is done', async () => {
    const card = await hear(REPORT)
    expect(talk.text(card)).toBe(
      `听到的是：“${REPORT}”\n照此处理吗？听错了，请直接打字更正。\n（说于2026年11月20日（星期五）10:05，话里的“今天”“昨天”按这一天算）`,
    )
    expect(talk.labels(card)).toEqual(['照此处理', '不用'])
    expect((await talk.store.openPending('local')).map((row) => row.kind)).toEqual(['heard'])
    expect(await talk.store.ledger('local')).toEqual([])
  })

  it('are called forwarded where they were, and shortened beyond 300 characters, but acted on whole', async () => {
    const long = (length: number) => `${REPORT}，${'查看了现场。'.repeat(80)}`.slice(0, length)
    expect(talk.text(await hear(long(300), 'forward'))).toContain(`转发的内容是：“${long(300)}”`)
    const card = await hear(long(301), 'forward')
    expect(talk.text(card)).toContain(`转发的内容是：“${long(300)}……”`)
    await press(card, '照此处理')
    await talk.tap('确认')
    expect((await talk.store.ledger('local'))[0]?.words).toBe(long(301))
  })

  it('are then taken as if typed on the day they were said, and need the usual confirmation', async () => {
    const card = await hear(REPORT)
    talk.on('2026-11-23')
    const log = await press(card, '照此处理')
    expect(talk.text(log)).toContain('带队检查 · 2026年11月19日（星期四')
    expect(talk.labels(log)).toEqual(['确认', '改日期', '改类型', '取消'])
    expect(await talk.store.ledger('local')).toEqual([])
    await talk.tap('确认')
    expect(await talk.store.ledger('local')).toMatchObject([{ date: '2026-11-19', words: REPORT }])
  })

  it.each(['照此处理', '确认', '对'])('are acted on by the typed word %s', async (word) => {
    await hear(REPORT)
    expect(talk.labels(await talk.say(word))).toContain('改日期')
  })

  it.each(['不用', '取消', '算了'])('are dropped by the typed word %s', async (word) => {
    const card = await hear(REPORT)
    expect(talk.text(await talk.say(word))).toBe('好的，没有记录任何内容。')
    expect(talk.text(await press(card, '照此处理'))).toContain('已经取消')
    await opensNothing()
  })

  it('are never acted on twice, in this process or after a restart', async () => {
    const card = await hear(REPORT)
    await press(card, '照此处理')
    expect(talk.text(await press(card, '照此处理'))).toContain('已经确认过')
    await talk.restart()
    expect(talk.text(await press(card, '照此处理'))).toContain('已经确认过')
    expect(talk.text(await press(card, '不用'))).toContain('已经确认过')
    expect((await talk.store.openPending('local')).map((row) => row.kind)).toEqual(['log'])
  })

  it('are nobody else’s to act on', async () => {
    const card = await hear(REPORT)
    talk.as('other')
    expect(talk.text(await press(card, '照此处理'))).toContain('此操作已过期')
    talk.as('local')
    expect(talk.labels(await press(card, '照此处理'))).toContain('改日期')
  })

  it('stay apart when several come at once; the oldest of more than ten expires', async () => {
    const cards: Reply[] = []
    for (let day = 1; day <= 11; day++) cards.push(await hear(`11月${day}日带队检查了加油站`, 'forward'))
    expect(await talk.store.openPending('local')).toHaveLength(10)
    expect(talk.text(await press(cards[0] as Reply, '照此处理'))).toContain('此操作已过期')
    expect(talk.text(await press(cards[1] as Reply, '照此处理'))).toContain('11月2日')
    expect(talk.text(await press(cards[10] as Reply, '照此处理'))).toContain('11月11日')
  })
})

describe('a card that waits meanwhile', () => {
  it('is not confirmed by 确认 that is meant for what was heard, nor by 确认 that was only heard', async () => {
    await talk.say('今天带队检查了加油站')
    const heard = await hear('确认')
    expect(talk.text(heard)).toContain('听到的是：“确认”')
    await hear('不对，是11月3日')
    const log = await talk.say('确认')
    expect(talk.text(log)).toContain('2026年11月3日')
    expect(await talk.store.ledger('local')).toEqual([])
    await press(heard, '照此处理')
    expect(await talk.store.ledger('local')).toMatchObject([{ date: '2026-11-03' }])
  })

  it('takes its answer from what was heard only once that is accepted', async () => {
    await talk.say('今天带队检查了加油站')
    await talk.tap('改日期')
    const heard = await hear('11月3日')
    expect(talk.labels(heard)).toEqual(['照此处理', '不用'])
    expect(talk.text(await press(heard, '照此处理'))).toContain('2026年11月3日')
  })

  it('is what typed words answer, not the words heard, and is brought up again beside an answer', async () => {
    await talk.say('今天带队检查了加油站')
    await hear(REPORT)
    expect(talk.text(await talk.say('11月3日'))).toContain('2026年11月3日')
    await hear(REPORT)
    const answer = await hear('区长多久带队检查一次？')
    expect(talk.text(answer)).toContain('还没有确认，尚未记入台账')
    expect(talk.labels(answer)).toContain('确认上一张')
  })
})

describe('what is answered at once', () => {
  it.each([
    ['区长多久带队检查一次？', '每季度'],
    ['本季度还差什么', '带队检查'],
    ['帮助', '昨天带队检查了化工厂'],
    ['明天天气怎么样啊', '与这个话题无关'],
    ['今天天气不错', '没有记录任何内容'],
  ])('%s, heard, with the words above the answer', async (words, answer) => {
    const given = await hear(words)
    expect(given.blocks[0]).toEqual({ type: 'note', text: `听到的是：“${words}”` })
    expect(talk.text(given)).toContain(answer)
    await opensNothing()
  })

  it('a forwarded question, which stands above the answer anyway', async () => {
    const given = await hear('区长多久带队检查一次？', 'forward')
    expect(talk.text(given)).not.toContain('转发的内容')
    expect(talk.text(given)).toContain('每季度')
    await opensNothing()
  })

  it.each(['撤销上一条', '我是薛城区区长', '添加岗位', '明天带队检查加油站', '清空对话', '取消'])(
    '%s is not: it changes something',
    async (words) => {
      expect(talk.labels(await hear(words))).toEqual(['照此处理', '不用'])
    },
  )

  it('silence, with a sentence', async () => {
    expect(talk.text(await hear(' \u200b'))).toContain('没有听出说了什么')
    await opensNothing()
  })
})

describe('a guest', () => {
  beforeEach(() => {
    person = 'tg:900'
    talk.as(person)
  })

  it('gets questions answered, heard or forwarded', async () => {
    expect(talk.text(await hear('区长多久带队检查一次？'))).toContain('每季度')
    expect(talk.text(await hear('区长多久带队检查一次？', 'forward'))).toContain('每季度')
  })

  it.each([REPORT, '本季度还差什么', '我是滕州市市长', '我的岗位', '今天天气不错'])(
    'gets no card for %s',
    async (words) => {
      for (const via of ['voice', 'forward'] as const) {
        const actions = (await hear(words, via)).buttons.flat().map((button) => button.action)
        expect(actions.filter((action) => !action.startsWith('s:'))).toEqual([])
      }
      await opensNothing()
    },
  )
})
