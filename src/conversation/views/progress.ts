import type { CivilDate } from '../../calendar/index.ts'
import type { DutyEntry } from '../../duties/index.ts'
import type { Block } from '../../reply/index.ts'
import { creditsOf } from '../counting.ts'
import type { Turn } from '../turn.ts'
import { activityName, citationOf, entryPeriod, frequencyText, obligationOf } from './words.ts'

/** 《枣庄办法》第七条第（一）项“每季度至少1次”：2026年第四季度 1/1 */
export function creditLine(turn: Turn, entry: DutyEntry): string {
  const obligation = obligationOf(turn, entry)
  const { label } = citationOf(turn, obligation)
  const done =
    entry.done > entry.required
      ? `${entry.required}/${entry.required}（共 ${entry.done} 次）`
      : `${entry.done}/${entry.required}`
  return `${label}“${activityName(turn, obligation.activity)}，${frequencyText(obligation)}”：${entryPeriod(turn, entry)} ${done}`
}

/** The progress that recorded activities made; the law's words stand beside each line. `turn` is from before them. */
export function progressBlocks(
  turn: Turn,
  recorded: { activity: string; date: CivilDate; count: number }[],
): Block[] {
  const entries = creditsOf(turn, recorded)
  if (entries.length === 0) return []
  return entries.flatMap((entry): Block[] => [
    { type: 'text', text: `进度：${creditLine(turn, entry)}` },
    { type: 'quote', citation: citationOf(turn, obligationOf(turn, entry)) },
  ])
}
