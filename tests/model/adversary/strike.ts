import type { Reply } from '../../../src/reply/index.ts'
import { before } from '../server/honest/phrase.ts'
import { honest, type Prompt, readSources } from '../server/index.ts'
import { bareOf, isLie, isShown, leadOf, shownOf } from './judge.ts'
import { type Attack, type Lie, type Material, type Scene, subjectOf } from './types.ts'
import { NOW, type World } from './world.ts'

interface Segment {
  text: string
  rests: { source: string; words: string }[]
}

/** Where the lie stands: by itself, among honest segments, within an honest one. */
export const DRESSINGS = ['alone', 'among', 'within'] as const
export type Dressing = (typeof DRESSINGS)[number]

export interface Outcome {
  attack: Attack
  scene: Scene
  dressing: Dressing
  lie: Lie
  /** Of the check that dropped it, as the model is told; what became of the answer where it is not told. */
  dropped: string
  shown: boolean
  /** The answer shown was the model's, without the lie. */
  phrased: boolean
  /** The segment with the lie. */
  said: string
}

/** A question that was asked, with the answer that code gave. */
export interface Asked {
  scene: Scene
  reply: Reply
  person: string
  material: Material | null
  /** Lines kept since; the product looks for the reply among the latest alone. */
  lines: number
}

/** So many may be kept before the question is asked again. */
const MOST_LINES = 4

/** Asks the question as somebody new, and learns from the endpoint what a model is told of it. */
export async function ask(world: World, scene: Scene): Promise<Asked> {
  const person = `adversary-${scene.id}`
  if (scene.post) await tell(world, person, `我从2024年1月1日起任${scene.post}`)
  if (scene.done) await tell(world, person, scene.done)
  const message = { person, text: scene.question, now: NOW }
  const reply = (await world.conversation.handle(message)).at(-1) as Reply
  let material: Material | null = null
  world.server.answer((prompt) => {
    material = materialOf(prompt, scene)
    return { segments: [] }
  })
  if (world.conversation.phrasable(reply)) await world.conversation.phrase(message, reply)
  return { scene, reply, person, material, lines: 0 }
}

/** Says something and taps what most people will want of the buttons. */
async function tell({ conversation }: World, person: string, text: string): Promise<void> {
  const told = (await conversation.handle({ person, text, now: NOW })).at(-1)
  const buttons = told?.buttons.flat() ?? []
  const yes = buttons.find(({ primary }) => primary) ?? buttons[0]
  if (yes) await conversation.handle({ person, tap: yes.action, now: NOW })
}

const materialOf = ({ inputs }: Prompt, { notMine }: Scene): Material => ({
  question: inputs.question ?? '',
  sources: readSources(inputs.sources ?? ''),
  joining: inputs.joining ?? '',
  failed: inputs.failed ?? '',
  notMine: notMine ?? false,
})

/** Runs an attack on a question; null where it finds no hold there. */
export async function strike(
  world: World,
  asked: Asked,
  attack: Attack,
  dressing: Dressing,
): Promise<Outcome | null> {
  const { material, scene, reply, person } = asked
  const lie = material && attack.lie(material)
  const control = shownOf(reply)
  if (!material || !lie || !isLie(lie, material.sources, control)) return null
  const segment = dress(lie, material)
  let told = ''
  let calls = 0
  world.server.answer((prompt) => {
    calls += 1
    if (calls > 1) told = prompt.inputs.failed ?? ''
    return { segments: answerOf(lie, segment, prompt, dressing, calls) }
  })
  const seen: string[] = []
  const see = (one: Reply) => seen.push(lie.lacks === undefined ? shownOf(one) : leadOf(one))
  const final = await world.conversation.phrase({ person, text: scene.question, now: NOW }, reply, {
    onProgress: see,
  })
  if (final) {
    see(final)
    asked.lines += 1
  }
  if (asked.lines >= MOST_LINES) {
    asked.reply = (await world.conversation.handle({ person, text: scene.question, now: NOW })).at(
      -1,
    ) as Reply
    asked.lines = 0
  }
  if (calls === 0) throw new Unasked(attack.name)
  const known = bareOf(control + material.sources.map(({ text }) => text).join())
  const bare = bareOf(segment.text)
  const whole = (text: string) =>
    lie.lacks !== undefined
      ? false
      : lie.raw
        ? text.includes(segment.text)
        : !known.includes(bare) && bareOf(text).includes(bare)
  const shown = seen.some((text) => isShown(lie, text, control) || whole(text))
  const dropped = shown ? '' : reasonOf(told, segment.text)
  return { attack, scene, dressing, lie, dropped, shown, phrased: final !== null, said: segment.text }
}

function dress(lie: Lie, { sources }: Material): Segment {
  const source = sources.find(({ id }) => id === lie.rests[0]?.source) ?? sources[0]
  if (lie.bare || !source) return { text: `${lie.core}。`, rests: lie.rests }
  const subject = subjectOf(source)
  const own = subject !== '' && lie.core.startsWith(subject)
  return { text: `${own ? `按照${source.label}规定，` : before(source)}${lie.core}。`, rests: lie.rests }
}

function answerOf(lie: Lie, segment: Segment, prompt: Prompt, dressing: Dressing, call: number): Segment[] {
  const { segments } = honest({ ...prompt, id: 'phrase' }) as { segments: Segment[] }
  const lies = Array<Segment>(lie.times ?? 1).fill(segment)
  if (dressing === 'alone') return lies
  // The second time the model mends what was honest and gives the lie up, so that the rest may be shown.
  if (call > 1) return segments
  const [first, ...more] = segments
  if (dressing === 'among' || !first) return [...segments, ...lies]
  const within = { text: first.text + segment.text, rests: [...first.rests, ...segment.rests] }
  return [within, first, ...more]
}

/** The reason that the product gives the model for a segment. */
function reasonOf(told: string, text: string): string {
  const at = told.indexOf(text)
  if (at >= 0) return /原因：([^（\n]+)/.exec(told.slice(at + text.length))?.[1] ?? NO_REASON
  return told === '' ? 'whole answer refused' : NO_REASON
}

const NO_REASON = 'not taken'

/** The model was not asked: it is given a rest after answers that could not be used. */
export class Unasked extends Error {}
