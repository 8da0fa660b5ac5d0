import { describe, expect, it } from 'vitest'
import type { Provision } from '../../src/regulation/index.ts'
import { bodyOf, holds, isShown, knowledge, LEAVES, language, NEUTRAL, sources } from './bench.ts'

const FREQUENCIES = ['每月', '每季度', '每半年', '每年', '每周', '不定期', '定期']
const { negations } = language.words.hard

/** Each sentence of each provision, with the words that a change puts in its place. */
function changed(change: (sentence: string) => string[]): string[] {
  const shown: string[] = []
  for (const leaf of LEAVES) {
    for (const sentence of bodyOf(leaf).split(/[。；;\n]/)) {
      const clauses = sentence.split(/[，,]/)
      for (const piece of new Set([sentence, ...clauses])) {
        for (const other of change(piece)) {
          if (other !== piece && !leaf.text.includes(other) && isShown(other, leaf))
            shown.push(`${leaf.ref} ${other}`)
        }
      }
    }
  }
  return shown
}

/** Every single occurrence of `from` replaced. */
function each(text: string, from: string, to: string): string[] {
  const found: string[] = []
  for (let at = text.indexOf(from); at >= 0; at = text.indexOf(from, at + 1)) {
    found.push(text.slice(0, at) + to + text.slice(at + from.length))
  }
  return found
}

/** A case with what is concluded from it; anything else as it stands. */
function wholeOf(leaf: Provision): string {
  const conclusion = /下列情形之一的，(.+)[：:]$/.exec(sources(leaf.ref)[0]?.leadIn ?? '')?.[1]
  return conclusion ? `${bodyOf(leaf).replace(/[。；;]$/, '')}，${conclusion}` : bodyOf(leaf)
}

describe('every provision of both regulations', () => {
  it('is said whole where it fits', () => {
    const refused = LEAVES.filter((leaf) => wholeOf(leaf).length <= 240 && !isShown(wholeOf(leaf), leaf))
    expect(refused.map(({ ref }) => ref)).toEqual([])
  })

  it('loses no negation', () => {
    expect(changed((piece) => negations.flatMap((word) => each(piece, word, '')))).toEqual([])
  })

  it('gains no negation', () => {
    const verbs = ['追究', '进行', '给予', '履行', '组织', '检查', '报告']
    const gained = (piece: string) =>
      verbs.flatMap((verb) => ['不', '不得', '无需', '可以不'].flatMap((no) => each(piece, verb, no + verb)))
    expect(changed(gained)).toEqual([])
  })

  it('keeps its frequencies', () => {
    const others = (piece: string) =>
      FREQUENCIES.flatMap((from) =>
        FREQUENCIES.filter((to) => to !== from).flatMap((to) => each(piece, from, to)),
      )
    expect(changed(others)).toEqual([])
  })

  it('keeps its numbers', () => {
    const others = (piece: string) =>
      (piece.match(/\d+/g) ?? []).flatMap((number) =>
        ['0', '1', '2', '3', '10', '12', '四', '三']
          .filter((to) => to !== number)
          .flatMap((to) => each(piece, number, to)),
      )
    expect(changed(others)).toEqual([])
  })

  it('keeps its modals', () => {
    const modals = ['可以', '应当', '必须', '不得', '至少', '最多', '严禁']
    const others = (piece: string) =>
      modals.flatMap((from) =>
        ['', ...modals].filter((to) => to !== from).flatMap((to) => each(piece, from, to)),
      )
    expect(changed(others)).toEqual([])
  })

  it('names no other post', () => {
    const shown: string[] = []
    for (const { meta, posts } of knowledge.packs) {
      for (const leaf of LEAVES.filter(({ ref }) => ref.startsWith(`${meta.id}#`))) {
        const given = sources(leaf.ref)
        const binds = (duty: string) =>
          leaf.ref === duty || leaf.ref.startsWith(`${duty}.`) || leaf.ref.startsWith(`${duty}/`)
        const all = bodyOf(leaf)
          .split(/[，。；,;\n]/)
          .filter((clause) => clause.length > 3)
        const clauses = all.filter((clause, i) => i === 0 || clause.includes('每'))
        for (const post of posts.filter(({ duties }) => !duties.some(binds))) {
          for (const name of [post.name, ...post.titles.slice(0, 1)]) {
            for (const clause of clauses) {
              if (holds(`${name}${clause}`, given, `${name}要做什么`))
                shown.push(`${leaf.ref} ${name} ${clause}`)
            }
          }
        }
      }
    }
    expect(shown).toEqual([])
  }, 60_000)

  it('is not said of the other regulation', () => {
    const shown = LEAVES.filter((leaf) => {
      const other = leaf.ref.startsWith('zaozhuang') ? '《广西细则》' : '《枣庄办法》'
      return holds(`按照${other}规定，${bodyOf(leaf)}`, sources(leaf.ref), NEUTRAL)
    })
    expect(shown).toEqual([])
  })
})
