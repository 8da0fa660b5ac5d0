/** A small law of its own, so that every boundary can be set where a test needs it. */
import type { RuleSource } from '../../src/duties/index.ts'
import { dutyRules } from '../../src/duties/index.ts'
import type { Obligation } from '../../src/knowledge/index.ts'

export function obligation(over: Partial<Obligation> & Pick<Obligation, 'id'>): Obligation {
  return {
    regulation: 'city-2019',
    ref: `city-2019#${over.id}`,
    quote: `${over.id} 的原文`,
    posts: ['mayor'],
    activity: 'led-inspection',
    count: 1,
    period: 'quarter',
    every: 1,
    kind: 'personal',
    from: '2019-06-27',
    to: null,
    ...over,
  }
}

export function source(over: Partial<RuleSource['meta']>, obligations: Obligation[]): RuleSource {
  const id = over.id ?? 'city-2019'
  const posts = ['mayor', 'deputy', 'party-and-government'].map((post) => ({ id: post }))
  return {
    meta: { id, inForce: '2019-06-27', repealed: null, ...over },
    posts,
    obligations,
    uncounted: [
      {
        id: `${id}-irregular`,
        regulation: id,
        ref: `${id}#20`,
        quote: '不定期组织督促检查',
        posts: ['party-and-government'],
        reason: '“不定期”没有次数',
      },
    ],
  }
}

export const city = source({}, [
  obligation({ id: 'c-inspect' }),
  obligation({ id: 'c-meet', activity: 'safety-work-meeting', period: 'half-year', count: 2 }),
  obligation({
    id: 'c-debrief',
    activity: 'annual-debrief',
    period: 'year',
    posts: ['mayor', 'deputy'],
    reading: '年度考核每年一次',
  }),
  obligation({ id: 'c-deputy', posts: ['deputy'] }),
  obligation({
    id: 'c-bulletin',
    activity: 'safety-bulletin',
    posts: ['party-and-government'],
    kind: 'institutional',
  }),
])

export const province = source({ id: 'province-2018', inForce: '2018-11-17', repealed: '2026-08-01' }, [
  obligation({
    id: 'p-inspect',
    regulation: 'province-2018',
    from: '2018-11-17',
    to: '2026-05-01',
    period: 'half-year',
  }),
  obligation({ id: 'p-tour', regulation: 'province-2018', from: '2018-11-17', period: 'year' }),
])

export const rules = dutyRules([city, province])
