import { describe, expect, test } from 'vitest'
import { loadKnowledge } from '../../src/knowledge/index.ts'
import type { Understanding } from '../../src/understanding/index.ts'
import { understand } from '../../src/understanding/index.ts'
import { activities } from './utterances/activities.ts'
import { borders } from './utterances/borders.ts'
import type { Utterance } from './utterances/case.ts'
import { POSTS } from './utterances/case.ts'
import { clerk } from './utterances/clerk.ts'
import { dates } from './utterances/dates.ts'
import { everyday } from './utterances/everyday.ts'
import { further } from './utterances/further.ts'
import { intents } from './utterances/intents.ts'
import { leaders } from './utterances/leaders.ts'
import { mixed } from './utterances/mixed.ts'
import { more } from './utterances/more.ts'
import { office } from './utterances/office.ts'
import { official } from './utterances/official.ts'
import { plain } from './utterances/plain.ts'
import { reminding } from './utterances/reminding.ts'
import { rules } from './utterances/rules.ts'
import { seasons } from './utterances/seasons.ts'
import { silences } from './utterances/silences.ts'
import { texts } from './utterances/texts.ts'
import { varied } from './utterances/varied.ts'
import { voices } from './utterances/voices.ts'

const knowledge = loadKnowledge('knowledge')

function written({ intent, activities: rows }: Understanding): string {
  const row = (each: Understanding['activities'][number]) =>
    `${each.activity ?? '?'}@${each.date ?? '?'}${each.count > 1 ? `x${each.count}` : ''}`
  return [intent, ...rows.map(row).sort()].join(' ')
}

/** The expectation with full dates and sorted rows. */
function expanded(expected: string, today: string): string {
  const [intent = '', ...rows] = expected.split(' ')
  const full = rows.map((row) => row.replace(/@(\d\d-\d\d)(?!-)/, `@${today.slice(0, 4)}-$1`))
  return [intent, ...full.sort()].join(' ')
}

describe.each([
  ['dates', dates],
  ['activities', activities],
  ['intents', intents],
  ['texts', texts],
  ['more', more],
  ['varied', varied],
  ['clerk', clerk],
  ['further', further],
  ['voices', voices],
  ['rules', rules],
  ['plain', plain],
  ['official', official],
  ['borders', borders],
  ['everyday', everyday],
  ['mixed', mixed],
  ['seasons', seasons],
  ['office', office],
  ['leaders', leaders],
  ['reminding', reminding],
  ['silences', silences],
] as [string, readonly Utterance[]][])('%s', (_, cases) => {
  test.each(cases)('%s [%s, %s]', (text, today, post, expected) => {
    const understood = understand(text, { today, posts: [POSTS[post]] }, knowledge)
    expect(written(understood)).toBe(expanded(expected, today))
    const clarify = understood.activities.some((row) => row.date === null)
      ? 'date'
      : understood.activities.some((row) => row.activity === null)
        ? 'activity'
        : null
    expect(understood.clarify).toBe(clarify)
  })
})
