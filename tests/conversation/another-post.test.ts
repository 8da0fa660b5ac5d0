import { afterEach, expect, it } from 'vitest'
import { type GroupTalk, LI, openGroupTalk } from './groups-talk.ts'
import { openTalk, type Talk } from './talk.ts'

let talk: Talk | GroupTalk
afterEach(() => talk.end())

async function holding(title: string): Promise<void> {
  talk = await openTalk('2026-11-22')
  await talk.say(`我是${title}`)
  await talk.tap('今年以前就已在任')
}

it.each([
  ['滕州市西岗镇镇长', '那书记呢', '第十五条'],
  ['滕州市西岗镇镇长', '分管安全的呢', '第十七条'],
  ['薛城区区长', '那常委呢', '第八条'],
])('%s asks %s of somebody else', async (title, question, article) => {
  await holding(title)
  await talk.say('清空对话')
  expect(talk.text(await talk.say(question))).toContain(`按《枣庄办法》${article}，`)
})

it('asks the same of one department after another', async () => {
  await holding('薛城区区长')
  await talk.say('应急局长每季度要带队检查一次对吧')
  expect(talk.text(await talk.say('那住建局长也是吧'))).toContain('“住建局长每季度要带队检查一次对吧？”')
  expect(talk.text(await talk.say('那财政局长也一样吗'))).toContain('“财政局长每季度要带队检查一次对吧？”')
})

it.each(['一年呢', '整年呢', '那这一年呢'])('%s: one’s own record of the year', async (question) => {
  await holding('滕州市西岗镇镇长')
  const text = talk.text(await talk.say(question))
  expect(text).toMatch(/^2026年，/)
  expect(text).toContain('0/1')
})

it.each(['安全生产一票否决', '通报表扬', '谁负责考核'])('%s is a question', async (question) => {
  await holding('滕州市西岗镇镇长')
  const { citations } = await talk.say(question)
  expect(citations.length).toBeGreaterThan(0)
})

it.each(['学习了一票否决', '今天传达通报表扬', '安全第一'])('%s asks nothing', async (words) => {
  await holding('滕州市西岗镇镇长')
  const { citations } = await talk.say(words)
  expect(citations).toEqual([])
})

it('keeps the level in a group past a question of who asks', async () => {
  const group = await openGroupTalk()
  talk = group
  const say = (words: string, minute: number) => group.inGroup(LI, words, `2026-11-22 09:0${minute}`)
  await say('镇长多久带队检查一次', 0)
  await say('那我呢', 1)
  const text = group.text(await say('那书记呢', 2))
  expect(text).toContain('“镇书记多久带队检查一次？”')
})

it.each(['今天', '昨天', '前天', '上周一'])(
  '%s on which a post was taken up is no part of its title',
  async (day) => {
    talk = await openTalk('2026-11-18')
    const said = talk.text(await talk.say(`我是薛城区应急管理局局长，${day}到任`))
    expect(said).toContain('已登记岗位：薛城区应急管理局局长，即')
  },
)
