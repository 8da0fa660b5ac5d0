import type { Reply } from '../../../src/reply/index.ts'
import type { Misreading, Turn } from './attacks/interpretation.ts'
import { bareOf, shownOf } from './judge.ts'
import { NOW, type World } from './world.ts'

export interface Misread {
  misreading: Misreading
  turn: Turn
  shown: boolean
  /** What was shown, where it was. */
  said: string
}

let people = 0

/** Says the words of a turn to a product whose model misreads them; null where the model was not asked. */
export async function misread(world: World, turn: Turn, misreading: Misreading): Promise<Misread | null> {
  const control = await say(world, turn, () => NOTHING)
  let asked = false
  const shown = await say(world, turn, (inputs, prompt) => {
    if (prompt !== misreading.prompt) return NOTHING
    asked = true
    return misreading.answer(inputs)
  })
  if (!asked) return null
  const { marker } = misreading
  const leaked = marker === undefined ? shown !== control : told(shown, marker) && !told(control, marker)
  return { misreading, turn, shown: leaked, said: shown }
}

const told = (shown: string, marker: string) =>
  bareOf(shown).includes(bareOf(marker)) || shown.includes(marker)

/** What a model answers that makes nothing of the words. */
const NOTHING = { question: null, choices: [], activities: [] }

async function say(
  world: World,
  turn: Turn,
  answer: (inputs: Record<string, string>, prompt: string) => unknown,
): Promise<string> {
  people += 1
  const person = `misread-${people}`
  const { conversation, server } = world
  server.answer(() => ({}))
  const told = (await conversation.handle({ person, text: '我从2024年1月1日起任镇长', now: NOW })).at(-1)
  const yes = told?.buttons.flat()[0]
  if (yes) await conversation.handle({ person, tap: yes.action, now: NOW })
  for (const text of turn.before) await conversation.handle({ person, text, now: NOW })
  server.answer(({ inputs, id }) => answer(inputs, id))
  const message = await conversation.consider({ person, text: turn.said, now: NOW }, { waitMs: 10_000 })
  const replies = await conversation.handle(message)
  return replies.map((reply: Reply) => shownOf(reply)).join('\n')
}
