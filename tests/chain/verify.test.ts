import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { GENESIS, type SealedLine, verifyChain } from '../../src/chain/index.ts'
import { chained, chainOf, closed, resealed } from './lines.ts'

const LENGTH = 8
const whole = chainOf(LENGTH)
const forms: [string, readonly SealedLine[]][] = [
  ['with bodies', whole],
  ['with digests', whole.map(closed)],
  ['with both', whole.map((line, at) => (at % 3 === 0 ? line : closed(line)))],
]
const numbers = Array.from({ length: LENGTH }, (_, at) => at + 1)
const pairs = numbers.flatMap((a) => numbers.filter((b) => b > a).map((b) => [a, b] as const))
const edited = (lines: readonly SealedLine[], work: (copy: SealedLine[]) => void): SealedLine[] => {
  const copy = lines.map((line) => structuredClone(line))
  work(copy)
  return copy
}

describe.each(forms)('a chain %s', (_, lines) => {
  test('that nobody touched is whole', () => {
    expect(verifyChain(lines)).toEqual({ ok: true, entries: 8, head: whole[7]?.hash, firstBad: null })
    expect(verifyChain(lines, 8).ok).toBe(true)
    expect(verifyChain([])).toEqual({ ok: true, entries: 0, head: GENESIS, firstBad: null })
  })

  test.each(numbers)('line %i removed', (seq) => {
    const verdict = verifyChain(lines.toSpliced(seq - 1, 1), LENGTH)
    expect(verdict.firstBad).toMatchObject({ seq, kind: seq === LENGTH ? 'truncated' : 'missing' })
    expect(verdict.firstBad?.why).toContain(seq === LENGTH ? '末尾被截断' : `缺少第 ${seq} 条`)
  })

  test.each(pairs)('lines %i and %i swapped', (a, b) => {
    const swapped = edited(lines, (copy) => {
      ;[copy[a - 1], copy[b - 1]] = [copy[b - 1] as SealedLine, copy[a - 1] as SealedLine]
    })
    expect(verifyChain(swapped).firstBad).toMatchObject({ seq: a, kind: 'reordered' })
  })

  test.each(numbers)('line %i twice, wherever the second stands', (seq) => {
    for (let at = 0; at <= LENGTH; at += 1) {
      const twice = lines.toSpliced(at, 0, lines[seq - 1] as SealedLine)
      expect(verifyChain(twice).firstBad).toMatchObject({ seq, kind: 'extra' })
    }
  })

  test.each(numbers)('cut off behind %i lines of 8, where 8 is known', (count) => {
    const verdict = verifyChain(lines.slice(0, count - 1), LENGTH)
    expect(verdict.firstBad).toMatchObject({ seq: count, kind: 'truncated' })
    expect(verdict.head).toBe(whole[count - 2]?.hash ?? GENESIS)
  })

  test.each(numbers)('a line with its own right hash, behind another, put in as number %i', (seq) => {
    const forged = resealed({ seq, prev: 'f'.repeat(64), hash: '', body: { words: '没有的事', seq } })
    expect(verifyChain(lines.toSpliced(seq - 1, 0, forged)).firstBad).toMatchObject({ seq, kind: 'extra' })
  })

  test.each(numbers)('a line behind the right one, put in as number %i', (seq) => {
    const prev = lines[seq - 2]?.hash ?? GENESIS
    const forged = resealed({ seq, prev, hash: '', body: { words: '没有的事', seq } })
    expect(verifyChain(lines.toSpliced(seq - 1, 0, forged)).firstBad).toMatchObject({ seq, kind: 'extra' })
  })

  test('every hexadecimal digit of prev and hash', () => {
    for (const seq of numbers) {
      for (const field of ['prev', 'hash'] as const) {
        for (let at = 0; at < 64; at += 1) {
          const flipped = edited(lines, (copy) => {
            const line = copy[seq - 1] as SealedLine
            const digit = line[field][at] === '0' ? '1' : '0'
            line[field] = line[field].slice(0, at) + digit + line[field].slice(at + 1)
          })
          expect(verifyChain(flipped).firstBad).toMatchObject({ seq, kind: 'changed' })
        }
      }
    }
  })

  test.each(numbers)('number of line %i written over', (seq) => {
    for (const other of [0, 1, 4, 8, 9, 700].filter((each) => each !== seq)) {
      const renumbered = edited(lines, (copy) => {
        ;(copy[seq - 1] as SealedLine).seq = other
      })
      expect(verifyChain(renumbered).firstBad).toMatchObject({ seq, kind: 'changed' })
    }
  })
})

describe('a body', () => {
  test.each(numbers)('of line %i changed, its hash left as it was', (seq) => {
    const changed = edited(whole, (copy) => {
      const line = copy[seq - 1] as SealedLine
      copy[seq - 1] = { ...line, body: { ...line.body, place: '别处' } }
    })
    expect(verifyChain(changed).firstBad).toMatchObject({ seq, kind: 'changed' })
  })

  test.each(numbers.slice(0, 6))('of line %i changed and its hash computed again', (seq) => {
    const changed = edited(whole, (copy) => {
      const line = copy[seq - 1] as SealedLine
      copy[seq - 1] = resealed({ ...line, body: { ...line.body, place: '别处' } })
    })
    expect(verifyChain(changed).firstBad).toMatchObject({ seq, kind: 'changed' })
  })

  test('of the last but one: either of two is named, in words', () => {
    const changed = edited(whole, (copy) => {
      copy[6] = resealed({ ...(copy[6] as SealedLine), body: { seq: 7, words: '别的' } })
    })
    const { firstBad } = verifyChain(changed)
    expect(firstBad).toMatchObject({ seq: 8 })
    expect(firstBad?.why).toContain('或者第 7 条被改动')
  })

  test('of the last line changed with its hash, or of all: the head is another one', () => {
    const changed = edited(whole, (copy) => {
      copy[7] = resealed({ ...(copy[7] as SealedLine), body: { seq: 8, words: '别的' } })
    })
    expect(verifyChain(changed)).toMatchObject({ ok: true })
    expect(verifyChain(changed).head).not.toBe(verifyChain(whole).head)
  })

  test('with half of a character is none that was ever hashed', () => {
    const changed = edited(whole, (copy) => {
      copy[2] = { ...(copy[2] as SealedLine), body: { seq: 3, words: '\ud800' } }
    })
    expect(verifyChain(changed).firstBad).toMatchObject({ seq: 3, kind: 'changed' })
  })
})

describe('rows of a table, whose numbers were written over as well', () => {
  /** As a table gives them: by number, the number in the body. */
  const rows = (lines: readonly SealedLine[]) =>
    lines.map((line, at) => ({ ...line, seq: at + 1, body: { ...line.body, seq: at + 1 } }))

  test.each(numbers.slice(0, 7))('line %i removed and the rest moved up', (seq) => {
    expect(verifyChain(rows(whole.toSpliced(seq - 1, 1))).firstBad).toMatchObject({ seq, kind: 'missing' })
  })

  test.each(pairs)('contents of lines %i and %i swapped', (a, b) => {
    const swapped = rows(
      edited(whole, (copy) => {
        ;[copy[a - 1], copy[b - 1]] = [copy[b - 1] as SealedLine, copy[a - 1] as SealedLine]
      }),
    )
    expect(verifyChain(swapped).firstBad).toMatchObject({ seq: a, kind: 'reordered' })
  })

  test.each(numbers)('a line put in as number %i, and the rest moved down', (seq) => {
    const prev = whole[seq - 2]?.hash ?? GENESIS
    for (const behind of [prev, 'f'.repeat(64)]) {
      const forged = resealed({ seq, prev: behind, hash: '', body: { words: '没有的事', seq } })
      expect(verifyChain(rows(whole.toSpliced(seq - 1, 0, forged))).firstBad).toMatchObject({
        seq,
        kind: 'extra',
      })
    }
  })

  test.each(numbers)('line %i under a number beyond the last', (seq) => {
    const moved = whole.map((line) =>
      line.seq === seq ? { ...line, seq: 700, body: { ...line.body, seq: 700 } } : line,
    )
    const { firstBad } = verifyChain(moved.toSorted((a, b) => a.seq - b.seq))
    expect(firstBad).toMatchObject({ seq, kind: 'changed' })
    expect(firstBad?.why).toContain('编号')
  })
})

describe('any chain', () => {
  const bodies = fc.array(
    fc.dictionary(
      fc.string({ minLength: 1 }).filter((key) => key !== 'seq'),
      fc.oneof(fc.string(), fc.integer(), fc.constant(null)),
    ),
    { minLength: 1, maxLength: 12 },
  )
  const well = bodies.filter(
    (all) => JSON.stringify(all).isWellFormed() && !JSON.stringify(all).includes('\\ud'),
  )

  test('is whole as it was made, and no other order, choice or repetition of its lines is', () => {
    fc.assert(
      fc.property(well, fc.array(fc.nat(11), { minLength: 0, maxLength: 14 }), (all, picks) => {
        const lines = chained(all)
        expect(verifyChain(lines, lines.length).ok).toBe(true)
        const picked = picks.map((at) => lines[at % lines.length] as SealedLine)
        const same = picked.length === lines.length && picked.every((line, at) => line === lines[at])
        expect(verifyChain(picked, lines.length).ok).toBe(same)
      }),
    )
  })

  test('goes on from where it was: what stood before a change is never blamed', () => {
    fc.assert(
      fc.property(well, fc.nat(), fc.string(), (all, nth, words) => {
        const lines = chained(all)
        const at = nth % lines.length
        const body = { ...lines[at]?.body, words }
        const changed = lines.with(at, { ...(lines[at] as SealedLine), body })
        const { ok, firstBad } = verifyChain(changed)
        if (JSON.stringify(lines[at]?.body) === JSON.stringify(body)) return
        expect(ok).toBe(false)
        expect(firstBad?.seq).toBe(at + 1)
      }),
    )
  })
})
