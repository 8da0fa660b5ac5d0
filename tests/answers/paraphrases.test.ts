import { describe, expect, test } from 'vitest'
import { plainQuoteIn } from '../../src/regulation/index.ts'
import { ask, full, knowledge, refsOf, textOf } from './asking.ts'
import * as everydayAssessment from './everyday-assessment.ts'
import * as everydayDue from './everyday-due.ts'
import * as everydayDuties from './everyday-duties.ts'
import * as everydayFrequency from './everyday-frequency.ts'
import * as everydaySeveral from './everyday-several.ts'
import * as further from './more-paraphrases.ts'
import * as first from './paraphrases.ts'
import * as told from './told-and-near.ts'

for (const [name, table] of Object.entries({
  ...first,
  ...further,
  ...told,
  ...everydayFrequency,
  ...everydayDuties,
  ...everydayDue,
  ...everydayAssessment,
  ...everydaySeveral,
})) {
  describe(name, () => {
    test.each(table)('$q', ({ q, reg, post, on, cite, ok = '', says = [] }) => {
      const answer = ask(q, { ...(reg && { reg }), ...(post && { post }), ...(on && { today: on }) })
      const refs = refsOf(answer)
      if (cite === 'R') {
        expect(answer.refused).toBe(true)
        expect(refs).toEqual([])
        expect(answer.reason).toBeTruthy()
      } else {
        const wanted = cite.split(' ').filter(Boolean).map(full)
        const allowed = new Set([...wanted, ...ok.split(' ').filter(Boolean).map(full)])
        expect(answer.refused).toBe(false)
        expect(refs).toEqual(expect.arrayContaining(wanted))
        expect(refs.filter((ref) => !allowed.has(ref))).toEqual([])
      }
      for (const words of says) expect(textOf(answer)).toContain(words)
      for (const { ref, quote } of answer.citations) {
        expect(plainQuoteIn(knowledge.provision(ref) as never, quote)).toBe(true)
      }
    })
  })
}
