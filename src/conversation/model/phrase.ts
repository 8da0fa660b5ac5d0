import type { Answer } from '../../answers/index.ts'
import { worthPhrasing } from '../../phrasing/index.ts'
import type { Block, Reply } from '../../reply/index.ts'
import { publicAnswer } from '../groups/public-answer.ts'
import { openTurn, type Parts, type Turn } from '../turn.ts'
import type { IncomingMessage, Phrasing } from '../types.ts'
import { type Found, replyOf } from '../views/answer-view.ts'
import { factsFor } from './facts.ts'

/** The reader has an answer already: a model may take its time, but not for ever. */
const TOTAL_MS = 20_000
/** Lines among which the reply is looked for: those that one message may be answered with. */
const LATEST_LINES = 6

/** See `Conversation.phrasable`. */
export function phrasable(parts: Parts, reply: Reply): boolean {
  return (
    parts.phraser !== undefined && reply.asked !== undefined && worthPhrasing(foundAgain(parts, reply).answer)
  )
}

/** See `Conversation.phrase`. */
export async function phrase(
  parts: Parts,
  message: IncomingMessage,
  reply: Reply,
  { signal, patienceMs, onProgress }: Phrasing,
): Promise<Reply | null> {
  const { phraser } = parts
  if (!phraser || !phrasable(parts, reply)) return null
  const turn = await openTurn(parts, message)
  // Whoever was not invited must not use up what the members' answers need.
  if (turn.standing.role === 'guest') return null
  const found = foundAgain(parts, reply)
  const inWords = (answer: Answer) => revised(turn, reply, found, answer)
  const { answer } = await phraser.phrase({
    question: found.asked.question,
    answer: found.answer,
    facts: turn.group ? [] : factsFor(turn, found.answer),
    ...(signal ? { signal } : {}),
    patienceMs: patienceMs ?? null,
    totalMs: TOTAL_MS,
    ...(onProgress ? { onProgress: (so) => onProgress(inWords(so)) } : {}),
  })
  if (answer === null || signal?.aborted) return null
  const whole = inWords(answer)
  return turn.group || (await kept(turn, reply, whole)) ? whole : null
}

/** The answer behind a reply: the same question in the same context gets the same answer. */
function foundAgain({ answerer }: Parts, { asked }: Reply): Found {
  if (asked === undefined) throw new Error('the reply answers no question')
  return { asked, answer: answerer.ask(asked.question, asked) }
}

/** The reply with the answer's blocks exchanged; what stands above and below them stays. */
function revised(turn: Turn, reply: Reply, found: Found, answer: Answer): Reply {
  const before = shown(turn, found)
  const now = shown(turn, { ...found, answer })
  const at = placeOf(before.blocks, reply.blocks)
  const blocks = [
    ...reply.blocks.slice(0, at),
    ...now.blocks,
    ...reply.blocks.slice(at + before.blocks.length),
  ]
  return { ...reply, blocks, citations: now.citations }
}

function shown(turn: Turn, found: Found): Reply {
  const whole = replyOf(turn, found)
  return turn.group ? publicAnswer(whole).reply : whole
}

function placeOf(part: readonly Block[], blocks: readonly Block[]): number {
  const same = (a: Block | undefined, b: Block | undefined) => JSON.stringify(a) === JSON.stringify(b)
  const at = blocks.findIndex((_, start) => part.every((block, i) => same(block, blocks[start + i])))
  if (at === -1) throw new Error('the reply does not hold its own answer')
  return at
}

/** Stores the line that is read instead of the reply's; not where another message has come since. */
async function kept(turn: Turn, reply: Reply, whole: Reply): Promise<boolean> {
  const body = JSON.stringify(reply)
  return turn.parts.store.transaction(async (store) => {
    const rows = await store.messages(turn.by, LATEST_LINES)
    const at = rows.findLastIndex((row) => row.from === 'assistant' && row.body === body)
    const row = rows[at]
    if (row === undefined || rows.slice(at).some(({ from }) => from === 'person')) return false
    const line = { person: turn.by, from: 'assistant' as const, body: JSON.stringify(whole) }
    await store.addMessages([{ ...line, at: turn.now.toISOString(), revises: row.seq }])
    return true
  })
}
