import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { addressesIn, withoutAddresses } from '../../../src/conversation/evidence/addresses.ts'
import { readEvidenceWish } from '../../../src/conversation/evidence/commands.ts'
import { attachRow, foldLedger, type LedgerEntry } from '../../../src/ledger/index.ts'
import type { LedgerRow } from '../../../src/storage/index.ts'

const chinese = fc.stringMatching(/^[检查会议纪要第三号附件到把了，。 ]{0,12}$/u)
const url = fc
  .webUrl({ withQueryParameters: true, validSchemes: ['http', 'https'] })
  .filter((each) => !/[.,;:!?'")\]}>]$/.test(each))

describe('web addresses in words', () => {
  it('are found as they are, and nothing else of the words is lost', () => {
    fc.assert(
      fc.property(chinese, url, chinese, (before, address, after) => {
        const text = `${before}${address}${after === '' || after.startsWith(' ') ? after : `，${after}`}`
        const found = addressesIn(text).map((each) => ('link' in each ? each.link.url : ''))
        expect(found).toEqual([address])
        expect(withoutAddresses(text).replace(/\s/g, '')).toBe(text.replace(address, '').replace(/\s/g, ''))
      }),
    )
  })

  it.each([
    ['会议纪要 https://example.gov.cn/纪要/1.html', 'https://example.gov.cn/纪要/1.html', '会议纪要'],
    ['见https://a.cn/x。今天带队检查了化工厂', 'https://a.cn/x', null],
    ['见https://a.cn/x今天带队检查了化工厂', 'https://a.cn/x', null],
    ['见https://a.cn/纪要/1.html今天带队检查了化工厂', 'https://a.cn/纪要/1.html', null],
    ['见https://a.cn/安委会/2026年纪要.pdf，今天', 'https://a.cn/安委会/2026', null],
    ['见https://a.cn/安委会/纪要2026年.pdf，今天', 'https://a.cn/安委会/纪要2026年.pdf', null],
    ['见 https://a.cn/ 今天带队检查了化工厂', 'https://a.cn/', null],
    ['HTTPS://A.CN/纪要。', 'HTTPS://A.CN/纪要', null],
  ])('of %s: %s', (text, url, title) => {
    expect(addressesIn(text)).toEqual([{ link: { url, title } }])
  })

  it.each(['javascript:alert(1)', 'file:///etc/passwd', 'http://', 'https:///a', 'data:,1', 'ftp://a.b/c'])(
    'are not %s',
    (text) => {
      expect(addressesIn(`见 ${text}`)).toEqual([])
    },
  )

  it('can always be read again from the ledger', () => {
    const ascii = fc.string({ unit: 'grapheme-ascii', maxLength: 40 })
    const odd = fc.oneof(
      url,
      ascii.map((rest) => `https://${rest}`),
      ascii.map((rest) => `http://a.b/${rest}`),
      ascii.map((rest) => `http://a.b/纪要${rest}/会议${rest}`),
    )
    const entry = foldLedger([RECORD])[0] as LedgerEntry
    const origin = { ...RECORD, confirmation: 'd', newId: () => 'a' }
    fc.assert(
      fc.property(odd, (text) => {
        for (const what of addressesIn(text)) {
          const [folded] = foldLedger([RECORD, { ...attachRow(entry, what, origin), seq: 2 }])
          expect(folded?.evidence.map((each) => each.what)).toEqual([what])
        }
      }),
      { numRuns: 500 },
    )
  })
})

const RECORD: LedgerRow = {
  seq: 1,
  id: 'r',
  person: 'local',
  recordedBy: 'local',
  kind: 'record',
  amends: null,
  activity: 'led-inspection',
  date: '2026-11-20',
  place: null,
  count: 1,
  words: '',
  reason: null,
  recordedAt: '2026-11-21T01:00:00.000Z',
  confirmation: 'c',
}

describe('any words', () => {
  it('are read without a fault', () => {
    fc.assert(
      fc.property(fc.oneof(chinese, fc.string({ unit: 'grapheme' })), (text) => {
        readEvidenceWish(text)
      }),
    )
  })
})
