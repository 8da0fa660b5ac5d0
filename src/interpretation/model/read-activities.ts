import { z } from 'zod'
import type { CivilDate } from '../../calendar/index.ts'
import type { Knowledge } from '../../knowledge/index.ts'
import type { Model } from '../../model/index.ts'
import type { Understanding } from '../../understanding/index.ts'
import type { Waiting } from '../types.ts'
import { askedOf } from './asking.ts'
import type { Reported } from './reported.ts'
import type { InterpretationWords } from './words.ts'

const schema = z.object({
  activities: z.array(z.object({ activity: z.string(), words: z.string(), place: z.string().nullable() })),
})

const LONGEST_SAID = 600
/** More than a message of that length tells of. */
const MOST_CLAIMS = 8
const HAN = /\p{Script=Han}/u

interface Parts {
  model: Model
  knowledge: Knowledge
  words: InterpretationWords
  reported: Reported
}

/** Activities that a message reports besides those understood, verified; see `Interpreter.readActivities`. */
export async function readActivities(
  { model, knowledge, words, reported }: Parts,
  said: string,
  understood: Understanding,
  { today, posts }: { today: CivilDate; posts: readonly string[] },
  waiting: Waiting,
): Promise<Understanding | null> {
  // What was understood as a question, a plan, a correction stays what it is.
  if (understood.intent !== 'chat' && understood.intent !== 'log') return null
  if (said.length > LONGEST_SAID || !HAN.test(said) || !new RegExp(words.done).test(said)) return null
  const offered = knowledge.activities.filter(({ id }) => words['said-as'][id] !== undefined)
  const activities = offered.map(({ id, name }) => `${id}：${name}`).join('\n')
  const answer = await askedOf(
    model,
    { prompt: 'read-activities', inputs: { said, activities }, schema },
    waiting,
  )
  const made: Understanding = {
    ...understood,
    intent: 'log',
    activities: [...understood.activities],
    notes: [...understood.notes],
  }
  const taken: { start: number; end: number }[] = []
  for (const claim of answer?.activities.slice(0, MOST_CLAIMS) ?? []) {
    const activity = offered.find(({ id }) => id === claim.activity.trim())
    if (!activity) continue
    const trimmed = { ...claim, activity: activity.id, words: claim.words.trim() }
    const found = reported(trimmed, {
      said,
      understood: made.activities.length > 0 ? made : understood,
      today,
      posts,
    })
    if (!found || taken.some(({ start, end }) => found.start < end && start < found.end)) continue
    taken.push(found)
    made.activities.push(...found.rows)
    made.notes.push(`“${trimmed.words}”记作“${activity.name}”：这项由模型辨认，请核对`, ...found.notes)
  }
  if (taken.length === 0) return null
  return { ...made, notes: [...new Set(made.notes)], clarify: clarifying(made) }
}

function clarifying({ activities }: Understanding): Understanding['clarify'] {
  if (activities.some(({ date }) => date === null)) return 'date'
  return activities.some(({ activity }) => activity === null) ? 'activity' : null
}
