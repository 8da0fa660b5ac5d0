import { spawn, spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterAll, describe, expect, it } from 'vitest'
import type { Explanation } from '../../src/cli/commands/explanation.ts'
import { startModelServer } from '../model/server/index.ts'

const PROGRAM = fileURLToPath(new URL('../../src/cli/main.ts', import.meta.url))
const PATIENCE = { timeout: 60_000 }
const data = mkdtempSync(join(tmpdir(), 'zhaodan-explain-'))
afterAll(() => rmSync(data, { recursive: true }))

function ask(...args: string[]) {
  return spawnSync(process.execPath, [PROGRAM, 'ask', '--offline', '--explain', ...args], {
    encoding: 'utf8',
  })
}

function explained(...args: string[]): { explanation: Explanation; refused: boolean } {
  return JSON.parse(ask('--json', ...args).stdout)
}

describe('ask --explain', PATIENCE, () => {
  it('shows how a question was read, what was compared and what was chosen', () => {
    const { explanation } = explained('镇长每月带队检查一次，对吧')
    const { understood, candidates, chosen, citations, model } = explanation
    expect(understood.regulations).toEqual(['zaozhuang-2019'])
    expect(understood.posts).toMatchObject([
      { post: 'town-government-head', words: '镇长', score: 1, from: 'question' },
    ])
    expect(understood.topics).toMatchObject([{ id: 'act.inspection', words: ['每月带队检查一次'] }])
    expect(understood.frequencies).toEqual([{ words: '每月带队检查一次', read: '每月1次' }])
    expect(understood.forms).toContain('confirm')
    expect(chosen).toMatchObject({ by: 'topics', refusal: null, rule: null })
    expect(chosen.points.map(({ refs }) => refs)).toEqual([['zaozhuang-2019#16.3']])
    expect(citations).toEqual([
      { ref: 'zaozhuang-2019#16.3', label: '《枣庄办法》第十六条第（三）项', verbatim: true },
    ])
    expect(candidates.filter((each) => each.chosen).map(({ ref }) => ref)).toEqual(['zaozhuang-2019#16.3'])
    expect(candidates.map(({ rank }) => rank).slice(0, 3)).toEqual([1, 2, 3])
    expect(model).toBeNull()
  })

  it('names the rule of a refusal, and what lies near', () => {
    const { explanation, refused } = explained('企业安全员要配几个')
    expect(refused).toBe(true)
    expect(explanation.chosen).toMatchObject({ by: 'refused', refusal: 'outside', rule: 'enterprise' })
    expect(explanation.chosen.points).toEqual([])
    expect(explanation.citations).toEqual([])
    expect(explanation.nearest.length).toBeGreaterThan(0)
    expect(explanation.candidates.some(({ chosen }) => chosen)).toBe(false)
  })

  it('tells a look-up: the place that the question names ranks first', () => {
    const { explanation } = explained('枣庄办法第三十三条')
    expect(explanation.chosen.by).toBe('look-up')
    expect(explanation.understood.citations).toMatchObject([{ words: '枣庄办法第三十三条', foreign: null }])
    const [looked, ...more] = explanation.candidates.filter(({ chosen }) => chosen)
    expect(more).toEqual([])
    expect(looked?.ref).toBe('zaozhuang-2019#33')
    expect(looked?.rank).toBe(1)
    expect(looked?.parts.meant.cited).toBeGreaterThan(0)
  })

  it('prints all of it as tables behind the answer', () => {
    const { stdout, status } = ask('枣庄办法第三十三条')
    const headings = [...stdout.matchAll(/^【(.*?)[】（]/gm)].map(([, heading]) => heading)
    expect(headings).toEqual(['理解', '比较', '选定', '引文核对'])
    expect(stdout).toMatch(/^按《枣庄办法》第三十三条/)
    expect(stdout).toContain('  按问题写明的条号查原文\n')
    expect(stdout).toContain('  一字不差  《枣庄办法》第三十三条')
    expect(stdout).toMatch(/ {2}✓ +\d+ +\d+\.\d\d {2}《枣庄办法》第三十三条\n/)
    expect(status).toBe(0)
  })

  it('goes with one question at a time: exit 2', () => {
    const { status, stderr } = ask('--batch', '-')
    expect(stderr).toContain('--batch')
    expect(status).toBe(2)
  })
})

describe('ask --explain with a model', PATIENCE, () => {
  it.each([
    ['taken', null],
    ['dropped', 'not-whole'],
  ])('tells which segments were %s', async (_, why) => {
    const server = await startModelServer()
    try {
      const invented = { text: '镇长每月至少带队检查1次。', rests: [{ source: '1', words: '带队检查' }] }
      if (why) server.answer(({ id }) => (id === 'phrase' ? { segments: [invented] } : undefined))
      const child = spawn(
        process.execPath,
        [PROGRAM, 'ask', '--explain', '--json', '镇长多久带队检查一次', '--data', data],
        {
          env: {
            ...process.env,
            OPENAI_BASE_URL: server.url,
            OPENAI_MODEL: 'loopback',
            ZHAODAN_MODEL_WAIT: '30',
          },
        },
      )
      let out = ''
      for await (const chunk of child.stdout.setEncoding('utf8')) out += chunk
      const { explanation, mode } = JSON.parse(out)
      expect(mode).toBe(why ? 'offline' : 'llm')
      expect(explanation.model).toMatchObject({ name: 'loopback', why, topics: [] })
      const [first] = explanation.model.rounds
      if (why) {
        expect(first.failed).toMatchObject([{ text: invented.text, fault: 'unsupported-term' }])
        expect(explanation.model.rounds).toHaveLength(2)
      } else {
        expect(first.failed).toEqual([])
        expect(first.held[0].rests).toContain('《枣庄办法》第十六条第（三）项')
      }
    } finally {
      await server.close()
    }
  })
})
