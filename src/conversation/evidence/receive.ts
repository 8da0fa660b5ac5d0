import type { Attached } from '../../ledger/index.ts'
import type { Block, Reply } from '../../reply/index.ts'
import { type AttachCard, keepCard, type LogCard, type OpenCard, readCard } from '../cards/card.ts'
import { showLogCard } from '../cards/log-card-view.ts'
import type { Turn } from '../turn.ts'
import { attachCardOf, openAttachCard } from './attach-card.ts'
import { turnOver } from './entries.ts'
import { distinct } from './schema.ts'
import { isTakenUp } from './taken-up.ts'

/** Pictures sent one after another belong together. */
const TOGETHER_MS = 60_000
/** On one card. */
const MOST_FILES = 20

/**
 * Puts files where they belong: on the report that waits for its confirmation; with those sent within a minute before;
 * or on a card of their own, that asks for the entry.
 */
export async function offerFiles(turn: Turn, evidence: readonly Attached[], words: string): Promise<Reply> {
  const report = await waitingReport(turn)
  if (report) {
    const { over, card } = report
    const merged = distinct([...(card.payload.evidence ?? []), ...evidence])
    const next = await keepCard(over, { ...card.payload, evidence: merged.slice(0, MOST_FILES) }, card.id)
    return limited(showLogCard(over, next), merged)
  }
  const waiting = await attachCardOf(turn)
  if (!waiting || turn.now.getTime() - Date.parse(waiting.createdAt) > TOGETHER_MS)
    return limited(await openAttachCard(turn, evidence.slice(0, MOST_FILES), words), evidence)
  const { payload, id } = waiting.card as OpenCard<AttachCard>
  const merged = distinct([...payload.evidence, ...evidence])
  const said = [payload.words, words].filter(Boolean).join('；')
  return limited(await openAttachCard(turn, merged.slice(0, MOST_FILES), said, id), merged)
}

/** The report of who speaks that waits for its confirmation, with the turn over the record that it is for. */
async function waitingReport(turn: Turn): Promise<{ over: Turn; card: OpenCard<LogCard> } | null> {
  const row = (await turn.parts.store.openPending(turn.by)).find((each) => each.kind === 'log')
  if (!row) return null
  const card = readCard(row) as OpenCard<LogCard>
  const over = await turnOver(turn, card.payload.person ?? turn.by)
  return over && { over, card }
}

function limited(given: Reply, all: readonly Attached[]): Reply {
  if (all.length <= MOST_FILES) return given
  const text = `一张卡片最多 ${MOST_FILES} 个附件，其余 ${all.length - MOST_FILES} 个没有列上，请确认以后再发`
  const note: Block = { type: 'note', text }
  return { ...given, blocks: [...given.blocks, note] }
}

/** The replies, and a card for what came with the words where none of them took it up. */
export async function offerUntaken(turn: Turn, replies: Reply[], words: string): Promise<Reply[]> {
  const evidence = turn.evidence ?? []
  if (await isTakenUp(turn, evidence)) return replies
  return [...replies, await offerFiles(turn, evidence, words)]
}
