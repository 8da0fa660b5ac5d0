import { describe, expect, it } from 'vitest'
import { isInvitationCode, newInvitationCode } from '../../src/access/index.ts'

describe('invitation codes', () => {
  it('hold 144 bits in 24 characters that fit a deep link, no two alike, none like another start payload', () => {
    const codes = Array.from({ length: 20_000 }, newInvitationCode)
    expect(new Set(codes).size).toBe(codes.length)
    for (const code of codes) {
      expect(code).toMatch(/^[A-Za-z0-9][A-Za-z0-9_-]{22}[A-Za-z0-9]$/)
      expect(code).not.toMatch(/^[a-z]-/)
      expect(isInvitationCode(code)).toBe(true)
    }
  })

  it('use the whole alphabet at every place but the two ends', () => {
    const codes = Array.from({ length: 5000 }, newInvitationCode)
    for (let place = 2; place < 23; place++) {
      expect(new Set(codes.map((code) => code[place])).size).toBe(64)
    }
  })

  it.each([
    ['one character less', 'Ab3dEf6hIj9lMn2pQr5tUv8', false],
    ['24 characters', 'Ab3dEf6hIj9lMn2pQr5tUv8x', true],
    ['one character more', 'Ab3dEf6hIj9lMn2pQr5tUv8xy', false],
    ['a plain word of 24 letters', 'thyroparathyroidectomize', false],
    ['words with hyphens', 'what-is-in-the-sixth-art', false],
    ['carried over from a group', 'g-3dEf6hIj9lMn2pQr5tUv8x', false],
    ['Chinese', '今天带队检查了化工厂今天带队检查了化工厂今天带队', false],
  ])('are told from other words: %s', (_, text, is) => {
    expect(isInvitationCode(text)).toBe(is)
  })
})
