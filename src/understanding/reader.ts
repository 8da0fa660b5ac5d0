import { anchorOf } from './activities/anchor.ts'
import type { ClassifyContext } from './activities/classify.ts'
import { classify } from './activities/classify.ts'
import { timesIn } from './activities/count.ts'
import type { ActivityPatterns } from './activities/patterns.ts'
import { compileActivities, type OwnActivity } from './activities/patterns.ts'
import type { People } from './activities/people.ts'
import { compilePeople } from './activities/people.ts'
import type { Range } from './activities/place.ts'
import { finishedTail, placeReader } from './activities/place.ts'
import type { Topic } from './activities/topic.ts'
import { topicReader } from './activities/topic.ts'
import type { DateGrammar } from './dates/index.ts'
import { dateGrammar } from './dates/index.ts'
import type { AmendReader } from './intent/amend.ts'
import { amendReader } from './intent/amend.ts'
import type { Asking } from './intent/asks.ts'
import { compileAsking } from './intent/asks.ts'
import type { Cues } from './intent/cues.ts'
import { compileCues } from './intent/cues.ts'
import { compileReminders, type RemindWords } from './intent/reminders.ts'
import { homophoneCorrector } from './text/homophones.ts'
import { speechMask } from './text/mask.ts'
import type { Unreported } from './unreported/index.ts'
import { compileUnreported } from './unreported/index.ts'
import type { Vocabulary } from './vocabulary/index.ts'

/** What an obligation tells about which post owes which activity. */
export interface OwedActivity {
  regulation: string
  posts: readonly string[]
  activity: string
}

/** Everything compiled once from vocabulary and obligations. */
export interface Reader {
  patterns: ActivityPatterns
  people: People
  cues: Cues
  unreported: Unreported
  asking: Asking
  amend: AmendReader
  rules: DateGrammar
  mask: (text: string) => string
  correct: (text: string) => string
  topicOf: (text: string) => Topic
  visitTopicOf: (text: string) => Topic
  placeIn: (text: string, inspected: boolean) => Range | null
  /** What ends with saying that it is done. */
  finished: RegExp
  reminders: RemindWords
  /** Activities owed by posts given as `REG:POST`. */
  owedBy: (posts: readonly string[]) => ReadonlySet<string>
}

/** Compiles vocabulary and obligations for reading messages; takes some milliseconds. */
export function compileReader(
  vocabulary: Vocabulary,
  obligations: readonly OwedActivity[],
  own: readonly OwnActivity[] = [],
): Reader {
  const owed = new Map<string, Set<string>>()
  for (const { regulation, posts, activity } of obligations) {
    for (const post of posts) {
      const key = `${regulation}:${post}`
      owed.set(key, (owed.get(key) ?? new Set()).add(activity))
    }
  }
  const cues = compileCues(vocabulary.intents)
  return {
    patterns: compileActivities(vocabulary.activities, own),
    people: compilePeople(vocabulary.people),
    cues,
    unreported: compileUnreported(vocabulary.unreported, vocabulary.people.surnames),
    asking: compileAsking(vocabulary.intents, cues),
    amend: amendReader(vocabulary.intents, cues),
    rules: dateGrammar(vocabulary.dates),
    mask: speechMask(vocabulary.intents),
    correct: homophoneCorrector(vocabulary.homophones),
    topicOf: topicReader(vocabulary.activities),
    visitTopicOf: topicReader(vocabulary.activities, 'not-inspection'),
    finished: finishedTail(vocabulary.activities),
    reminders: compileReminders(vocabulary.intents),
    placeIn: placeReader(vocabulary.activities),
    owedBy: (posts) => new Set(posts.flatMap((post) => [...(owed.get(post) ?? [])])),
  }
}

/** What the reader needs to name an activity for the given posts. */
export function classifyContext(reader: Reader, posts: readonly string[]): ClassifyContext {
  return {
    patterns: reader.patterns,
    topicOf: reader.topicOf,
    visitTopicOf: reader.visitTopicOf,
    owed: reader.owedBy(posts),
    town: reader.people.isTown(posts),
    institution: reader.people.isInstitution(posts),
  }
}

/** The activity that words name in passing (那次检查, 三季度常务会), taken at its likeliest; null where none. */
export function namedActivity(text: string, reader: Reader, posts: readonly string[]): string | null {
  const anchor = anchorOf(text, reader.patterns, true)
  if (!anchor) return null
  const context = classifyContext(reader, posts)
  return classify(
    {
      anchor: { ...anchor, lead: true, delegate: false },
      head: text,
      whole: `${text}安全生产`,
      onSite: true,
    },
    {
      ...context,
      topicOf: (part) => (context.topicOf(part.replace('安全生产', '')) === 'other' ? 'other' : 'safety'),
    },
  )
}

/** Number of times that the words of an event give; see `timesIn`. */
export const timesOf = timesIn
