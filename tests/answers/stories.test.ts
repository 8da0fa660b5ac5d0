import { describe, expect, test } from 'vitest'
import { ask, full, refsOf } from './asking.ts'
import * as stories from './stories.ts'
import * as further from './stories-further.ts'
import * as last from './stories-last.ts'
import * as later from './stories-later.ts'

for (const [name, table] of Object.entries({ ...stories, ...further, ...later, ...last })) {
  describe(name, () => {
    test.each(table)('$q', ({ q, reg, cite, ok = '' }) => {
      const answer = ask(q, reg ? { reg } : {})
      const refs = refsOf(answer)
      expect(answer.refused).toBe(cite === 'R')
      const wanted = cite === 'R' ? [] : cite.split(' ').map(full)
      const allowed = new Set([...wanted, ...ok.split(' ').filter(Boolean).map(full)])
      expect(refs).toEqual(expect.arrayContaining(wanted))
      expect(refs.filter((ref) => !allowed.has(ref))).toEqual([])
    })
  })
}
