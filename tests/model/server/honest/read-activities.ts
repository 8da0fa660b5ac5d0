import { readLines } from '../prompt.ts'
import { near, pairs } from './words.ts'

const PLACE =
  /(?:到|去|在|赴)([\p{Script=Han}\w]{2,12}?)(?:开展|进行|带队|检查|调研|督导|开会|召开|看|查|[，。、；\s]|$)/u

/** For each clause of the words the activity that is nearest, with the clause and the place that it names. */
export function readActivities(inputs: Record<string, string>): unknown {
  const activities = readLines(inputs.activities ?? '')
  const found = new Map<string, { activity: string; words: string; place: string | null }>()
  for (const clause of (inputs.said ?? '').split(/[，。；！？\n]/)) {
    const asked = pairs(clause)
    const best = activities
      .map(({ id, words }) => ({ id, near: near(asked, words) }))
      .sort((a, b) => b.near - a.near)[0]
    if (!best || best.near === 0 || found.has(best.id)) continue
    found.set(best.id, { activity: best.id, words: clause.trim(), place: PLACE.exec(clause)?.[1] ?? null })
  }
  return { activities: [...found.values()] }
}
