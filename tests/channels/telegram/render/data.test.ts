import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { encodeAction, readData } from '../../../../src/channels/telegram/render/index.ts'

const bytes = (text: string) => Buffer.byteLength(text, 'utf8')

describe("a button's data", () => {
  it('is the action itself where that is short and ASCII', () => {
    expect(encodeAction('c:card-1:ok')).toEqual({ data: '=c:card-1:ok', kept: null })
    expect(encodeAction('o:x#6', 3)).toEqual({ data: '3=o:x#6', kept: null })
    expect(readData('=c:card-1:ok')).toEqual({ page: null, action: 'c:card-1:ok' })
    expect(readData('3=o:x#6')).toEqual({ page: 3, action: 'o:x#6' })
  })

  it.each([
    [62, 63, true],
    [63, 64, true],
    [64, 65, false],
  ])('of an action of %i bytes, %i with its sign, is the action: %s', (length, whole, fits) => {
    const action = 'a'.repeat(length)
    const { data, kept } = encodeAction(action)
    expect(data === `=${action}`).toBe(fits)
    expect(kept === null).toBe(fits)
    expect(bytes(data)).toBe(fits ? whole : 17)
  })

  it('counts the page', () => {
    expect(encodeAction('a'.repeat(62), 2).kept).toBeNull()
    expect(encodeAction('a'.repeat(62), 10).data).toMatch(/^10#[\w-]{16}$/)
  })

  it.each([20, 21, 22])('keeps Chinese under an id, as for %i characters', (length) => {
    const action = `s:${'检'.repeat(length)}`
    const { data, kept } = encodeAction(action, 2)
    expect(data).toBe(`2#${kept?.id}`)
    expect(kept?.action).toBe(action)
    expect(readData(data)).toEqual({ page: 2, id: kept?.id })
  })

  it('gives different actions different ids and the same one the same', () => {
    expect(encodeAction('s:甲').data).not.toBe(encodeAction('s:乙').data)
    expect(encodeAction('s:甲').kept).toEqual(encodeAction('s:甲', 5).kept)
  })

  it('reads back whatever it wrote, in 64 bytes', () => {
    fc.assert(
      fc.property(
        fc.oneof(fc.string({ maxLength: 90 }), fc.string({ unit: 'binary', maxLength: 90 })),
        fc.integer({ min: 1, max: 999 }),
        (action, page) => {
          const { data, kept } = encodeAction(action, page)
          expect(bytes(data)).toBeLessThanOrEqual(64)
          expect(readData(data)).toEqual(kept ? { page, id: kept.id } : { page, action })
        },
      ),
    )
  })

  it.each(['', 'c:card:ok', '0=x', '-1=x', '1.5=x', '=检', '#short', `#${'a'.repeat(17)}`, 'x=y', '2'])(
    'reads nothing from %j',
    (data) => {
      expect(readData(data)).toBeNull()
    },
  )
})
