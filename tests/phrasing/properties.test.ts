import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { bodyOf, faultIn, holds, LEAVES, language, sources } from './bench.ts'

const { hard, verdict } = language.words
const TERMS = [
  hard.frequencies,
  hard.modals,
  hard.negations,
  hard.penalties,
  hard.institutions,
  hard.posts,
].flat()

/** A provision and a clause of it. */
const clause = fc.constantFrom(...LEAVES).chain((leaf) => {
  const clauses = bodyOf(leaf)
    .split(/[，。；,;：:\n]/)
    .filter((one) => one.length >= 4)
  return fc.record({ leaf: fc.constant(leaf), words: fc.constantFrom(...clauses) })
})

describe('pieces of the law', () => {
  it('hold as whole clauses of a duty that stand for themselves', () => {
    const starts = language.words.starts.filter((word) => word.length === 2)
    const modal = [...language.words.governing.holds, ...verdict.words]
    const duty = clause.filter(
      ({ leaf, words }) =>
        /#(?:[6-9]|1[0-9]|2[0-4])\b/.test(leaf.ref) &&
        leaf.ref.includes('.') &&
        starts.some((word) => words.startsWith(word)) &&
        modal.every((word) => !words.includes(word)),
    )
    fc.assert(
      fc.property(duty, ({ leaf, words }) => {
        const before = bodyOf(leaf)
          .split(/[。；;\n]/)
          .find((one) => one.includes(words)) as string
        // Where it leans on a clause before it that begins no duty, it must not stand alone.
        const leans = before
          .slice(0, before.indexOf(words))
          .split(/[，,]/)
          .some((one) => one !== '' && !language.words.starts.some((word) => one.startsWith(word)))
        fc.pre(!leans)
        expect(faultIn(words, sources(leaf.ref))).toBeNull()
      }),
      { numRuns: 300 },
    )
  })

  it('fail with any one character of a hard term changed', () => {
    const character = fc.constantFrom(...'月周年季半度不可得应免无未区市县镇书长委12345670一二三十百')
    fc.assert(
      fc.property(clause, fc.nat(), character, ({ leaf, words }, at, to) => {
        const places = TERMS.filter((term) => words.includes(term)).flatMap((term) =>
          [...term].map((_, i) => words.indexOf(term) + i),
        )
        fc.pre(places.length > 0)
        const place = places[at % places.length] as number
        const other = words.slice(0, place) + to + words.slice(place + 1)
        fc.pre(!leaf.text.includes(other))
        expect(holds(other, sources(leaf.ref))).toBe(false)
      }),
      { numRuns: 1500 },
    )
  })

  it('fail with any one character left out or put in', () => {
    fc.assert(
      fc.property(
        clause,
        fc.nat(),
        fc.constantFrom('', '不', '可', '每', '1', '免'),
        ({ leaf, words }, at, to) => {
          const place = at % words.length
          const other =
            to === ''
              ? words.slice(0, place) + words.slice(place + 1)
              : words.slice(0, place) + to + words.slice(place)
          fc.pre(!leaf.text.includes(other) && /[^“”"（）()]/.test(words[place] as string))
          expect(holds(other, sources(leaf.ref))).toBe(false)
        },
      ),
      { numRuns: 1500 },
    )
  })

  it('of two provisions make no sentence', () => {
    fc.assert(
      fc.property(clause, clause, fc.constantFrom('，', '，并', '、', '，还要', ''), (a, b, join) => {
        const text = `${a.words}${join}${b.words}`
        fc.pre(a.leaf.ref !== b.leaf.ref)
        fc.pre(
          [a.leaf, b.leaf].every(
            (leaf) => !leaf.text.replaceAll(',', '，').includes(`${a.words}，${b.words}`),
          ),
        )
        fc.pre(a.words !== b.words)
        expect(holds(text, sources(a.leaf.ref, b.leaf.ref))).toBe(false)
      }),
      { numRuns: 1500 },
    )
  })

  it('of one provision hold in no other order', () => {
    fc.assert(
      fc.property(fc.constantFrom(...LEAVES), fc.nat(), fc.nat(), (leaf, i, j) => {
        const sentences = bodyOf(leaf)
          .split(/[。；;\n]/)
          .filter((one) => one !== '')
        const clauses = (sentences[i % sentences.length] as string)
          .split(/[，,]/)
          .filter((one) => one.length > 3)
        fc.pre(clauses.length > 1)
        const first = i % clauses.length
        const second = j % clauses.length
        fc.pre(first > second)
        expect(holds(`${clauses[first]}，${clauses[second]}`, sources(leaf.ref))).toBe(false)
      }),
      { numRuns: 500 },
    )
  })
})

describe('any text', () => {
  it('is judged without failing', () => {
    const given = sources('zaozhuang-2019#16.3', 'guangxi-2018#6')
    const piece = fc.oneof(
      fc.string(),
      fc.constantFrom(
        ...language.words.front,
        '《枣庄办法》',
        '第十六条',
        '镇长',
        '，',
        '。',
        '（',
        '每季度',
      ),
    )
    fc.assert(
      fc.property(fc.array(piece), (pieces) => {
        expect(holds(pieces.join(''), given)).toBe(false)
      }),
      { numRuns: 500 },
    )
  })
})
