import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { KnowledgeError } from '../../../src/knowledge/index.ts'
import { loadSearchLanguage } from '../../../src/retrieval/query/index.ts'
import { loadWeights } from '../../../src/retrieval/ranking/index.ts'

let dir: string
beforeEach(() => {
  dir = mkdtempSync(join(tmpdir(), 'search-language-'))
  cpSync('knowledge/language', join(dir, 'language'), { recursive: true })
})
afterEach(() => rmSync(dir, { recursive: true }))

function changed(name: string, from: string, to: string): void {
  const path = join(dir, 'language', name)
  const text = readFileSync(path, 'utf8')
  expect(text).toContain(from)
  writeFileSync(path, text.replace(from, to))
}

function findingsOf(load: () => unknown) {
  try {
    load()
  } catch (error) {
    if (error instanceof KnowledgeError) return error.findings
    throw error
  }
  return []
}

it('loads the shipped words and weights', () => {
  expect(loadSearchLanguage(dir).asking.has('什么')).toBe(true)
  expect(Object.values(loadWeights(dir).always).every(Number.isFinite)).toBe(true)
})

it('says where an expression is broken', () => {
  changed('search.yaml', 'asks: "目的|', 'asks: "(目的|')
  const findings = findingsOf(() => loadSearchLanguage(dir))
  expect(findings).toHaveLength(1)
  expect(findings[0]).toMatchObject({ file: 'language/search.yaml' })
  expect(findings[0]?.message).toContain('正则表达式')
})

it('refuses a definition without a place for the term', () => {
  changed('search.yaml', 'definition: "X', 'definition: "')
  changed('search.yaml', '|X[”', '|[”')
  expect(findingsOf(() => loadSearchLanguage(dir))).toHaveLength(1)
})

it('refuses a weight for a feature that does not exist', () => {
  changed('search-weights.yaml', 'always:', 'always:\n  luck: 1')
  expect(findingsOf(() => loadWeights(dir)).length).toBeGreaterThan(0)
})
