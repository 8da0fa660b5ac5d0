import { readdirSync, readFileSync } from 'node:fs'
import { Jieba } from '@node-rs/jieba'
import { dict } from '@node-rs/jieba/dict.js'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { segment } from '../../../src/retrieval/words/segment.ts'

const jieba = Jieba.withDict(dict)

function pieces(text: string): string[] {
  const found: string[] = []
  segment(text, 0, text.length, (from, to) => found.push(text.slice(from, to)))
  return found
}

describe('cutting Chinese into words', () => {
  test('cuts what the shipped regulations say as jieba does without its model', () => {
    const folder = new URL('../../../knowledge/', import.meta.url)
    const texts = readdirSync(folder, { recursive: true, encoding: 'utf8' })
      .filter((name) => name.endsWith('.txt') || name.endsWith('.yaml'))
      .map((name) => readFileSync(new URL(name, folder), 'utf8'))
    const runs = texts.join('\n').match(/[\u4e00-\u9fa5]+/g) as string[]
    expect(runs.length).toBeGreaterThan(1000)
    expect(runs.filter((run) => pieces(run).join('|') !== jieba.cut(run, false).join('|'))).toEqual([])
  })

  test('cuts any run of characters as jieba does without its model', () => {
    const common =
      '的一在人有为者之不以中国大会主要负责安全生产检查市长江桥武汉北京京都部门门面面对对于龘靐齾'
    const character = fc.oneof(
      { weight: 4, arbitrary: fc.constantFrom(...common) },
      {
        weight: 1,
        arbitrary: fc.integer({ min: 0x4e00, max: 0x9fa5 }).map((code) => String.fromCharCode(code)),
      },
    )
    const run = fc.array(character, { minLength: 1, maxLength: 40 }).map((characters) => characters.join(''))
    fc.assert(
      fc.property(run, (text) => {
        expect(pieces(text)).toEqual(jieba.cut(text, false))
      }),
    )
  })

  test('a long run is cut as a whole', () => {
    const text = '主要负责人应当带队检查'.repeat(1000)
    expect(pieces(text).length).toBe(5000)
    expect(pieces(text).slice(0, 5)).toEqual(['主要', '负责人', '应当', '带队', '检查'])
  })

  test('a dictionary word has the same node wherever it stands, another word another', () => {
    const nodes: number[] = []
    const text = '检查责任检查'
    segment(text, 0, text.length, (_from, _to, node) => nodes.push(node))
    expect(nodes[0]).toBe(nodes[2])
    expect(nodes[0]).not.toBe(nodes[1])
  })
})
