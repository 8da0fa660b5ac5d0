import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { parseEnv } from 'node:util'
import { describe, expect, it } from 'vitest'
import { readSettings, SETTING_NAMES, SettingsError } from '../src/settings.ts'

const problems = (env: Record<string, string>): string[] => {
  try {
    readSettings(env)
  } catch (error) {
    if (error instanceof SettingsError) return error.problems
    throw error
  }
  return []
}

describe('settings', () => {
  it('have their defaults where nothing is set, and an empty value counts as unset', () => {
    const defaults = {
      ZHAODAN_DATA: './data',
      ZHAODAN_HOST: '127.0.0.1',
      ZHAODAN_PORT: 8686,
      ZHAODAN_KEEP_DAYS: 90,
      ZHAODAN_MODEL_WAIT: 2.5,
      ZHAODAN_MODEL_DAILY_TOKENS: 1_000_000,
    }
    expect(readSettings({})).toEqual(defaults)
    expect(readSettings({ ZHAODAN_PORT: '', ZHAODAN_NOW: ' ', PATH: '/bin' })).toEqual(defaults)
  })

  it.each([
    ['0', false],
    ['1', true],
    ['65535', true],
    ['65536', false],
    ['80.5', false],
    ['-1', false],
    ['NaN', false],
  ])('port %s: %s', (port, good) => {
    expect(problems({ ZHAODAN_PORT: port }).length === 0).toBe(good)
  })

  it.each([
    [
      'ZHAODAN_MODEL_WAIT',
      '0.2',
      '120',
      ['0.199', '120.001', '0', '-1', '2,5', '2.', '.5', '1e1', 'Infinity'],
    ],
    ['ZHAODAN_MODEL_DAILY_TOKENS', '1', '1000000000', ['0', '1000000001', '1.5', '-1', '1e6', '1_000']],
    ['ZHAODAN_KEEP_DAYS', '1', '3650', ['0', '3651', '1.5', '-1', '九十']],
  ] as const)('%s is %s at least, %s at most', (name, least, most, bad) => {
    for (const value of [least, most]) {
      expect(readSettings({ [name]: value })[name]).toBe(Number(value))
    }
    for (const value of bad) {
      const [message, ...more] = problems({ [name]: value })
      expect(more).toEqual([])
      expect(message).toContain(`设置 ${name} 的值“${value}”不可用：应为${least} 到 ${most} 之间的`)
    }
  })

  it('the wait may be a part of a second', () => {
    expect(readSettings({ ZHAODAN_MODEL_WAIT: '1.25' }).ZHAODAN_MODEL_WAIT).toBe(1.25)
  })

  it.each([
    ['2026-11-21', '2026-11-20T16:00:00.000Z'],
    ['2026-11-21T09:30', '2026-11-21T01:30:00.000Z'],
    ['2026-11-21T09:30:00+08:00', '2026-11-21T01:30:00.000Z'],
    ['2026-11-21T09:30:00Z', '2026-11-21T09:30:00.000Z'],
  ])('the rehearsal time %s is %s', (text, iso) => {
    expect(readSettings({ ZHAODAN_NOW: text }).ZHAODAN_NOW?.toISOString()).toBe(iso)
  })

  it.each([
    ['https://zhaodan.example.org', true],
    ['https://example.org/zhaodan/', true],
    ['http://zhaodan.example.org', false],
    ['https://user:secret@example.org', false],
    ['https://example.org/?a=1', false],
    ['https://example.org/#a', false],
    ['zhaodan.example.org', false],
  ])('the public address %s: %s', (url, good) => {
    expect(problems({ ZHAODAN_PUBLIC_URL: url }).length === 0).toBe(good)
  })

  it('an access token has 16 characters at least, and is never shown', () => {
    expect(problems({ ZHAODAN_ACCESS_TOKEN: 'x'.repeat(16) })).toEqual([])
    const [message] = problems({ ZHAODAN_ACCESS_TOKEN: 'fifteen-letters' })
    expect(message).toContain('16')
    expect(message).not.toContain('fifteen-letters')
  })

  it('names every problem at once, with the setting, the value and what is permitted', () => {
    const all = problems({
      ZHAODAN_PORT: 'abc',
      ZHAODAN_OWNER: '1',
      ZHAODAN_OWNERS: 'me',
      OPENAI_BASE_URL: 'ftp://x',
    })
    expect(all).toHaveLength(4)
    expect(all.find((each) => each.includes('ZHAODAN_OWNER '))).toContain('ZHAODAN_OWNERS')
    expect(all.find((each) => each.includes('设置 ZHAODAN_PORT'))).toMatch(/abc.*1 到 65535/)
    expect(all.find((each) => each.includes('OPENAI_BASE_URL'))).toMatch(/不显示.*https/)
  })

  it('.env.example lists every one, with its default', () => {
    const example = parseEnv(readFileSync(join(import.meta.dirname, '../.env.example'), 'utf8'))
    expect(Object.keys(example).sort()).toEqual([...SETTING_NAMES].sort())
    expect(readSettings(example)).toEqual(readSettings({}))
  })
})
