import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { bodyOf, holds, isShown, LEAVES, language, sources } from './bench.ts'

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
  it('hold where a duty is taken from where it begins to the end of its sentence', () => {
    const duty = fc.constantFrom(...LEAVES.filter(({ ref }) => /#(?:[6-9]|1[0-9])\.\d/.test(ref)))
    fc.assert(
      fc.property(duty, fc.nat(), fc.nat(), (leaf, i, j) => {
        const all = bodyOf(leaf)
          .replaceAll(',', '，')
          .split(/[。；;\n]/)
          .filter((one) => one !== '')
        const clauses = (all[i % all.length] as string).split('，')
        const from = j % clauses.length
        const begins = clauses.every((one) => language.words.starts.some((word) => one.startsWith(word)))
        const text = clauses.slice(from).join('，')
        const free = [...language.words.governing.holds, ...verdict.words].every(
          (word) => !text.includes(word),
        )
        const causes = language.words.causing.some((word) => clauses[from - 1]?.startsWith(word))
        const open = language.words.governing.ends.some((word) => clauses.some((one) => one.endsWith(word)))
        fc.pre(begins && free && !causes && !open && text.length >= 4)
        expect(isShown(text, leaf)).toBe(true)
      }),
      { numRuns: 200 },
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
        expect(isShown(other, leaf)).toBe(false)
      }),
      { numRuns: 500 },
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
          expect(isShown(other, leaf)).toBe(false)
        },
      ),
      { numRuns: 500 },
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
      { numRuns: 500 },
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
        expect(isShown(`${clauses[first]}，${clauses[second]}`, leaf)).toBe(false)
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
