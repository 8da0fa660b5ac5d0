import { readLines } from '../prompt.ts'
import { near, pairs } from './words.ts'

const PLACE =
  /(?:到|去|在|赴)([\p{Script=Han}\w]{2,12}?)(?:开展|进行|带队|检查|调研|督导|开会|召开|看|查|[，。、；\s]|$)/u

/** What people say for an activity that shares no word with its name. */
const SAID_AS: [string, RegExp][] = [
  ['led-inspection', /跑了|转了|看了一遍|查了|巡了|盯了/],
  ['training', /课|讲了|教了/],
  ['field-research', /摸了?摸?底|听了听|走访|了解了/],
  ['safety-work-meeting', /碰了?头|捋了|叫到一块|开了?个?会/],
]

/** For each clause of the words the activity that is nearest, with the clause and the place that it names. */
export function readActivities(inputs: Record<string, string>): unknown {
  const activities = readLines(inputs.activities ?? '')
  const found = new Map<string, { activity: string; words: string; place: string | null }>()
  for (const clause of (inputs.said ?? '').split(/[，。；！？\n]/)) {
    const asked = pairs(clause)
    const best = activities
      .map(({ id, words }) => ({ id, near: near(asked, words) + (meant(id, clause) ? 1 : 0) }))
      .sort((a, b) => b.near - a.near)[0]
    if (!best || best.near === 0 || found.has(best.id)) continue
    found.set(best.id, { activity: best.id, words: clause.trim(), place: PLACE.exec(clause)?.[1] ?? null })
  }
  return { activities: [...found.values()] }
}

function meant(id: string, clause: string): boolean {
  return SAID_AS.some(([activity, said]) => activity === id && said.test(clause))
}
