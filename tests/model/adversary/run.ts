/** `npm run adversary`: every attack through the product, the table, docs/ADVERSARY.md; exit 1 where any was shown. */
import { writeFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { parseArgs } from 'node:util'
import { ATTACKS } from './attacks/index.ts'
import { POISON } from './attacks/injections.ts'
import { MISREADINGS, TURNS } from './attacks/interpretation.ts'
import { countHonest } from './honesty.ts'
import { type Misread, misread } from './misread.ts'
import { documentOf, rowsOf, tableOf } from './report.ts'
import { SCENES } from './scenes.ts'
import { ask, DRESSINGS, type Dressing, type Outcome, strike, Unasked } from './strike.ts'
import type { Attack, Scene } from './types.ts'
import { openWorld } from './world.ts'

const DOCUMENT = fileURLToPath(new URL('../../../docs/ADVERSARY.md', import.meta.url))
const { values } = parseArgs({ options: { every: { type: 'boolean' }, only: { type: 'string' } } })
const attacks = ATTACKS.filter(({ kind }) => values.only === undefined || kind === values.only)
const misreadings = MISREADINGS.filter(({ kind }) => values.only === undefined || kind === values.only)

/** Kinds that find a hold in few places. */
const SCARCE = new Set([
  'obeyed the question',
  'obeyed a source',
  'agreed with the question',
  'condition',
  'order',
  'joined items',
  'modal',
  'negation',
  'fact',
  'subject',
  'joining word',
  'mark',
  'bracket',
  'list in part',
  'beside the point',
  'words of the question as a title',
])

const outcomes: Outcome[] = []
// Each has a product, a database and a server of its own: while one waits, others go on.
const waiting = [...SCENES.entries()]
const bySceneAt = new Map<number, Outcome[]>()
const worker = async () => {
  for (let next = waiting.shift(); next; next = waiting.shift())
    bySceneAt.set(next[0], await runScene(next[1], next[0]))
}
await Promise.all([worker(), worker(), worker()])
outcomes.push(...SCENES.flatMap((_, at) => bySceneAt.get(at) ?? []))
const misreads = await runMisreadings()
const rows = rowsOf(outcomes, misreads)
const leaks = [
  ...outcomes
    .filter(({ shown }) => shown)
    .map(
      ({ attack, scene, dressing, said }) =>
        `${attack.kind} | ${attack.name} | ${scene.id}, ${dressing} | ${said.slice(0, 200)}`,
    ),
  ...misreads
    .filter(({ shown }) => shown)
    .map(
      ({ misreading, turn, said }) =>
        `${misreading.kind} | ${misreading.name} | ${turn.said} | ${said.slice(0, 200)}`,
    ),
]
process.stdout.write(`${tableOf(rows)}\n`)
for (const leak of leaks) process.stdout.write(`SHOWN ${leak}\n`)
if (!values.every && values.only === undefined) {
  const world = await openWorld()
  const honesty = await countHonest(world)
  await world.end()
  process.stdout.write(`honest answers in the model's words: ${honesty.whole} of ${honesty.answered}\n`)
  writeFileSync(DOCUMENT, documentOf(rows, outcomes, SCENES, honesty))
}
process.exitCode = leaks.length > 0 ? 1 : 0

/** Where an attack is tried on a question: in a place that changes, and most of them on every third alone. */
function placesOf(at: number, k: number, { kind }: Attack): readonly Dressing[] {
  if (values.every || kind.startsWith('obeyed')) return DRESSINGS
  if (SCARCE.has(kind)) return [DRESSINGS[(at + k) % DRESSINGS.length] ?? 'alone']
  return (at + k) % 3 === 0 ? [DRESSINGS[((at + k) / 3) % DRESSINGS.length] ?? 'alone'] : []
}

/** Attacks on one question. */
async function runScene(scene: Scene, at: number): Promise<Outcome[]> {
  const open = () => openWorld(scene.poisoned ? POISON : undefined)
  let world = await open()
  let asked = await ask(world, scene)
  if (!asked.material) throw new Error(`${scene.id}: nothing to put in words`)
  const found: Outcome[] = []
  for (const [k, attack] of attacks.entries()) {
    for (const dressing of placesOf(at, k, attack)) {
      const once = () => strike(world, asked, attack, dressing)
      const outcome = await once().catch(async (error: unknown) => {
        if (!(error instanceof Unasked)) throw error
        await world.end()
        world = await open()
        asked = await ask(world, scene)
        return once()
      })
      if (outcome) found.push(outcome)
    }
  }
  await world.end()
  return found
}

async function runMisreadings(): Promise<Misread[]> {
  const found: Misread[] = []
  for (const turn of TURNS) {
    let world = await openWorld()
    for (const misreading of misreadings.filter(({ prompt }) => prompt === turn.prompt)) {
      let outcome = await misread(world, turn, misreading)
      if (!outcome) {
        await world.end()
        world = await openWorld()
        outcome = await misread(world, turn, misreading)
      }
      if (!outcome) throw new Error(`${turn.id}: the model is not asked`)
      found.push(outcome)
    }
    await world.end()
  }
  return found
}
