import { expect, test } from 'vitest'
import { withLetters } from '../../src/documents/pdf/radicals.ts'

test('radicals that a browser prints in place of letters are letters again', () => {
  expect(withLetters('⻘岛市⻋⻔⻓⻛⻚⻝⻥⻩⻰⼈⺠⾏政')).toBe('青岛市车门长风页食鱼黄龙人民行政')
})

test('every radical but the two that stand for no letter becomes one', () => {
  const left = []
  for (let code = 0x2e80; code <= 0x2fd5; code += 1) {
    const sign = String.fromCharCode(code)
    // U+2EF4 to U+2EFF are no characters.
    if (code >= 0x2ef4 && code <= 0x2eff) continue
    if (withLetters(sign) === sign) left.push(code.toString(16))
    else expect(withLetters(sign)).toMatch(/^[\p{Unified_Ideograph}]$/u)
  }
  expect(left).toEqual(['2e80', '2e9a'])
})

test('other text stays as it is', () => {
  expect(withLetters('第一条　为了ABC，①')).toBe('第一条　为了ABC，①')
})
