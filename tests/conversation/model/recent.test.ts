import { describe, expect, it } from 'vitest'
import { createRecent } from '../../../src/conversation/model/recent.ts'

const at = (minute: number) => new Date(Date.UTC(2026, 10, 23, 1, minute))
const asked = (question: string) => ({ question, shown: '' })

describe('what was asked in groups lately', () => {
  it('is of one person in one group', () => {
    const recent = createRecent()
    recent.add('tg:-1', 'tg:7', asked('一'), at(0))
    recent.add('tg:-1', 'tg:8', asked('二'), at(0))
    recent.add('tg:-2', 'tg:7', asked('三'), at(0))
    expect(recent.of('tg:-1', 'tg:7', at(0))).toEqual([asked('一')])
    expect(recent.of('tg:-2', 'tg:8', at(0))).toEqual([])
  })

  it('is given since an instant, that instant included', () => {
    const recent = createRecent()
    recent.add('tg:-1', 'tg:7', asked('一'), at(0))
    recent.add('tg:-1', 'tg:7', asked('二'), at(10))
    expect(recent.of('tg:-1', 'tg:7', at(0))).toEqual([asked('一'), asked('二')])
    expect(recent.of('tg:-1', 'tg:7', at(1))).toEqual([asked('二')])
    expect(recent.of('tg:-1', 'tg:7', at(11))).toEqual([])
  })

  it('is five questions at the most, the latest', () => {
    const recent = createRecent()
    const questions = ['一', '二', '三', '四', '五', '六'].map(asked)
    for (const [index, each] of questions.slice(0, 5).entries()) recent.add('tg:-1', 'tg:7', each, at(index))
    expect(recent.of('tg:-1', 'tg:7', at(0))).toEqual(questions.slice(0, 5))
    recent.add('tg:-1', 'tg:7', questions[5] ?? asked(''), at(5))
    expect(recent.of('tg:-1', 'tg:7', at(0))).toEqual(questions.slice(1))
  })

  it('forgets the pair that asked least lately beyond five thousand', () => {
    const recent = createRecent()
    for (let person = 0; person < 5000; person++) recent.add('tg:-1', `tg:${person}`, asked('一'), at(0))
    recent.add('tg:-1', 'tg:0', asked('又'), at(0))
    expect(recent.of('tg:-1', 'tg:1', at(0))).toHaveLength(1)
    recent.add('tg:-1', 'tg:5000', asked('一'), at(0))
    expect(recent.of('tg:-1', 'tg:1', at(0))).toEqual([])
    expect(recent.of('tg:-1', 'tg:0', at(0))).toHaveLength(2)
    expect(recent.of('tg:-1', 'tg:5000', at(0))).toHaveLength(1)
  })

  it('is forgotten for one pair when that is wished', () => {
    const recent = createRecent()
    recent.add('tg:-1', 'tg:7', asked('一'), at(0))
    recent.add('tg:-2', 'tg:7', asked('二'), at(0))
    recent.forget('tg:-1', 'tg:7')
    expect(recent.of('tg:-1', 'tg:7', at(0))).toEqual([])
    expect(recent.of('tg:-2', 'tg:7', at(0))).toEqual([asked('二')])
  })
})
