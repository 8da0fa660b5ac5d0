import { readFileSync } from 'node:fs'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { DEFAULT_LIMITS, DocumentError, readDocument } from '../../src/documents/index.ts'
import { readBytes } from '../../src/documents/worker/reading.ts'
import { docx, inList, level, p } from './making.ts'

const fixture = (name: string): Uint8Array => readFileSync(new URL(`fixtures/${name}`, import.meta.url))
const utf8 = (text: string): Uint8Array => new TextEncoder().encode(text)

const VALID: [string, Uint8Array][] = [
  [
    'a.docx',
    docx({
      body: p('目的', inList(1)) + p('适用', inList(1)) + p('附则'),
      numbering: `<w:abstractNum w:abstractNumId="0">${level(0, 'chineseCounting', '第%1条')}</w:abstractNum><w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>`,
    }),
  ],
  ['a.docx', fixture('libreoffice.docx')],
  ['a.doc', fixture('word-97.doc')],
  ['a.pdf', fixture('encrypted.pdf')],
  ['a.html', utf8('<html><body><table><tr><td>第一条<td>乙</table><ol><li>甲</ol></body></html>')],
  ['a.md', utf8('---\na: b\n---\n# 办法\n**第一条** [甲](b) &amp; <br>')],
  ['a.txt', utf8('第一条　甲\n第二条　乙\n')],
]

/** Some bytes changed, the end cut off, or a piece said twice. */
const spoiled = fc
  .record({
    flips: fc.array(fc.tuple(fc.double({ min: 0, max: 1, noNaN: true }), fc.integer({ min: 0, max: 255 })), {
      maxLength: 8,
    }),
    keep: fc.oneof(fc.constant(1), fc.double({ min: 0, max: 1, noNaN: true })),
  })
  .map(({ flips, keep }) => (bytes: Uint8Array): Uint8Array => {
    const out = Uint8Array.from(bytes.slice(0, Math.floor(bytes.length * keep)))
    for (const [at, value] of flips) out[Math.floor(at * out.length)] = value
    return out
  })

/** What the thread answers with whatever a reader does: a text, or a sentence. Anything else thrown counts as broken there. */
async function ends(name: string, bytes: Uint8Array): Promise<string> {
  try {
    const { text, warnings } = await readDocument(name, bytes, { limits: { milliseconds: 30_000 } })
    expect(text.trim()).not.toBe('')
    for (const { place, message } of warnings) expect(place !== '' && message.endsWith('。')).toBe(true)
    return 'read'
  } catch (error) {
    if (!(error instanceof DocumentError)) throw error
    expect(error.message).toMatch(/^[^\n]+。$/)
    return error.fault
  }
}

describe('whatever the bytes are', () => {
  test.each(VALID)(
    '%s spoiled is read or refused with a sentence, the same each time',
    async (name, bytes) => {
      await fc.assert(
        fc.asyncProperty(spoiled, async (spoil) => {
          const given = spoil(bytes)
          const settled = async (): Promise<unknown> =>
            readBytes(name, Uint8Array.from(given), DEFAULT_LIMITS).catch((error: unknown) => {
              if (error instanceof DocumentError) return error.message
              throw error
            })
          expect(await settled()).toEqual(await settled())
        }),
        { numRuns: 60 },
      )
    },
  )

  test('noise under any name, through the thread', async () => {
    const names = fc.constantFrom('a.docx', 'a.pdf', 'a.html', 'a.md', 'a.txt', 'a.doc', 'a', '')
    const heads = fc.constantFrom(
      '',
      'PK\x03\x04',
      '%PDF-1.4\n',
      '<html>',
      '{\\rtf1',
      '\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1',
    )
    await fc.assert(
      fc.asyncProperty(names, heads, fc.uint8Array({ maxLength: 2_000 }), async (name, head, noise) => {
        const outcome = await ends(name, Uint8Array.from(Buffer.concat([Buffer.from(head, 'latin1'), noise])))
        expect(outcome).not.toBe('too-slow')
      }),
      { numRuns: 15 },
    )
  })
})

test('plain text of any characters comes back as it is', async () => {
  const text = fc.string({ unit: 'grapheme', minLength: 1 }).filter((each) => /\p{L}/u.test(each))
  await fc.assert(
    fc.asyncProperty(text, async (written) => {
      const bytes = utf8(written)
      fc.pre(!/[\x00-\x08\x0d-\x1f\x7f\ufffd]|^\ufeff/.test(written))
      const { text: found } = await readBytes('a.txt', bytes, DEFAULT_LIMITS)
      expect(found).toBe(new TextDecoder().decode(bytes))
    }),
  )
})
