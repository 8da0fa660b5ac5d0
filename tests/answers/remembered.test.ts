import { describe, expect, it } from 'vitest'
import { createAnswerer } from '../../src/answers/index.ts'
import { loadKnowledge } from '../../src/knowledge/index.ts'
import { understand } from '../../src/understanding/index.ts'

const knowledge = loadKnowledge(`${import.meta.dirname}/../../knowledge`)
const answerer = createAnswerer(knowledge)
const today = '2026-11-21'

describe('what is remembered between messages', () => {
  it('is an answer that its reader cannot change', () => {
    const question = '区长多久带队检查一次？'
    const context = { regulation: null, post: null, today }
    const first = answerer.ask(question, context)
    const copy = structuredClone(first)
    expect(() => first.blocks.push({ type: 'note', text: 'x' })).toThrow(TypeError)
    expect(() => Object.assign(first.citations[0] ?? {}, { quote: 'x' })).toThrow(TypeError)
    expect(answerer.ask(question, context)).toEqual(copy)
    expect(createAnswerer(knowledge).ask(question, context)).toEqual(copy)
  })

  it('is told apart by regulation, post and day', () => {
    const question = '我多久带队检查一次？'
    const of = (post: string | null, regulation: string | null = null) =>
      answerer.ask(question, { regulation, post, today })
    const head = of('zaozhuang-2019:district-government-head')
    const deputy = of('guangxi-2018:deputy', 'guangxi-2018')
    expect(head.citations).not.toEqual(deputy.citations)
    expect(of('zaozhuang-2019:district-government-head')).toEqual(head)
    expect(of(null)).not.toEqual(head)
  })

  it('is a reading that its reader cannot change, told apart by day and posts', () => {
    const read = (day: string, posts: string[] = []) =>
      understand('昨天带队检查了加油站', { today: day, posts }, knowledge)
    const first = read(today)
    expect(() => first.activities.push({ activity: null, date: null, place: null, count: 1 })).toThrow(
      TypeError,
    )
    expect(read(today).activities).toMatchObject([{ date: '2026-11-20' }])
    expect(read('2026-11-22').activities).toMatchObject([{ date: '2026-11-21' }])
    const post = 'zaozhuang-2019:district-government-head'
    expect(read(today, [post])).not.toBe(first)
    expect(read(today)).toBe(first)
  })
})
