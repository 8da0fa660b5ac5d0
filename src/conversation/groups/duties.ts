import { type Block, type DutyCard, type Reply, reply } from '../../reply/index.ts'
import type { Turn } from '../turn.ts'
import { dutyGroups } from '../views/duties-view.ts'
import { activitiesNamed } from '../views/words.ts'
import type { Wish } from './wish.ts'

/** Duties beyond these are seen in private. */
const MOST_SHOWN = 8

type DutiesQuery = NonNullable<Extract<Wish, { type: 'personal' }>['duties']>

/**
 * The speaker's own duties as they may stand in a group: what is due and how it stands, and nothing of what was
 * recorded: no words, no places, no days of what was done, no names and no posts.
 */
export function dutiesInGroup(turn: Turn, query: DutiesQuery, words: string): Reply {
  const named = activitiesNamed(turn, words)
  const fits = (duty: DutyCard) =>
    named.length === 0 || named.includes(turn.parts.knowledge.obligation(duty.obligation)?.activity ?? '')
  const wanted = (duty: DutyCard) =>
    duty.state !== 'uncounted' && (!query.openOnly || duty.state === 'open' || duty.state === 'missed')
  const all = dutyGroups(turn, query.from, query.to).flatMap((group) => group.duties)
  const duties = all.filter(fits).filter(wanted)
  const shown = duties.slice(0, MOST_SHOWN)
  const blocks: Block[] = [{ type: 'lead', text: leadOf(query, duties) }]
  if (shown.length > 0) blocks.push({ type: 'list', items: shown.map(lineOf) })
  if (duties.length > shown.length)
    blocks.push({ type: 'note', text: `另有 ${duties.length - shown.length} 项，在私聊里看` })
  return reply({ blocks })
}

function leadOf({ name, openOnly }: DutiesQuery, duties: DutyCard[]): string {
  if (duties.length > 0) return `您${name}的职责：`
  return openOnly ? `您${name}没有待完成的职责。` : `您${name}没有带次数要求的职责。`
}

/** 带队检查 · 2026年第四季度：未完成，12月31日前，还有 39 天（《枣庄办法》第七条第（一）项） */
function lineOf(duty: DutyCard): string {
  return `${duty.title}：${duty.stateText}（${duty.citation.label}）`
}
