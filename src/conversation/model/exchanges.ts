import type { Exchange } from '../../interpretation/index.ts'
import type { Reply } from '../../reply/index.ts'
import type { MessageRow } from '../../storage/index.ts'
import { withoutRevised } from '../history.ts'
import type { Turn } from '../turn.ts'

/** How far back a follow-up reaches. */
const LINES = 12
const MINUTES = 30
/** Replies that may stand between a question and its follow-up, such as the help. */
const BETWEEN = 1

/** What was asked just before in this chat by who speaks, latest last; empty where something else was talked of since. */
export async function exchangesOf(turn: Turn): Promise<Exchange[]> {
  const since = new Date(turn.now.getTime() - MINUTES * 60_000)
  if (turn.group) return turn.parts.recent?.of(turn.group.address, turn.by, since) ?? []
  const rows = await turn.parts.store.messages(turn.by, LINES)
  return exchangesIn(rows.filter((row) => row.at >= since.toISOString()))
}

function exchangesIn(rows: MessageRow[]): Exchange[] {
  const replies = withoutRevised(rows)
    .filter((row) => row.from === 'assistant')
    .map((row) => JSON.parse(row.body) as Reply)
  const latest = replies.slice(-1 - BETWEEN)
  if (latest.every((each) => each.asked === undefined)) return []
  return replies.flatMap((each) => exchangeOf(each) ?? [])
}

/** Words that were a follow-up themselves and could not be completed. */
const UNFINISHED = /呢[?？。!！~…]*$/u

/** What a reply answered; null where it answers no whole question: nothing can be built upon what was refused. */
export function exchangeOf({ asked, blocks, citations }: Reply): Exchange | null {
  if (asked === undefined || citations.length === 0 || UNFINISHED.test(asked.question)) return null
  const lead = blocks.find((block) => block.type === 'lead')
  return { question: asked.question, shown: lead?.type === 'lead' ? lead.text : '' }
}
